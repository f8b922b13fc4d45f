import { NEAREST_NEIGHBOURS } from './neighbours.ts'
import { dot, type Vector } from './vector.ts'

/** Outward normals. A facet keeps the half-space n.r <= 0; `bulk` has no surface, so its normal is null and keeps all. */
export const FACET_NORMALS = {
  bulk: [0, 0, 0],
  fcc111: [1, 1, 1],
  fcc100: [0, 0, 1],
  fcc110: [1, 1, 0],
  fcc211: [2, 1, 1],
} as const satisfies Record<string, Vector>

export type Facet = keyof typeof FACET_NORMALS

export const isInside = (facet: Facet, atom: Vector): boolean => dot(FACET_NORMALS[facet], atom) <= 0

/** Spacing of the values of n.r over the lattice: every lattice step is a sum of nearest-neighbour steps. */
const LAYER_SPACINGS = Object.fromEntries(
  Object.entries(FACET_NORMALS).map(([facet, normal]) => [
    facet,
    NEAREST_NEIGHBOURS.map(step => Math.abs(dot(normal, step))).reduce(greatestCommonDivisor, 0),
  ]),
) as Record<Facet, number>

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/**
 * Atomic layer of an atom: a plane of constant n.r, the outermost being 1.
 *
 * @returns the layer, or null in the bulk, which has none
 * @example layerOf('fcc111', [0, -1, -1]) // 2
 */
export function layerOf(facet: Facet, atom: Vector): number | null {
  return facet === 'bulk' ? null : 1 - dot(FACET_NORMALS[facet], atom) / LAYER_SPACINGS[facet]
}
