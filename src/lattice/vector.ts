/** A point or displacement of the FCC lattice in units of a/2; lattice points have an even x + y + z. */
export type Vector = readonly [number, number, number]

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]]

export const subtract = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

export const scale = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor, a[2] * factor]

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

export const sum = (vectors: readonly Vector[]): Vector => vectors.reduce(add, [0, 0, 0])

/** Text that two vectors share exactly when they are the same point, for use as a key of maps and sets. */
export const vectorKey = (a: Vector): string => `${a[0]},${a[1]},${a[2]}`
