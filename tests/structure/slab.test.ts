import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { defaultSize } from '../../src/question/structure.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import type { Site } from '../../src/site/site.ts'
import { findAdsorbate } from '../../src/structure/adsorbates.ts'
import { canRealise } from '../../src/structure/realised-site.ts'
import { buildSlab, type SlabOptions } from '../../src/structure/slab.ts'
import { readSlabSize, slabCell } from '../../src/structure/slab-cell.ts'
import { slabEnvironments, slabFacetOf } from '../../src/structure/slab-environments.ts'
import { readFingerprint, type SlabFingerprint } from '../../src/structure/slab-fingerprint.ts'
import type { Atom } from '../../src/structure/structure.ts'
import { recounted } from './recounted.ts'

const SITES = allSites().filter(({ facet }) => facet !== 'bulk')

const LATTICE_CONSTANT = 3.85

const ELEMENTS = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']

const optionsFor = (site: Site, more: Partial<SlabOptions> = {}): SlabOptions => ({
  site,
  alloy: unlayered(parseComposition(ELEMENTS.join(''))),
  size: defaultSize(site),
  latticeConstant: LATTICE_CONSTANT,
  vacuum: 10,
  fixedLayers: 2,
  adsorbate: findAdsorbate('O'),
  fingerprint: null,
  place: null,
  seed: 1,
  ...more,
})

const countsOf = (atoms: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const atom of atoms) counts[atom] = (counts[atom] ?? 0) + 1
  return counts
}

/** Any fingerprint of a site; zones that the list leaves out are free. */
const anyFingerprint = (site: Site) =>
  fc
    .record({
      ensemble: fc.array(fc.constantFrom(...ELEMENTS), {
        minLength: site.ensemble.length,
        maxLength: site.ensemble.length,
      }),
      zones: fc.tuple(
        ...[...site.zones, ...site.zonesBeyond].map(({ atoms }) =>
          fc.option(fc.array(fc.constantFrom(...ELEMENTS), { minLength: atoms, maxLength: atoms })),
        ),
      ),
    })
    .map(
      ({ ensemble, zones }): SlabFingerprint => ({
        ensemble: ensembleName(ensemble),
        zones: Object.fromEntries(
          [...site.zones, ...site.zonesBeyond].flatMap(({ name }, zone) => {
            const atoms = zones[zone]
            return atoms == null ? [] : [[name, countsOf(atoms)]]
          }),
        ),
      }),
    )

const siteWithFingerprint = fc
  .constantFrom(...SITES)
  .chain(site =>
    fc.record({ site: fc.constant(site), wanted: anyFingerprint(site), seed: fc.nat(2 ** 32 - 1) }),
  )

/** Small cells, in which neighbours are images of one atom. */
const SMALL = ['1x1x4', '2x1x4', '2x2x4', '2x3x4', '3x3x4'].map(readSlabSize)

describe('a slab', () => {
  it('holds any fingerprint that is wanted in a cell of the usual size, recounted from its positions', () => {
    fc.assert(
      fc.property(siteWithFingerprint, ({ site, wanted, seed }) => {
        const slab = buildSlab(optionsFor(site, { fingerprint: wanted, seed }))
        const { ensemble, zones, strangers } = recounted(slab.structure, site, LATTICE_CONSTANT)
        expect(slab.images).toBe(0)
        expect(strangers).toBe(0)
        expect(ensemble).toBe(wanted.ensemble)
        expect(zones).toMatchObject(wanted.zones)
        expect(slab.fingerprint).toEqual({ ensemble, zones })
      }),
      { numRuns: 60 },
    )
  })

  it('holds in a small cell any fingerprint that some filling of it has, images counted, recounted from its positions', () => {
    const small = fc.record({
      site: fc.constantFrom(...SITES),
      size: fc.constantFrom(...SMALL),
      seed: fc.nat(2 ** 32 - 2),
    })
    fc.assert(
      fc.property(small, ({ site, size: [a, b, layers], seed }) => {
        const size = [site.facet === 'fcc211' ? 3 : a, b, layers] as const
        const filled = buildSlab(optionsFor(site, { size, seed }))
        expect(recounted(filled.structure, site, LATTICE_CONSTANT)).toEqual({
          ...filled.fingerprint,
          strangers: 0,
        })
        const again = buildSlab(optionsFor(site, { size, seed: seed + 1, fingerprint: filled.fingerprint }))
        expect(again.fingerprint).toEqual(filled.fingerprint)
        expect(recounted(again.structure, site, LATTICE_CONSTANT)).toEqual({
          ...filled.fingerprint,
          strangers: 0,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('refuses a fingerprint that images keep it from holding, with the smallest cell that can', () => {
    const site = findSite('fcc111-top')
    const build = (fingerprint: string, size: string) =>
      buildSlab(
        optionsFor(site, { fingerprint: readFingerprint(fingerprint, site), size: readSlabSize(size) }),
      )
    // In 2x2 each neighbour stands twice; in 2x3 two stand once, which an odd count needs.
    expect(() => build('Ir; surface Ir1Pt5', '2x2x4')).toThrow(
      'a slab of 2x2x4 cannot hold "Ir; surface Ir1Pt5" at fcc111-top, since neighbours there are periodic images of one atom; the smallest that can is 2x3x4',
    )
    expect(build('Ir; surface Ir1Pt5', '2x3x4').images).toBeGreaterThan(0)
    // Three of the six neighbours are images of the others, and two of the three atoms of the third layer.
    expect(build('Ir; surface Ir2Pt4', '2x2x4').images).toBe(5)
    // In 1x1 the atom is its own neighbour.
    expect(() => build('Ir; surface Pt6', '1x1x4')).toThrow('cannot hold')
    expect(build('Ir; surface Ir6, subsurface Pt3', '1x1x4').fingerprint.zones.surface).toEqual({ Ir: 6 })
  })

  it('names a cell that holds what it refuses, and no cell with fewer atoms does', () => {
    fc.assert(
      fc.property(siteWithFingerprint, ({ site, wanted }) => {
        const rows = site.facet === 'fcc211' ? 3 : 1
        const holds = (a: number, b: number) =>
          canRealise(site, wanted, slabCell(slabFacetOf(site), [a, b, 4]))
        if (holds(rows, 1)) return
        let message = ''
        try {
          buildSlab(optionsFor(site, { size: [rows, 1, 4], fingerprint: wanted }))
        } catch (error) {
          message = (error as Error).message
        }
        const [a, b] = readSlabSize(/smallest that can is (\S+)$/.exec(message)?.[1] as string)
        expect(holds(a, b)).toBe(true)
        for (let atoms = rows; atoms < a * b; atoms += rows)
          for (let width = rows; width <= atoms; width += rows)
            if (atoms % width === 0) expect(holds(width, atoms / width)).toBe(false)
      }),
      { numRuns: 25 },
    )
  })

  it('has the same metal for the same seed, with an adsorbate or none, but for the atoms of a wanted fingerprint', () => {
    const site = findSite('fcc111-fcc')
    const metal = (more: Partial<SlabOptions>) =>
      buildSlab(optionsFor(site, more)).structure.atoms.filter(({ layer }) => layer !== 0)
    expect(metal({ adsorbate: null })).toEqual(metal({ adsorbate: findAdsorbate('CO') }))
    expect(metal({ seed: 2 })).not.toEqual(metal({ seed: 3 }))
    const wanted = buildSlab(
      optionsFor(site, { fingerprint: readFingerprint('Ag-Ag-Ag; surface-near Ag3', site) }),
    )
    const drawn = metal({})
    for (const [atom, role] of wanted.roles.entries()) {
      if (role === 'ensemble' || role === 'surface-near')
        expect(wanted.structure.atoms[atom]?.element).toBe('Ag')
      else if (role !== 'adsorbate') expect(wanted.structure.atoms[atom]?.element).toBe(drawn[atom]?.element)
    }
    expect(wanted.roles.filter(role => role === 'ensemble').length).toBe(3)
    expect(wanted.roles.filter(role => role === 'rest').length).toBe(64 - 18)
  })

  it('marks any place of the slab, as `slabEnvironments` lists them, recounted from its positions', () => {
    for (const site of SITES) {
      const size = defaultSize(site)
      const zones = [...site.zones, ...site.zonesBeyond].map(({ name }) => name)
      const { sites } = slabEnvironments(site, zones, size)
      const metal = buildSlab(optionsFor(site, { adsorbate: null })).structure.atoms
      const elementsAt = (atoms: Int32Array) => Array.from(atoms, atom => (metal[atom] as Atom).element)
      for (const [index, listed] of sites.entries()) {
        const slab = buildSlab(optionsFor(site, { place: index }))
        expect(slab.place).toBe(index)
        expect(slab.structure.atoms.slice(0, metal.length)).toEqual(metal)
        expect(slab.fingerprint).toEqual({
          ensemble: ensembleName(elementsAt(listed.ensemble)),
          zones: Object.fromEntries(
            zones.map((name, zone) => [name, countsOf(elementsAt(listed.zones[zone] as Int32Array))]),
          ),
        })
        if (index % 5 === 0)
          expect(recounted(slab.structure, site, LATTICE_CONSTANT)).toEqual({
            ...slab.fingerprint,
            strangers: 0,
          })
      }
    }
  })

  it('checks a fingerprint that a place is said to have, and that there is such a place', () => {
    const site = findSite('fcc100-bridge')
    const there = buildSlab(optionsFor(site, { place: 20 }))
    const again = optionsFor(site, { place: 20, fingerprint: there.fingerprint })
    expect(buildSlab(again)).toEqual(there)
    expect(() => buildSlab({ ...again, seed: 2 })).toThrow(
      /^place 20 of the slab with seed 2 has ".*", not ".*"; the composition/,
    )
    for (const place of [-1, 32, 1.5])
      expect(() => buildSlab(optionsFor(site, { place }))).toThrow(
        `a slab of 4x4x4 has the places 0 to 31 of fcc100-bridge, got ${place}`,
      )
  })

  it('says which place it marks in the middle, but not where a fingerprint replaced what the seed gives', () => {
    for (const site of SITES) {
      const middle = buildSlab(optionsFor(site))
      expect(buildSlab(optionsFor(site, { place: middle.place }))).toEqual(middle)
      expect(buildSlab(optionsFor(site, { fingerprint: middle.fingerprint })).place).toBe(null)
    }
  })

  it('fills every layer at its composition', () => {
    const { structure } = buildSlab(
      optionsFor(findSite('fcc111-top'), {
        size: [50, 50, 4],
        alloy: {
          bulk: parseComposition('Ir30Pt70'),
          layers: new Map([
            [1, parseComposition('Au')],
            [2, parseComposition('Ag80Pt20')],
          ]),
        },
      }),
    )
    const share = (element: string, layers: readonly number[]) => {
      const atoms = structure.atoms.filter(({ layer }) => layers.includes(layer as number))
      return atoms.filter(atom => atom.element === element).length / atoms.length
    }
    expect(share('Au', [1])).toBe(1)
    // Five standard errors of the share of 2,500 and of 5,000 atoms.
    expect(Math.abs(share('Ag', [2]) - 0.8)).toBeLessThan(5 * Math.sqrt(0.16 / 2500))
    expect(Math.abs(share('Ir', [3, 4]) - 0.3)).toBeLessThan(5 * Math.sqrt(0.21 / 5000))
  })

  it('keeps the lowest layers of its size in place, which on fcc(211) are three planes each', () => {
    const fixed = (id: string, fixedLayers: number) => {
      const { structure } = buildSlab(optionsFor(findSite(id), { fixedLayers }))
      const layers = structure.atoms.filter(atom => atom.fixed).map(({ layer }) => layer as number)
      return [...new Set(layers)].sort((a, b) => a - b)
    }
    expect(fixed('fcc111-top', 2)).toEqual([3, 4])
    expect(fixed('fcc111-top', 0)).toEqual([])
    expect(fixed('fcc211-edge-top', 2)).toEqual([7, 8, 9, 10, 11, 12])
  })

  it('marks the middle of the cell', () => {
    for (const site of SITES) {
      const { structure } = buildSlab(optionsFor(site))
      const [[ax], [bx, by]] = structure.cell
      const [x, y] = (structure.atoms.at(-1) as Atom).position
      const alongB = y / by
      const shares = [(x - alongB * bx) / ax, alongB]
      for (const share of shares) {
        expect(share).toBeGreaterThan(0.2)
        expect(share).toBeLessThan(0.8)
      }
    }
  })

  it('leaves out zones beyond the first shell that it is too thin for, and refuses them where they are wanted', () => {
    const site = findSite('fcc111-top')
    const thin = optionsFor(site, { size: [3, 3, 2], fixedLayers: 1 })
    expect(Object.keys(buildSlab(thin).fingerprint.zones)).toEqual(['surface', 'subsurface'])
    expect(() =>
      buildSlab({ ...thin, fingerprint: readFingerprint('Ir; third-layer-far Pt3', site) }),
    ).toThrow('a slab of 3x3x2 is too thin for the zone third-layer-far')
  })

  it.each([
    [{ vacuum: 0 }, 'the vacuum must be more than 0 and at most 100 angstrom on either side, got 0'],
    [{ vacuum: Number.NaN }, 'the vacuum must be'],
    [{ vacuum: 1.5 }, 'a vacuum of 1.5 angstrom has no room for O'],
    [{ fixedLayers: 5 }, 'fixed layers are a whole number from 0 to 4, got 5'],
    [{ fixedLayers: 1.5 }, 'fixed layers are a whole number'],
    [{ seed: -1 }, 'a seed is a whole number'],
    [{ size: [3, 3, 1] as const, fixedLayers: 1 }, 'give it at least 2 layers: 3x3x2'],
    [
      { alloy: { bulk: parseComposition('Pt'), layers: new Map([[5, parseComposition('Ir')]]) } },
      'layer 5 has no part in a slab of 3x3x4; its layers are 1, 2, 3, 4',
    ],
  ])('refuses %j: %s', (more, message) => {
    expect(() => buildSlab(optionsFor(findSite('fcc111-top'), more))).toThrow(message)
  })
})
