import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { add, scale, type Vector } from '../../src/lattice/vector.ts'
import { findSite } from '../../src/site/registry.ts'
import { analyseSlab } from '../../src/structure/slab-analysis.ts'
import type { Atom, Point, Structure } from '../../src/structure/structure.ts'
import { atom, DISTANCE, inSpace, madeSlab, placeOf, slabWith, standingOn } from './made-slab.ts'

const slab = madeSlab('fcc111', [3, 3, 4], k => (k % 3 === 0 ? 'Ir' : 'Pt'))
const top = findSite('fcc111-top')
const good = slabWith(slab, top)

const isAt = (point: Vector) => (own: Atom) =>
  own.position.every((value, k) => Math.abs(value - (placeOf('fcc111', point)[k] as number)) < 0.01)

/** The atom at a lattice point or one of its images in the cell of the slab. */
const numberAt = (point: Vector): number => {
  const images = [-1, 0, 1].flatMap(i =>
    [-1, 0, 1].map(j => add(point, add(scale(slab.vectors[0], i), scale(slab.vectors[1], j)))),
  )
  return good.atoms.findIndex(own => images.some(image => isAt(image)(own)))
}

const without = (structure: Structure, ...left: readonly number[]): Structure => ({
  ...structure,
  atoms: structure.atoms.filter((_, k) => !left.includes(k)),
})

const withMoved = (structure: Structure, number: number, shift: Point): Structure => ({
  ...structure,
  atoms: structure.atoms.map((own, k) =>
    k === number ? { ...own, position: add(own.position, shift) as Point } : own,
  ),
})

const withMore = (structure: Structure, ...more: readonly Atom[]): Structure => ({
  ...structure,
  atoms: [...structure.atoms, ...more],
})

/** An fcc or bcc crystal, or stacked hexagonal layers, with an O on top. */
const layersOf = (steps: readonly [Point, Point], layers: readonly Point[]): Structure => ({
  cell: [scale(steps[0], 3) as Point, scale(steps[1], 3) as Point, [0, 0, 30]],
  periodic: [true, true, true],
  atoms: [
    ...layers.flatMap(layer =>
      [0, 1, 2].flatMap(i =>
        [0, 1, 2].map(j => atom('Pt', add(layer, add(scale(steps[0], i), scale(steps[1], j))) as Point)),
      ),
    ),
    atom('O', [0, 0, 1.8]),
  ],
  facts: {},
})

describe('what is wrong with a slab', () => {
  it('nothing, to begin with', () => {
    expect(analyseSlab(good)).toMatchObject({ site: 'fcc111-top', adsorbate: 'O', layers: 4 })
  })

  it('is a vacancy, named by zone, layer and place', () => {
    const neighbour = numberAt([1, -1, 0])
    expect(() => analyseSlab(without(good, neighbour))).toThrow(
      /^it has a vacancy: no atom in surface, layer 1, at -?[\d.]+ -?[\d.]+ 0\.00 angstrom$/,
    )
    expect(() => analyseSlab(without(good, numberAt([0, -1, -1])))).toThrow('no atom in subsurface, layer 2')
    expect(() => analyseSlab(without(good, numberAt([0, -2, -2])))).toThrow(
      'no atom in third-layer-far, layer 3',
    )
    expect(() => analyseSlab(without(good, numberAt([-2, -2, -2])))).toThrow(
      'no atom outside the zones of the site, layer 4',
    )
    expect(() => analyseSlab(without(good, neighbour, numberAt([0, -1, -1])))).toThrow(
      'it has 2 vacancies: no atom in surface',
    )
    const hollow = slabWith(slab, findSite('fcc111-fcc'))
    expect(() => analyseSlab(without(hollow, numberAt([0, 0, 0])))).toThrow(
      'no atom in the ensemble, layer 1',
    )
  })

  it('is an atom that left its layer, with how far', () => {
    const number = numberAt([1, -1, 0])
    const element = good.atoms[number]?.element
    expect(() => analyseSlab(withMoved(good, number, [0, 0, 1.3]))).toThrow(
      new RegExp(
        `^its ${element} atom ${number + 1}, at .* angstrom, left its place in layer 1 by 1\\.30 angstrom, 1\\.30 of them outward$`,
      ),
    )
    expect(() => analyseSlab(withMoved(good, numberAt([-1, 0, -1]), [0, 0.9, -1]))).toThrow(
      'left its place in layer 2 by 1.35 angstrom, 1.00 of them inward',
    )
    // Less than the tolerance is relaxation.
    expect(analyseSlab(withMoved(good, number, [0.2, 0, 0.7])).site).toBe('fcc111-top')
    expect(() => analyseSlab(withMoved(good, number, [0.2, 0, 0.7]), { tolerance: 0.2 })).toThrow(
      'left its place in layer 1 by 0.73 angstrom',
    )
  })

  it('is an atom that hopped onto the surface, or one too many there', () => {
    const number = numberAt([1, -1, 0])
    const adatom = atom('Pt', placeOf('fcc111', [1, 1, 0]))
    expect(() => analyseSlab(withMore(good, adatom))).toThrow(
      /Pt atom 38, .* is at no place of the fcc111 layers/,
    )
    const step = placeOf('fcc111', [1, 0, 1])
    expect(() => analyseSlab(withMoved(good, number, step))).toThrow(
      `left its place in layer 1 by ${DISTANCE.toFixed(2)} angstrom`,
    )
  })

  it('is a layer out of line', () => {
    const small = madeSlab('fcc100', [1, 1, 5], () => 'Pt')
    const made = slabWith(small, findSite('fcc100-top'))
    const number = made.atoms.findIndex(({ position }) => Math.abs(position[2]) < 0.01)
    expect(() => analyseSlab(withMoved(made, number, [1.1, 0, 0]))).toThrow(
      'its layer 1 as a whole is 1.10 angstrom from where an fcc crystal has it on layer 2',
    )
  })

  it('is an adsorbate on another site than expected: it says which', () => {
    expect(() => analyseSlab(slabWith(slab, findSite('fcc111-bridge')), { site: 'fcc111-top' })).toThrow(
      /^its adsorbate is on fcc111-bridge \((Ir|Pt)-Pt\), not on fcc111-top$/,
    )
    expect(() => analyseSlab(good, { site: 'fcc111-tpo' })).toThrow('did you mean fcc111-top')
  })

  it('is an adsorbate that desorbed, sank, or is on no site', () => {
    expect(() => analyseSlab(slabWith(slab, top, 'OH', 3.5))).toThrow(
      'its adsorbate desorbed: O is 3.50 angstrom from the nearest metal atom',
    )
    expect(() => analyseSlab(slabWith(slab, top, 'O', 6))).toThrow(
      'its adsorbate desorbed: no metal atom is within 4.66 angstrom',
    )
    const octahedral = standingOn(slab, findSite('fcc111-fcc').ensemble, 'H', -DISTANCE * 0.41)
    expect(() => analyseSlab(inSpace(slab, octahedral))).toThrow(
      'its adsorbate sank into the slab: H is 1.15 angstrom below layer 1',
    )
    const stepped = madeSlab('fcc211', [3, 1, 9], () => 'Pt')
    // A hollow of the terrace, whose own normal is that of fcc(111).
    const hollow = placeOf('fcc211', [-1 / 3 + 0.5, 2 / 3 + 0.5, -1 / 3 + 0.5])
    expect(() => analyseSlab(inSpace(stepped, [atom('O', hollow)]))).toThrow(
      /^its adsorbate is on no fcc211 site that is known; O touches (Pt \d+, ){2}Pt \d+, and the nearest site is fcc211-edge-bridge, 1\.\d\d angstrom/,
    )
    // Over the middle row of the terrace.
    const middle = standingOn(stepped, [[-1, 1, 0]], 'O', 1.8)
    expect(() => analyseSlab(inSpace(stepped, middle))).toThrow('O touches Pt')
  })

  it('is no adsorbate, two, or one that came apart', () => {
    expect(() => analyseSlab(without(good, 36))).toThrow(
      'it has no adsorbate: none of its 36 atoms is C, S, P, N, O, F, Cl, Br, I, H',
    )
    const there = placeOf('fcc111', [2, -2, 0])
    const second = atom('O', add(there, [0, 0, 1.4]) as Point)
    expect(() => analyseSlab(withMore(good, second))).toThrow(
      'it has 2 adsorbates, O and O; an adsorption energy belongs to one',
    )
    const hydrogen = atom('H', add(there, [0, 0, 1]) as Point)
    expect(() => analyseSlab(withMore(good, hydrogen))).toThrow(
      'it has 2 adsorbates, O and H; an adsorption energy belongs to one (if they are one that came apart, it was OH)',
    )
    expect(() => analyseSlab(withMore(good, hydrogen), { adsorbate: 'OH' })).toThrow(
      'its adsorbate OH came apart into O and H',
    )
    expect(() => analyseSlab(good, { adsorbate: 'OH' })).toThrow('its adsorbate is O, not OH')
    expect(analyseSlab(slabWith(slab, top, 'OH'), { adsorbate: 'HO' }).adsorbate).toBe('OH')
  })

  it('finds an adsorbate whole across the boundary of the cell', () => {
    const made = slabWith(slab, top, 'CO')
    const across = withMoved(made, 37, scale(made.cell[0], -1) as Point)
    expect(analyseSlab(across).adsorbate).toBe('CO')
  })

  it('is another crystal, another surface, or none', () => {
    const hexagonal: [Point, Point] = [
      [DISTANCE, 0, 0],
      [DISTANCE / 2, (DISTANCE * Math.sqrt(3)) / 2, 0],
    ]
    const height = DISTANCE * Math.sqrt(2 / 3)
    const shifted: Point = [DISTANCE / 2, DISTANCE / Math.sqrt(12), 0]
    const hcp = [0, 1, 2, 3].map(k => [k % 2 ? shifted[0] : 0, k % 2 ? shifted[1] : 0, -k * height] as Point)
    expect(() => analyseSlab(layersOf(hexagonal, hcp))).toThrow(
      /^its layer \d as a whole is 1\.62 angstrom from where an fcc crystal has it/,
    )
    const fcc = [0, 1, 2, 3].map(k => [(3 - k) * shifted[0], (3 - k) * shifted[1], -k * height] as Point)
    expect(
      analyseSlab(
        layersOf(
          hexagonal,
          fcc.map(layer => add(layer, scale(fcc[0] as Point, -1)) as Point),
        ),
      ),
    ).toMatchObject({
      site: 'fcc111-top',
    })
    const side = 3.2
    const bcc = [0, 1, 2, 3].map(k => [k % 2 ? side / 2 : 0, k % 2 ? side / 2 : 0, (-k * side) / 2] as Point)
    expect(() =>
      analyseSlab(
        layersOf(
          [
            [side, 0, 0],
            [0, side, 0],
          ],
          bcc,
        ),
      ),
    ).toThrow(
      'its atoms are no fcc crystal: neighbours are 2.77 angstrom apart in one direction and 3.20 in another',
    )
    const [a, b] = good.cell
    expect(() => analyseSlab({ ...good, cell: [a, b, [0, 0, -placeOf('fcc111', [-2, -4, -2])[2]]] })).toThrow(
      /no vacuum across its third cell vector, only 2\.29 angstrom|adsorbate/,
    )
    expect(() => analyseSlab({ ...good, periodic: [false, false, false] })).toThrow(
      'it does not repeat along its first two cell vectors',
    )
    expect(() => analyseSlab({ ...good, cell: [a, a, good.cell[2]] })).toThrow('span no surface')
    expect(() => analyseSlab({ ...good, cell: [a, b, a] })).toThrow('lies along the surface')
    expect(() => analyseSlab({ ...good, cell: [scale(a, 1.2) as Point, b, good.cell[2]] })).toThrow(
      /does not repeat the fcc111 surface|form no|on no point/,
    )
    expect(() => analyseSlab({ ...good, atoms: good.atoms.slice(-1) })).toThrow('it has no metal atoms')
    expect(() => analyseSlab({ ...good, atoms: good.atoms.slice(-2) })).toThrow(
      /metal atoms are more than|form no/,
    )
  })

  it('is told in a sentence for any atoms in any cell', () => {
    const coordinate = fc.double({ min: -12, max: 12, noNaN: true })
    const point = fc.tuple(coordinate, coordinate, coordinate)
    const structures = fc.record({
      cell: fc.tuple(point, point, point),
      periodic: fc.tuple(fc.constant(true), fc.constant(true), fc.boolean()),
      atoms: fc.array(
        fc
          .tuple(fc.constantFrom('Pt', 'Ir', 'O', 'H'), point)
          .map(([element, place]) => atom(element, place)),
        { maxLength: 12 },
      ),
      facts: fc.constant({}),
    })
    fc.assert(
      fc.property(structures, structure => {
        try {
          analyseSlab(structure)
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
        }
      }),
      { numRuns: 1000, seed: 5 },
    )
  })

  it('is never the tolerance: that is refused by itself', () => {
    for (const tolerance of [0, -1, 0.5, Number.NaN])
      expect(() => analyseSlab(good, { tolerance })).toThrow(`got ${tolerance}`)
  })
})
