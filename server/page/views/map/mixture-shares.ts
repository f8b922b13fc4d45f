import type { Composition } from '../../../../src/composition/composition.ts'

/** Shares of three corners, which sum to 1. */
export type Shares = readonly [number, number, number]

/** A composition is on the map if its fractions are those of a mixture within a tenth of a per cent, as corners are rounded. */
const TOLERANCE = 1e-3

/**
 * The shares of three corners that a composition is a mixture of, by least squares.
 *
 * @returns null when it is none, or when the corners lie on a line
 * @example sharesIn(['Ir', 'Pt', 'PdRu'].map(parseComposition), parseComposition('Ir50Pd25Ru25')) // 0.5, 0, 0.5
 */
export function sharesIn(corners: readonly Composition[], composition: Composition): Shares | null {
  const elements = [...new Set([...corners, composition].flatMap(own => [...own.keys()]))]
  const [origin, second, third] = corners.map(corner => vector(corner, elements)) as [Vector, Vector, Vector]
  const [u, v, w] = [
    difference(second, origin),
    difference(third, origin),
    difference(vector(composition, elements), origin),
  ]
  const determinant = product(u, u) * product(v, v) - product(u, v) ** 2
  if (determinant < TOLERANCE ** 2) return null
  const b = (product(u, w) * product(v, v) - product(v, w) * product(u, v)) / determinant
  const c = (product(v, w) * product(u, u) - product(u, w) * product(u, v)) / determinant
  const isMixture =
    Math.min(1 - b - c, b, c) >= -TOLERANCE &&
    w.every((own, index) => Math.abs(own - b * (u[index] as number) - c * (v[index] as number)) <= TOLERANCE)
  return isMixture ? [1 - b - c, b, c] : null
}

/** Mole fractions by element. */
type Vector = readonly number[]

const vector = (composition: Composition, elements: readonly string[]): Vector =>
  elements.map(element => composition.get(element) ?? 0)

const difference = (a: Vector, b: Vector): Vector => a.map((own, index) => own - (b[index] as number))

const product = (a: Vector, b: Vector): number =>
  a.reduce((sum, own, index) => sum + own * (b[index] as number), 0)
