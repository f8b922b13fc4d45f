import { add, type Vector } from './vector.ts'

/** The 12 nearest-neighbour displacements of the FCC lattice: the permutations of (+-1, +-1, 0), in units of a/2. */
export const NEAREST_NEIGHBOURS: readonly Vector[] = [-1, 1].flatMap(first =>
  [-1, 1].flatMap((second): Vector[] => [
    [first, second, 0],
    [first, 0, second],
    [0, first, second],
  ]),
)

/** The 12 nearest neighbours of an atom in the infinite crystal. */
export const neighboursOf = (atom: Vector): Vector[] => NEAREST_NEIGHBOURS.map(step => add(atom, step))
