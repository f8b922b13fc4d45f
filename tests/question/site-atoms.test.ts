import { describe, expect, it } from 'vitest'
import { fingerprintEnergy } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerSiteAtoms, type PlacedAtom, siteAtomsQuestion } from '../../src/question/site-atoms.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { readFingerprint } from '../../src/structure/slab-fingerprint.ts'

const ask = (fields: Record<string, string | string[]>) =>
  answerSiteAtoms(readQuestion(siteAtomsQuestion, fields), loadModel)

const length = (a: readonly number[]) => Math.hypot(...a)

const apart = (one: PlacedAtom, other: PlacedAtom) =>
  length(one.position.map((component, axis) => component - (other.position[axis] as number)))

const elementsIn = (atoms: readonly PlacedAtom[], zone: string) => {
  const counts: Record<string, number> = {}
  for (const { element } of atoms.filter(atom => atom.zone === zone).sort())
    counts[element as string] = (counts[element as string] ?? 0) + 1
  return counts
}

const sites = allSites().map(site => [site.id, site] as const)

describe('the atoms of a site', () => {
  it.each(sites)('%s: are those of its ensemble and zones, as far away and as deep as these', (id, site) => {
    const { atoms, latticeConstant } = ask({ site: id })
    for (const { name, atoms: count, distance, layer } of [...site.zones, ...site.zonesBeyond]) {
      const own = atoms.filter(({ zone }) => zone === name)
      expect(own).toHaveLength(count)
      for (const atom of own) {
        expect(atom.distance).toBeCloseTo(distance, 12)
        expect(length(atom.position)).toBeCloseTo(distance * latticeConstant, 10)
        expect(atom.layer).toBe(layer)
      }
    }
    expect(atoms.filter(({ zone }) => zone === 'ensemble')).toHaveLength(site.ensemble.length)
    expect(atoms.some(({ zone }) => zone === null)).toBe(id !== 'bulk')
    expect(atoms.every(({ element }) => element === null)).toBe(true)
  })

  it.each(sites)('%s: are an fcc crystal with its surface up', (id, site) => {
    const { atoms, latticeConstant, adsorbatePosition } = ask({ site: id, composition: 'IrPt' })
    const nearest = latticeConstant / Math.SQRT2
    const ensemble = atoms.filter(({ zone }) => zone === 'ensemble')
    for (const [place, atom] of ensemble.entries()) {
      const distances = atoms.filter(other => other !== atom).map(other => apart(atom, other))
      expect(Math.min(...distances)).toBeCloseTo(nearest, 10)
      expect(distances.filter(distance => distance < nearest + 1e-6)).toHaveLength(
        site.coordination[place] as number,
      )
    }
    if (site.facet === 'bulk') return
    const heights = new Map<number, number>()
    for (const { layer, position } of atoms) {
      const known = heights.get(layer as number) ?? position[2]
      expect(position[2]).toBeCloseTo(known, 10)
      heights.set(layer as number, known)
    }
    const inOrder = [...heights].sort(([a], [b]) => a - b).map(([, height]) => height)
    expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a))
    expect(adsorbatePosition?.slice(0, 2)).toEqual([expect.closeTo(0, 10), expect.closeTo(0, 10)])
    for (const atom of ensemble)
      expect(
        length(atom.position.map((component, axis) => component - (adsorbatePosition?.[axis] as number))),
      ).toBeCloseTo(nearest, 10)
  })

  it('hold the fingerprint that is asked for, and the alloy elsewhere', () => {
    const text = 'Ir; surface Ir2Pt4, subsurface Ru3'
    const { atoms, fingerprint } = ask({ site: 'fcc111-top', composition: 'PdRh', fingerprint: text })
    expect(fingerprint?.startsWith(text)).toBe(true)
    expect(elementsIn(atoms, 'ensemble')).toEqual({ Ir: 1 })
    expect(elementsIn(atoms, 'surface')).toEqual({ Ir: 2, Pt: 4 })
    expect(elementsIn(atoms, 'subsurface')).toEqual({ Ru: 3 })
    const around = new Set(atoms.filter(({ zone }) => zone === null).map(({ element }) => element))
    expect(around).toEqual(new Set(['Pd', 'Rh']))
  })

  it('of a fingerprint alone are unknown in the zones that it leaves out', () => {
    const { atoms, fingerprint, latticeConstantFrom } = ask({
      site: 'fcc111-top',
      fingerprint: 'Ir; surface Pt6',
    })
    expect(fingerprint).toBe('Ir; surface Pt6')
    expect(latticeConstantFrom).toBe('Vegard')
    for (const { zone, element } of atoms)
      expect(element === null).toBe(zone !== 'ensemble' && zone !== 'surface')
  })

  it('are drawn from the composition of their layer, the same for the same seed', () => {
    const fields = { site: 'fcc111-fcc', composition: 'IrRu', layer: ['1=Pt', '3=Pd'] }
    const { atoms } = ask(fields)
    for (const { layer, element } of atoms)
      if (layer === 2) expect(['Ir', 'Ru']).toContain(element)
      else expect(element).toBe(layer === 1 ? 'Pt' : 'Pd')
    expect(ask({ ...fields, seed: '1' }).atoms).toEqual(atoms)
    expect(ask({ ...fields, seed: '2' }).atoms).not.toEqual(atoms)
  })

  it('have the share of every element that the composition says, over many seeds', () => {
    const draws = Array.from({ length: 200 }, (_, seed) =>
      ask({ site: 'bulk', composition: 'Ir20Pt80', seed: String(seed) }).atoms.map(({ element }) => element),
    ).flat()
    const share = draws.filter(element => element === 'Ir').length / draws.length
    // Five standard errors of a binomial share.
    expect(Math.abs(share - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / draws.length))
  })

  it('are as far apart as the lattice constant that is given', () => {
    const [, neighbour] = ask({ site: 'bulk', latticeConstant: '4' }).atoms
    expect(length(neighbour?.position ?? [])).toBeCloseTo(4 / Math.SQRT2, 12)
    expect(ask({ site: 'bulk' }).latticeConstantFrom).toBe('Pt')
    expect(ask({ site: 'bulk', composition: 'PtNi' }).latticeConstant).toBeCloseTo(3.72, 2)
  })
})

describe('the energy of what is shown', () => {
  const model = loadModel('irpdptrhru-oh')

  it('is that of the fingerprint under the model', () => {
    const { fingerprint, fingerprintEnergy: told } = ask({
      site: 'fcc111-top',
      composition: 'IrPdPtRhRu',
      seed: '7',
      model: model.id,
    }) as ReturnType<typeof ask> & { fingerprintEnergy: { energy: number; standardError: number } }
    const { ensemble, zones } = readFingerprint(fingerprint as string, findSite('fcc111-top'))
    const { surface = {}, subsurface = {} } = zones
    expect(told.energy).toBeCloseTo(fingerprintEnergy(model, ensemble, { surface, subsurface }), 12)
    expect(told.standardError).toBeGreaterThan(0)
    expect(told).toMatchObject({ unseen: false, extrapolated: [] })
  })

  it.each([
    [{ site: 'fcc111-fcc', composition: 'IrPt' }, 'is of the site fcc111-top, not of fcc111-fcc'],
    [{ site: 'fcc111-top', composition: 'IrAu' }, 'has no parameters for Au'],
    [{ site: 'fcc111-top', fingerprint: 'Ir' }, 'needs the zone surface too'],
    [{ site: 'fcc111-top' }, 'needs a composition or a fingerprint'],
  ])('of %o is not told, but why', (fields, why) => {
    const answer = ask({ ...fields, model: model.id } as Record<string, string>)
    expect(answer).toMatchObject({ fingerprintEnergy: null, warnings: [expect.stringContaining(why)] })
  })
})

describe('a wrong question', () => {
  it.each([
    [{ site: 'fcc111-tip' }, 'site', 'unknown site'],
    [{ site: 'bulk', composition: 'IrXx' }, 'composition', 'unknown element "Xx"'],
    [{ site: 'bulk', fingerprint: 'Ir; shell Pt5' }, 'fingerprint', 'shell has 12 atoms'],
    [{ site: 'bulk', fingerprint: '' }, 'fingerprint', 'fingerprint is empty'],
    [{ site: 'bulk', seed: '1' }, 'seed', 'a seed draws elements from a composition'],
    [{ site: 'bulk', composition: 'Pt', seed: '-1' }, 'seed', 'a seed is a whole number from 0'],
    [{ site: 'bulk', layer: '1=Pt' }, 'layer', 'a layer needs the composition'],
    [{ site: 'fcc111-top', composition: 'Pt', layer: '9=Pt' }, 'layer', 'layer 9 has no part'],
    [{ site: 'bulk', model: 'none' }, 'model', 'unknown model "none"'],
    [{ site: 'bulk', latticeConstant: '400' }, 'latticeConstant', 'from 2 to 8 angstrom'],
  ])('%o says the field %s', (fields, field, sentence) => {
    expect(() => ask(fields as unknown as Record<string, string>)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(sentence),
        about: expect.objectContaining({ field }),
      }),
    )
  })
})
