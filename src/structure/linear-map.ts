import type { Point } from './structure.ts'

/** A linear map of space: its nine entries, row by row. */
export type LinearMap = readonly number[]

/** The map that carries the three unit vectors to three points. */
export const mapOntoColumns = (x: Point, y: Point, z: Point): LinearMap => [
  ...[x[0], y[0], z[0]],
  ...[x[1], y[1], z[1]],
  ...[x[2], y[2], z[2]],
]

/** The map whose rows are three points: it gives the components of a vector along them. */
export const mapOfRows = (x: Point, y: Point, z: Point): LinearMap => [...x, ...y, ...z]

export const transposed = (map: LinearMap): LinearMap =>
  [0, 3, 6, 1, 4, 7, 2, 5, 8].map(k => map[k] as number)

export function applied(map: LinearMap, [x, y, z]: Point): Point {
  const [a, b, c, d, e, f, g, h, i] = map as Nine
  return [a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z]
}

/** First `second`, then `first`. */
export function composed(first: LinearMap, second: LinearMap): LinearMap {
  const columns = transposed(second)
  const column = (k: number) => applied(first, columns.slice(3 * k, 3 * k + 3) as unknown as Point)
  return mapOntoColumns(column(0), column(1), column(2))
}

export function determinant(map: LinearMap): number {
  const [a, b, c, d, e, f, g, h, i] = map as Nine
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

/** The map back; entries are not finite when there is none. */
export function inverse(map: LinearMap): LinearMap {
  const [a, b, c, d, e, f, g, h, i] = map as Nine
  const scale = 1 / determinant(map)
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ].map(entry => entry * scale)
}

type Nine = [number, number, number, number, number, number, number, number, number]
