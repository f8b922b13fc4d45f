import { CUBIC_OPERATIONS, type CubicOperation, rotate } from '../lattice/cubic-operations.ts'
import { FACET_NORMALS, type Facet } from '../lattice/facet.ts'
import { add, scale, subtract, sum, type Vector, vectorKey } from '../lattice/vector.ts'

/** Displacement from the ensemble's centre, times the ensemble size, so that it stays an integer vector. */
export function fromCentre(ensemble: readonly Vector[], atom: Vector): Vector {
  return subtract(scale(atom, ensemble.length), sum(ensemble))
}

/** Where an operation about the ensemble's centre carries an atom. */
function imageOf(operation: CubicOperation, ensemble: readonly Vector[], atom: Vector): Vector {
  const turned = rotate(operation, fromCentre(ensemble, atom))
  return scale(add(turned, sum(ensemble)), 1 / ensemble.length).map(Math.round) as unknown as Vector
}

/**
 * The operations of O_h about the ensemble's centre that keep the surface normal, map the ensemble
 * onto itself and the environment onto itself.
 */
export function siteOperations(
  facet: Facet,
  ensemble: readonly Vector[],
  environment: readonly Vector[],
): CubicOperation[] {
  const normal = FACET_NORMALS[facet]
  const keeps = (operation: CubicOperation, atoms: readonly Vector[]) => {
    const displacements = atoms.map(atom => fromCentre(ensemble, atom))
    const keys = new Set(displacements.map(vectorKey))
    return displacements.every(displacement => keys.has(vectorKey(rotate(operation, displacement))))
  }
  return CUBIC_OPERATIONS.filter(
    operation =>
      vectorKey(rotate(operation, normal)) === vectorKey(normal) &&
      keeps(operation, ensemble) &&
      keeps(operation, environment),
  )
}

/** The atoms that the operations carry an atom to, itself included. */
export function orbitOf(
  operations: readonly CubicOperation[],
  ensemble: readonly Vector[],
  atom: Vector,
): Vector[] {
  const images = operations.map(operation => imageOf(operation, ensemble, atom))
  return [...new Map(images.map(image => [vectorKey(image), image])).values()]
}

/**
 * How each operation permutes a list of atoms that the group maps onto itself.
 *
 * @returns per operation, the index of every atom's image: Uint8Array [atom]
 */
export function permutations(
  operations: readonly CubicOperation[],
  ensemble: readonly Vector[],
  atoms: readonly Vector[],
): Uint8Array[] {
  const indexOf = new Map(atoms.map((atom, index) => [vectorKey(atom), index]))
  return operations.map(operation =>
    Uint8Array.from(atoms, atom => indexOf.get(vectorKey(imageOf(operation, ensemble, atom))) as number),
  )
}
