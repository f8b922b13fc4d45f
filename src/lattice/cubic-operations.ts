import type { Vector } from './vector.ts'

/** A point operation of the cube: component i of the image is `signs[i]` times component `axes[i]` of the vector. */
export interface CubicOperation {
  readonly axes: Vector
  readonly signs: Vector
}

const AXIS_ORDERS: readonly Vector[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]

/** The 48 operations of the full octahedral group O_h, rotations and improper ones. */
export const CUBIC_OPERATIONS: readonly CubicOperation[] = AXIS_ORDERS.flatMap(axes =>
  [0, 1, 2, 3, 4, 5, 6, 7].map(bits => ({
    axes,
    signs: [bits & 1 ? -1 : 1, bits & 2 ? -1 : 1, bits & 4 ? -1 : 1] as const,
  })),
)

/** Whether the operation is a proper rotation: the parity of its axes times its signs is +1. */
export const isProper = ({ axes, signs }: CubicOperation): boolean => {
  const isCyclic = (axes[1] - axes[0] + 3) % 3 === 1
  return signs[0] * signs[1] * signs[2] === (isCyclic ? 1 : -1)
}

export const rotate = ({ axes, signs }: CubicOperation, v: Vector): Vector => [
  signs[0] * v[axes[0]],
  signs[1] * v[axes[1]],
  signs[2] * v[axes[2]],
]
