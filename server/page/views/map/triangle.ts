import { ternaryPoint } from '../../../../plots/ternary-cells.ts'
import type { Shares } from './mixture-shares.ts'

/** Where the triangle of a drawn map is, pixels of the picture: its left corner, and its side. */
export interface Triangle {
  readonly left: number
  readonly bottom: number
  readonly side: number
}

/**
 * The triangle of a drawn map.
 *
 * @param origin of the drawn view within its padding, pixels
 * @param padding about the view, pixels
 * @param projection of the map's specification
 */
export const triangleOf = (
  [originX = 0, originY = 0]: readonly number[],
  padding: { readonly left: number; readonly top: number },
  { scale, translate: [x, y] }: MapProjection,
): Triangle => ({ left: padding.left + originX + x, bottom: padding.top + originY + y, side: scale })

/** How a map's specification places its triangle. */
export interface MapProjection {
  readonly scale: number
  readonly translate: readonly [number, number]
}

/**
 * Where a mixture is on the picture.
 *
 * @example pixelOf({ left: 10, bottom: 100, side: 50 }, [1, 0, 0]) // [10, 100], the left corner
 */
export function pixelOf({ left, bottom, side }: Triangle, shares: Shares): readonly [number, number] {
  const [x, y] = ternaryPoint(shares)
  return [left + side * x, bottom - side * y]
}

/**
 * The shares at a pixel, which sum to 1; outside of the triangle some are negative. The inverse of `pixelOf`.
 *
 * @example sharesAt({ left: 10, bottom: 100, side: 50 }, [10, 100]) // [1, 0, 0]
 */
export function sharesAt({ left, bottom, side }: Triangle, [x, y]: readonly [number, number]): Shares {
  const top = (2 * (bottom - y)) / (side * Math.sqrt(3))
  const right = (x - left) / side - top / 2
  return [1 - right - top, right, top]
}

/**
 * The grid point whose cell a mixture lies in; null beyond the triangle and the half cell about it.
 *
 * @param divisions of a side of the grid
 * @returns how many divisions of each corner
 * @example gridPointAt([0.52, 0.31, 0.17], 10) // [5, 3, 2]
 */
export function gridPointAt(shares: Shares, divisions: number): GridPoint | null {
  if (Math.min(...shares) * divisions < -0.5) return null
  const exact = shares.map(share => Math.max(0, share) * divisions)
  const rounded = exact.map(Math.round) as [number, number, number]
  // The largest rounding gives way, so that the three sum to the whole: the nearest point of a triangular grid.
  const errors = exact.map((amount, index) => Math.abs(amount - (rounded[index] as number)))
  const worst = errors.indexOf(Math.max(...errors)) as 0 | 1 | 2
  rounded[worst] += divisions - rounded[0] - rounded[1] - rounded[2]
  return Math.min(...rounded) < 0 ? null : rounded
}

/** A point of the map's grid, in divisions of each corner; they sum to all divisions of a side. */
export type GridPoint = readonly [number, number, number]

/** What each key does to a point: steps of each corner. Upwards and downwards go by turns, as the rows are staggered. */
const STEPS: Readonly<Record<string, (point: GridPoint) => GridPoint>> = {
  ArrowLeft: () => [1, -1, 0],
  ArrowRight: () => [-1, 1, 0],
  ArrowUp: ([left, right]) => (left >= right ? [-1, 0, 1] : [0, -1, 1]),
  ArrowDown: ([left, right]) => (left <= right ? [1, 0, -1] : [0, 1, -1]),
}

/**
 * The grid point that a key of the arrows leads to; the same one at the edge.
 *
 * @returns null for any other key
 * @example movedPoint([5, 3, 2], 'ArrowRight') // [4, 4, 2]
 */
export function movedPoint(point: GridPoint, key: string): GridPoint | null {
  const step = STEPS[key]?.(point)
  if (step === undefined) return null
  const moved = point.map((amount, index) => amount + (step[index] as number)) as [number, number, number]
  return Math.min(...moved) < 0 ? point : moved
}
