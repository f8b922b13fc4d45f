import { createHash } from 'node:crypto'
import { CUBIC_OPERATIONS, rotate } from '../lattice/cubic-operations.ts'
import { FACET_NORMALS } from '../lattice/facet.ts'
import { subtract, type Vector, vectorKey } from '../lattice/vector.ts'
import type { SlabFacet } from './slab-cell.ts'
import { type Supercell, supercell } from './supercell.ts'

/** Hexadecimal digits that tell a slab from billions. */
const DIGITS = 12

/**
 * A name for a slab's arrangement of metals, the same for every way to place, turn, mirror or number it, and for every cell
 * that repeats it alike; the adsorbate does not count.
 *
 * @param vectors the slab's cell along its surface, in units of a/2
 * @param elements by the number of a point in the slab's supercell, layer by layer
 * @returns `fcc111-0f3a52c19be4`
 * @example slabIdentity('fcc111', [[1, -1, 0], [0, -1, 1]], ['Pt', 'Pt', 'Pt'])
 */
export function slabIdentity(
  facet: SlabFacet,
  vectors: readonly [Vector, Vector],
  elements: readonly string[],
): string {
  const own = supercell(facet, vectors) as Supercell
  const kinds = [...new Set(elements)].sort()
  const codes = Uint8Array.from(elements, element => kinds.indexOf(element))
  const rarest = rarestOf(codes.subarray(0, own.perLayer))
  let least: { readonly key: string; readonly codes: Uint8Array } | null = null
  for (const operation of CUBIC_OPERATIONS) {
    if (vectorKey(rotate(operation, FACET_NORMALS[facet])) !== vectorKey(FACET_NORMALS[facet])) continue
    const [a, b] = vectors.map(vector => rotate(operation, vector)) as [Vector, Vector]
    const turned = supercell(facet, [a, b]) as Supercell
    for (let start = 0; start < own.perLayer; start++) {
      if (codes[start] !== rarest) continue
      const origin = own.pointAt(start)
      const arranged = new Uint8Array(codes.length)
      for (let index = 0; index < codes.length; index++)
        arranged[turned.indexOf(rotate(operation, subtract(own.pointAt(index), origin)))] = codes[
          index
        ] as number
      if (least === null || isLess(turned.key, arranged, least)) least = { key: turned.key, codes: arranged }
    }
  }
  const text = [least?.key, kinds.join(), least?.codes.join()].join(';')
  return `${facet}-${createHash('sha256').update(text).digest('hex').slice(0, DIGITS)}`
}

/** The code that the fewest have, the lowest of those: few places to begin at. */
function rarestOf(codes: Uint8Array): number {
  const counts = new Map<number, number>()
  for (const code of [...codes].sort()) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].reduce((rarest, own) => (own[1] < rarest[1] ? own : rarest))[0]
}

function isLess(
  key: string,
  codes: Uint8Array,
  other: { readonly key: string; readonly codes: Uint8Array },
): boolean {
  if (key !== other.key) return key < other.key
  const difference = codes.findIndex((code, index) => code !== other.codes[index])
  return difference >= 0 && (codes[difference] as number) < (other.codes[difference] as number)
}
