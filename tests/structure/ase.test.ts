import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { allSites } from '../../src/site/registry.ts'
import type { Site } from '../../src/site/site.ts'
import { findAdsorbate } from '../../src/structure/adsorbates.ts'
import { buildSlab, type Slab } from '../../src/structure/slab.ts'
import type { SlabSize } from '../../src/structure/slab-cell.ts'
import { structureText } from '../../src/structure/structure-file.ts'
import { askPython, pythonWithAse } from './python-with-ase.ts'

/** What read_with_ase.py says of a file. */
interface Seen {
  readonly symbols: readonly string[]
  readonly positions: readonly (readonly number[])[]
  readonly cell: readonly (readonly number[])[]
  readonly pbc: readonly boolean[]
  readonly fixed: readonly number[]
  readonly tags: readonly number[]
  readonly zones: readonly string[] | null
  readonly info: Readonly<Record<string, unknown>>
  readonly site: {
    readonly distances: readonly number[]
    readonly ensemble: readonly string[]
    readonly shell: readonly string[]
    readonly neighbours: readonly number[]
  }
  readonly built: Pick<Seen, 'positions' | 'cell' | 'pbc'>
}

interface Case {
  readonly site: Site
  readonly size: SlabSize
  readonly format: 'xyz' | 'vasp'
  readonly slab: Slab
}

const LATTICE_CONSTANT = 3.9
const VACUUM = 8

/** Usual cells, small ones in which atoms neighbour their own images, oblong and thick ones. */
const SIZES: Readonly<Record<string, readonly SlabSize[]>> = {
  fcc111: [
    [1, 1, 3],
    [2, 2, 4],
    [3, 3, 4],
    [4, 2, 5],
    [4, 4, 4],
  ],
  fcc100: [
    [1, 2, 3],
    [3, 3, 4],
    [4, 4, 4],
    [2, 3, 5],
  ],
  fcc110: [
    [1, 2, 4],
    [3, 3, 4],
    [4, 4, 4],
    [2, 3, 5],
  ],
  fcc211: [
    [3, 1, 2],
    [3, 3, 4],
    [3, 4, 4],
    [6, 2, 3],
  ],
}

/** POSCAR has 10 decimals and XYZ 8, of which sums and differences of a few are off by several units. */
const ROUNDING = 1e-7

const adsorbates = ['H', 'O', 'OH', 'CO', 'NO', 'N', 'C'].map(findAdsorbate)

const cases: Case[] = allSites()
  .filter(({ facet }) => facet !== 'bulk')
  .flatMap((site, index) =>
    (SIZES[site.facet] as readonly SlabSize[]).flatMap((size, which) =>
      (['xyz', 'vasp'] as const).map(format => ({
        site,
        size,
        format,
        slab: buildSlab({
          site,
          alloy: unlayered(parseComposition('IrPdPtRhRu')),
          size,
          latticeConstant: LATTICE_CONSTANT,
          vacuum: VACUUM,
          fixedLayers: 1,
          adsorbate: adsorbates[(index + which) % adsorbates.length] ?? null,
          fingerprint: null,
          place: null,
          seed: 10 * index + which,
        }),
      })),
    ),
  )

const SITE_IDS = [...new Set(cases.map(({ site }) => site.id))]

const ofSite = (id: string): Case[] => cases.filter(({ site }) => site.id === id)

const nameOf = ({ site, size, format }: Case): string => `${site.id} ${size.join('x')} ${format}`

/** Metal atoms in the order of the file; a POSCAR has them by element. */
const inFileOrder = ({ slab, format }: Case) => {
  const { atoms } = slab.structure
  if (format === 'xyz') return atoms
  const metals = atoms.filter(({ layer }) => layer !== 0)
  return [
    ...[...new Set(metals.map(({ element }) => element))]
      .sort()
      .flatMap(element => metals.filter(atom => atom.element === element)),
    ...atoms.filter(({ layer }) => layer === 0),
  ]
}

/** Whether two sets of positions are the same but for whole cells and one translation along the surface. */
function sameUpToTranslation(
  ours: readonly (readonly number[])[],
  theirs: readonly (readonly number[])[],
  cell: readonly (readonly number[])[],
): boolean {
  const [[ax = 0] = [], [bx = 0, by = 0] = []] = cell
  const apart = (value: number) => Math.abs(value - Math.round(value))
  const isSame = (x: number, y: number, z: number) => {
    const alongB = y / by
    const alongA = (x - alongB * bx) / ax
    return apart(alongA) * ax < ROUNDING && apart(alongB) * by < ROUNDING && Math.abs(z) < ROUNDING
  }
  const [x = 0, y = 0, z = 0] = theirs[0] ?? []
  return ours
    .filter(position => Math.abs((position[2] as number) - z) < ROUNDING)
    .some(([ox = 0, oy = 0]) =>
      theirs.every(([tx = 0, ty = 0, tz = 0]) =>
        ours.some(([px = 0, py = 0, pz = 0]) => isSame(px - ox - tx + x, py - oy - ty + y, pz - tz)),
      ),
    )
}

describe.skipIf(pythonWithAse === null)('ASE, reading our files and building its own slabs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitescape-ase-'))
  const seen = new Map<Case, Seen>()

  beforeAll(() => {
    const jobs = cases.map((one, index) => {
      const file = join(folder, `${index}.${one.format}`)
      writeFileSync(file, structureText(one.slab, one.format))
      return {
        file,
        format: one.format === 'xyz' ? 'extxyz' : 'vasp',
        builder: one.site.facet,
        size: one.size,
        a: LATTICE_CONSTANT,
        vacuum: VACUUM,
        touched: one.site.ensemble.length,
      }
    })
    const script = fileURLToPath(new URL('read_with_ase.py', import.meta.url))
    const answers = askPython<Seen[]>(script, jobs)
    for (const [index, one] of cases.entries()) seen.set(one, answers[index] as Seen)
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(SITE_IDS)('%s: the same atoms, cell, periodicity and constraints as we say', id => {
    for (const one of ofSite(id)) {
      const { symbols, positions, cell, pbc, fixed } = seen.get(one) as Seen
      const atoms = inFileOrder(one)
      expect(symbols).toEqual(atoms.map(({ element }) => element))
      expect(fixed).toEqual([...atoms.entries()].filter(([, atom]) => atom.fixed).map(([index]) => index))
      for (const [index, { position }] of atoms.entries())
        for (const axis of [0, 1, 2])
          expect(Math.abs((positions[index]?.[axis] as number) - (position[axis] as number))).toBeLessThan(
            ROUNDING,
          )
      for (const [index, vector] of one.slab.structure.cell.entries())
        for (const axis of [0, 1, 2])
          expect(Math.abs((cell[index]?.[axis] as number) - (vector[axis] as number))).toBeLessThan(ROUNDING)
      // A POSCAR has no word for a direction without repeats.
      expect(pbc, nameOf(one)).toEqual(one.format === 'xyz' ? [true, true, false] : [true, true, true])
    }
  })

  it.each(SITE_IDS)("%s: the cell and the positions of ASE's own slab", id => {
    for (const one of ofSite(id)) {
      const { positions, cell, built } = seen.get(one) as Seen
      for (const [index, vector] of built.cell.entries())
        for (const axis of [0, 1, 2])
          expect(Math.abs((cell[index]?.[axis] as number) - (vector[axis] as number))).toBeLessThan(ROUNDING)
      const metal = positions.slice(0, built.positions.length)
      expect(one.slab.structure.periodic).toEqual(built.pbc)
      expect(sameUpToTranslation(metal, built.positions, cell), nameOf(one)).toBe(true)
    }
  })

  it.each(SITE_IDS)('%s: the ensemble under the adsorbate and the first shell that we claim', id => {
    for (const one of ofSite(id)) {
      const { site } = seen.get(one) as Seen
      const { ensemble, zones } = one.slab.fingerprint
      expect(site.ensemble.join('-')).toBe(ensemble)
      // All atoms of the ensemble are equally near, and the next one is not.
      const touched = one.site.ensemble.length
      expect(Math.abs((site.distances[touched - 1] as number) - (site.distances[0] as number))).toBeLessThan(
        ROUNDING,
      )
      expect((site.distances[touched] as number) - (site.distances[0] as number)).toBeGreaterThan(0.5)
      const firstShell = one.site.zones.flatMap(({ name }) =>
        Object.entries(zones[name] ?? {}).flatMap(([element, count]) =>
          new Array<string>(count).fill(element),
        ),
      )
      expect(site.shell, nameOf(one)).toEqual(firstShell.sort())
    }
  })

  it('gives surface atoms 9, 8, 7 and 7 neighbours, on fcc(111), (100), (110) and the edge of (211)', () => {
    for (const one of cases.filter(({ size }) => size[2] >= 4)) {
      const { site } = seen.get(one) as Seen
      const atoms = inFileOrder(one)
      const surface = site.neighbours.filter((_, index) => atoms[index]?.layer === 1)
      const expected = { fcc111: 9, fcc100: 8, fcc110: 7, fcc211: 7, bulk: 12 }[one.site.facet]
      expect(new Set(surface)).toEqual(new Set([expected]))
    }
  })

  it('reads layers as tags, the part of each atom as a column, and what the slab is as info', () => {
    for (const one of cases.filter(({ format }) => format === 'xyz')) {
      const { tags, zones, info } = seen.get(one) as Seen
      const { structure, roles } = one.slab
      expect(tags).toEqual(structure.atoms.map(({ layer }) => layer))
      expect(zones).toEqual(roles)
      expect(info).toEqual(structure.facts)
    }
  })
})
