/** Amounts of three elements. */
export type Fractions = readonly [number, number, number]

/** A composition of three elements and its value. */
export interface TernaryValue {
  /** Mole fractions in the order of the elements. */
  readonly fractions: Fractions
  readonly value: number
}

/** Corners of the region that is nearer to a point of a triangular grid than to its neighbours, in steps from it. */
const CELL_CORNERS: readonly Fractions[] = [
  [2 / 3, -1 / 3, -1 / 3],
  [1 / 3, 1 / 3, -2 / 3],
  [-1 / 3, 2 / 3, -1 / 3],
  [-2 / 3, 1 / 3, 1 / 3],
  [-1 / 3, -1 / 3, 2 / 3],
  [1 / 3, -2 / 3, 1 / 3],
]

/**
 * Where amounts of three elements stand in a triangle of side 1: the first element's corner at (0, 0), the second's
 * at (1, 0), the third's on top; y goes up.
 */
export function ternaryPoint([a, b, c]: Fractions): [number, number] {
  const total = a + b + c
  return [(b + c / 2) / total, (c * Math.sqrt(3)) / 2 / total]
}

/** Coordinates in a triangle of side 1 to a hundredth of a pixel, as more digits only make files large. */
export const rounded = (coordinate: number): number => Math.round(1e5 * coordinate) / 1e5

/**
 * The hexagonal cell about a grid point, without what lies outside the triangle. The cells of all grid points fill
 * the triangle without gap or overlap.
 *
 * @param step of the grid
 * @returns corners as amounts of the three elements, none negative
 */
export function ternaryCell([a, b, c]: Fractions, step: number): Fractions[] {
  const corners = CELL_CORNERS.map(([da, db, dc]): Fractions => [a + step * da, b + step * db, c + step * dc])
  return [0, 1, 2].reduce((kept, element) => withoutNegative(kept, element), corners)
}

/** Cuts a convex polygon where the amount of one element becomes negative (Sutherland and Hodgman). */
function withoutNegative(corners: readonly Fractions[], element: number): Fractions[] {
  return corners.flatMap((corner, index) => {
    const before = corners.at(index - 1) as Fractions
    const [amount, amountBefore] = [corner[element] as number, before[element] as number]
    const cut = amount < 0 !== amountBefore < 0 ? [crossing(before, corner, element)] : []
    return amount < 0 ? cut : [...cut, corner]
  })
}

function crossing(from: Fractions, to: Fractions, element: number): Fractions {
  const [start, end] = [from[element] as number, to[element] as number]
  const share = start / (start - end)
  const [a, b, c] = from.map((amount, index) =>
    index === element ? 0 : amount + share * ((to[index] as number) - amount),
  )
  return [a as number, b as number, c as number]
}
