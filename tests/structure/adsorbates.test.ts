import { describe, expect, it } from 'vitest'
import { elementProperty } from '../../src/composition/element-properties.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { defaultSize } from '../../src/question/structure.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { ADSORBATES, findAdsorbate } from '../../src/structure/adsorbates.ts'
import { placedAdsorbate } from '../../src/structure/placed-adsorbate.ts'
import { buildSlab } from '../../src/structure/slab.ts'
import type { Atom } from '../../src/structure/structure.ts'

const SITES = allSites().filter(({ facet }) => facet !== 'bulk')

const built = (siteId: string, adsorbate: string, composition: string, seed = 1) => {
  const site = findSite(siteId)
  return buildSlab({
    site,
    alloy: unlayered(parseComposition(composition)),
    size: defaultSize(site),
    latticeConstant: 3.92,
    vacuum: 10,
    fixedLayers: 2,
    adsorbate: findAdsorbate(adsorbate),
    fingerprint: null,
    place: null,
    seed,
  }).structure
}

const adsorbateOf = (atoms: readonly Atom[]) => atoms.filter(({ layer }) => layer === 0)

const heightOn = (siteId: string, adsorbate: string): number => {
  const { atoms } = built(siteId, adsorbate, 'Pt')
  const top = Math.max(...atoms.filter(({ layer }) => layer === 1).map(({ position }) => position[2]))
  return (adsorbateOf(atoms)[0] as Atom).position[2] - top
}

describe('an adsorbate', () => {
  it('is as high over Pt(111) as its bond length and the distance of its atoms make it', () => {
    const a = 3.92
    expect(heightOn('fcc111-top', 'O')).toBeCloseTo(1.85, 9)
    expect(heightOn('fcc111-bridge', 'CO')).toBeCloseTo(Math.sqrt(2.05 ** 2 - a ** 2 / 8), 9)
    expect(heightOn('fcc111-fcc', 'H')).toBeCloseTo(Math.sqrt(1.85 ** 2 - a ** 2 / 6), 9)
    expect(heightOn('fcc100-hollow', 'N')).toBeCloseTo(Math.sqrt(2.05 ** 2 - a ** 2 / 4), 9)
  })

  it('is as high in Pt(111) hollows as DFT has H, O, CO and NO there: 0.9, 1.2, 1.3 and 1.3 angstrom, within 0.1', () => {
    // Ford, Xu and Mavrikakis, Surf. Sci. 587 (2005) 159, rounded.
    for (const [name, height] of [
      ['H', 0.9],
      ['O', 1.2],
      ['CO', 1.3],
      ['NO', 1.3],
    ] as const)
      expect(Math.abs(heightOn('fcc111-fcc', name) - height)).toBeLessThan(0.1)
  })

  it.each(SITES.map(({ id }) => id))(
    '%s: is nowhere nearer to a metal atom than their bond length, and touches one or is half an angstrom high',
    id => {
      const touched = findSite(id).ensemble.length - 1
      for (const { name, bondLength } of ADSORBATES) {
        const { atoms, cell } = built(id, name, 'AgAuCuPdPt', 7)
        const [bound] = adsorbateOf(atoms) as [Atom]
        const slack = atoms
          .filter(({ layer }) => layer !== 0)
          .flatMap(({ element, position }) => {
            const radius = elementProperty(element, 'atomicRadius') - elementProperty('Pt', 'atomicRadius')
            const bond = (bondLength[touched] as number) + radius / 100
            return [-1, 0, 1].flatMap(i =>
              [-1, 0, 1].map(
                j =>
                  Math.hypot(
                    position[0] + i * cell[0][0] + j * cell[1][0] - bound.position[0],
                    position[1] + j * cell[1][1] - bound.position[1],
                    position[2] - bound.position[2],
                  ) - bond,
              ),
            )
          })
        const surface = Math.max(
          ...atoms.filter(({ layer }) => layer === 1).map(({ position }) => position[2]),
        )
        expect(Math.min(...slack)).toBeGreaterThan(-1e-9)
        expect(bound.position[2] - surface).toBeGreaterThan(0.5 - 1e-9)
        if (bound.position[2] > surface + 0.5 + 1e-9) expect(Math.min(...slack)).toBeLessThan(1e-9)
      }
    },
  )

  it('rests higher on a larger metal: by the difference of metallic radii on top', () => {
    const on = (metal: string) =>
      placedAdsorbate(findAdsorbate('O'), {
        ensemble: [[0, 0, 0]],
        metal: [{ element: metal, position: [0, 0, 0] }],
      })[0]?.position[2] as number
    expect(on('Ag') - on('Cu')).toBeCloseTo(0.18, 9)
  })

  it('holds its molecules together at their bond lengths, CO upright, OH leaning across a bridge', () => {
    for (const { id } of SITES)
      for (const { name, outer } of ADSORBATES.filter(candidate => candidate.outer !== undefined)) {
        const [bound, other] = adsorbateOf(built(id, name, 'Pt').atoms) as [Atom, Atom]
        const between = [0, 1, 2].map(
          axis => (other.position[axis] as number) - (bound.position[axis] as number),
        ) as [number, number, number]
        const touched = findSite(id).ensemble.length - 1
        expect(Math.hypot(...between)).toBeCloseTo(outer?.distance[touched] as number, 9)
        expect(between[2]).toBeGreaterThan(0)
        if (name === 'CO') expect(Math.hypot(between[0], between[1])).toBeLessThan(1e-9)
      }
    const [oxygen, hydrogen] = placedAdsorbate(findAdsorbate('OH'), {
      ensemble: [
        [0, -1.4, 0],
        [0, 1.4, 0],
      ],
      metal: [],
    })
    expect(hydrogen?.position[0]).toBeGreaterThan(0.5)
    expect(hydrogen?.position[1]).toBeCloseTo(oxygen?.position[1] as number, 9)
  })

  it('is refused by the nearest name when there is none, and on a metal without a radius', () => {
    expect(() => findAdsorbate('Oh')).toThrow('unknown adsorbate "Oh"; did you mean')
    expect(() => built('fcc111-top', 'O', 'U')).toThrow('there is no atomic radius for U')
  })
})
