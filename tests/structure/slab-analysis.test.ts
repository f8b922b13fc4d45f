import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/environment/random.ts'
import { rotate } from '../../src/lattice/cubic-operations.ts'
import { layerOf } from '../../src/lattice/facet.ts'
import { add, type Vector } from '../../src/lattice/vector.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { analyseSlab, type SlabAnalysis } from '../../src/structure/slab-analysis.ts'
import type { SlabFacet } from '../../src/structure/slab-cell.ts'
import type { Atom, Point, Structure } from '../../src/structure/structure.ts'
import {
  atom,
  DISTANCE,
  expectedAround,
  inSpace,
  type MadeSlab,
  madeSlab,
  operationsOf,
  slabWith,
  standingOn,
} from './made-slab.ts'

const METALS = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']
const SITES = allSites().filter(({ facet }) => facet !== 'bulk')

/** Sizes that hold every zone without images, and small ones that do not. */
const SIZES: Readonly<Record<SlabFacet, readonly (readonly [number, number, number])[]>> = {
  fcc111: [
    [3, 3, 4],
    [2, 2, 3],
    [4, 5, 3],
    [1, 2, 3],
  ],
  fcc100: [
    [3, 3, 4],
    [2, 2, 3],
    [1, 1, 3],
  ],
  fcc110: [
    [3, 2, 5],
    [2, 2, 4],
    [1, 1, 4],
  ],
  fcc211: [
    [3, 1, 9],
    [2, 2, 8],
    [1, 1, 9],
  ],
}

const randomMetals = (seed: number) => {
  const random = seededRandom(seed)
  return () => METALS[Math.floor(random() * METALS.length)] as string
}

const found = ({ site, ensemble, zones }: SlabAnalysis) => ({
  site,
  ensemble,
  zones: Object.fromEntries(
    zones.filter(zone => zone.elements !== null).map(zone => [zone.name, [...(zone.elements ?? [])].sort()]),
  ),
})

const onlyReached = (slab: MadeSlab, expected: ReturnType<typeof expectedAround>, site: string) => ({
  site,
  ensemble: expected.ensemble,
  zones: Object.fromEntries(
    Object.entries(expected.zones).filter(
      ([name]) =>
        ([...findSite(site).zones, ...findSite(site).zonesBeyond].find(zone => zone.name === name)
          ?.layer as number) <= slab.layers,
    ),
  ),
})

/** The structure with every position moved by a function. */
const moved = (structure: Structure, move: (position: Point, at: number) => Point): Structure => ({
  ...structure,
  atoms: structure.atoms.map((own, at) => ({ ...own, position: move(own.position, at) })),
})

/** Turned in space by Euler angles. */
function turned(structure: Structure, [first, second, third]: readonly number[]): Structure {
  const about = (axis: 0 | 2, angle: number) => (point: Point) => {
    const [i, j] = axis === 0 ? [1, 2] : [0, 1]
    const next = [...point] as [number, number, number]
    next[i as 1] = Math.cos(angle) * point[i as 1] - Math.sin(angle) * point[j as 2]
    next[j as 2] = Math.sin(angle) * point[i as 1] + Math.cos(angle) * point[j as 2]
    return next as Point
  }
  const turn = (point: Point) =>
    about(2, third as number)(about(0, second as number)(about(2, first as number)(point)))
  return {
    ...moved(structure, turn),
    cell: structure.cell.map(turn) as unknown as Structure['cell'],
  }
}

/** Every atom moved by random whole cells along the vectors. */
const wrapped = (structure: Structure, random: () => number): Structure =>
  moved(structure, position =>
    structure.cell.reduce<Point>((point, vector) => {
      const cells = Math.floor(random() * 5) - 2
      return add(point, [cells * vector[0], cells * vector[1], cells * vector[2]])
    }, position),
  )

const shuffled = (structure: Structure, random: () => number): Structure => ({
  ...structure,
  atoms: structure.atoms
    .map(own => ({ own, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ own }) => own),
})

const jittered = (structure: Structure, size: number, random: () => number): Structure =>
  moved(structure, point => point.map(value => value + size * (2 * random() - 1)) as unknown as Point)

describe('the analysis of a slab', () => {
  it.each(SITES.map(({ id }) => id))('finds %s and all that surrounds it, whatever hides it', id => {
    const site = findSite(id)
    const facet = site.facet as SlabFacet
    const sizes = SIZES[facet]
    const operations = operationsOf(facet)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), seed => {
        const random = seededRandom(seed)
        const choose = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One
        const slab = madeSlab(facet, choose(sizes), randomMetals(seed))
        const operation = choose(operations)
        const start = choose(slab.points.filter(point => layerOf(facet, point) === 1))
        const move = (point: Vector) => add(rotate(operation, point), start)
        const made = inSpace(slab, standingOn(slab, site.ensemble.map(move), choose(['O', 'OH', 'CO']), 1.3))
        const expected = onlyReached(slab, expectedAround(slab, site, move), id)
        const plain = analyseSlab(made)
        expect(found(plain)).toEqual(expected)
        const shift: Point = [20 * random() - 10, 20 * random() - 10, 40 * random() - 20]
        const sheared: Structure = {
          ...made,
          cell: [
            made.cell[0],
            add(made.cell[1], made.cell[0]) as Point,
            add(made.cell[2], made.cell[0]) as Point,
          ],
        }
        const hidden = shuffled(
          turned(
            wrapped(
              moved(
                jittered(random() < 0.5 ? made : sheared, 0.12, random),
                point => add(point, shift) as Point,
              ),
              random,
            ),
            [random() * 6, random() * 6, random() * 6],
          ),
          random,
        )
        const other = analyseSlab(hidden)
        expect(found(other)).toEqual(expected)
        expect(other.slab).toBe(plain.slab)
        expect(other.layers).toBe(slab.layers)
        expect(other.neighboursItself).toBe(plain.neighboursItself)
      }),
      { numRuns: 8, seed: 7 },
    )
  })

  it('counts atoms of a 2x2 cell as often as their images surround the site: surface neighbours come in pairs', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const slab = madeSlab('fcc111', [2, 2, 4], randomMetals(seed))
      const { zones, ensembleAtoms, neighboursItself } = analyseSlab(slabWith(slab, findSite('fcc111-top')))
      const [surface, subsurface] = zones
      expect(surface?.atoms).toHaveLength(6)
      expect(new Set(surface?.atoms).size).toBe(3)
      for (const metal of METALS)
        expect((surface?.elements?.filter(element => element === metal).length ?? 1) % 2).toBe(0)
      expect(new Set(subsurface?.atoms).size).toBe(3)
      expect(ensembleAtoms).toHaveLength(1)
      expect(neighboursItself).toBe(false)
    }
  })

  it('says when an atom neighbours its own image', () => {
    const slab = madeSlab('fcc111', [1, 3, 4], randomMetals(3))
    expect(analyseSlab(slabWith(slab, findSite('fcc111-top'))).neighboursItself).toBe(true)
    const stepped = madeSlab('fcc211', [2, 1, 9], randomMetals(3))
    expect(analyseSlab(slabWith(stepped, findSite('fcc211-edge-top'))).neighboursItself).toBe(false)
  })

  it('tells fcc from hcp hollows by the second layer alone', () => {
    const slab = madeSlab('fcc111', [3, 3, 4], () => 'Pt')
    const made = slabWith(slab, findSite('fcc111-fcc'))
    expect(analyseSlab(made).site).toBe('fcc111-fcc')
    // Below its first layer, the mirrored stacking has an atom where the other has none.
    const first = made.atoms.filter(({ element, position }) => element === 'Pt' && position[2] > -1)
    const layers = made.atoms.filter(({ element, position }) => element === 'Pt' && position[2] <= -1)
    const [pivot] = first
    const mirrored = layers.map(own => ({
      ...own,
      position: [
        2 * (pivot?.position[0] as number) - own.position[0],
        2 * (pivot?.position[1] as number) - own.position[1],
        own.position[2],
      ] as Point,
    }))
    const rest = made.atoms.filter(({ element }) => element === 'O')
    expect(analyseSlab({ ...made, atoms: [...first, ...mirrored, ...rest] }).site).toBe('fcc111-hcp')
  })

  it('reads slabs with the adsorbate below, without a period or a vector across, and relaxed layer by layer', () => {
    const slab = madeSlab('fcc110', [3, 3, 5], randomMetals(5))
    const site = findSite('fcc110-short-bridge')
    const made = slabWith(slab, site)
    const expected = found(analyseSlab(made))
    const below = turned(made, [0, Math.PI, 0])
    const upright = { ...below, cell: [below.cell[0], below.cell[1], made.cell[2]] as Structure['cell'] }
    expect(found(analyseSlab(upright))).toEqual(expected)
    const open: Structure = {
      ...made,
      cell: [made.cell[0], made.cell[1], [0, 0, 0]],
      periodic: [true, true, false],
    }
    expect(found(analyseSlab(open))).toEqual(expected)
    // Layer by layer: the first 12 % down, the second 6 % up, as open surfaces relax.
    const spacing = DISTANCE / 2
    const relaxed = moved(made, ([x, y, z], at) => {
      const layer = Math.round(-z / spacing)
      const rise = at >= slab.points.length ? -0.12 : layer === 0 ? -0.12 : layer === 1 ? 0.06 : 0
      return [x, y, z + rise * spacing]
    })
    expect(found(analyseSlab(relaxed))).toEqual(expected)
  })

  it('takes the strain of a cell that is not the atoms own', () => {
    const slab = madeSlab('fcc100', [3, 3, 4], randomMetals(8))
    const made = slabWith(slab, findSite('fcc100-hollow'), 'O', 1)
    const strain = ([x, y, z]: Point): Point => [1.04 * x + 0.02 * y, 0.97 * y, 0.96 * z]
    const strained: Structure = {
      ...moved(made, strain),
      cell: made.cell.map(strain) as unknown as Structure['cell'],
    }
    expect(found(analyseSlab(strained))).toEqual(found(analyseSlab(made)))
  })

  it('takes a hydrogen near the metal for no binding atom where a heavier one is', () => {
    const slab = madeSlab('fcc111', [3, 3, 4], () => 'Pt')
    const site = findSite('fcc111-fcc')
    const [oxygen] = standingOn(slab, site.ensemble, 'O', 1.3) as [Atom]
    const lying = atom('H', add(oxygen.position, [0.9, 0.2, 0.1]) as Point)
    expect(analyseSlab(inSpace(slab, [oxygen, lying]))).toMatchObject({ site: 'fcc111-fcc', adsorbate: 'OH' })
  })
})
