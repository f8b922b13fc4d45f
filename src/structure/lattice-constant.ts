import { vegardLatticeConstant } from '../composition/element-properties.ts'
import type { LayeredComposition } from '../composition/layered.ts'
import { InputError } from '../input/input-error.ts'

/** A lattice constant, and whether it was given or follows from the composition by Vegard's rule. */
export interface SlabLatticeConstant {
  /** angstrom */
  readonly value: number
  readonly from: 'given' | 'Vegard'
}

/** No fcc metal is outside; what is was given in another unit. */
const [SMALLEST, LARGEST] = [2, 8]

/**
 * The lattice constant of a slab: the one given, or by Vegard's rule that of the composition below the surface, to
 * which the layers of a slab hold. It rests on measured values; DFT functionals have their own, which relaxed
 * structures should be given.
 *
 * @param given angstrom
 * @throws InputError for a value that is no lattice constant of a metal in angstrom, or an element without data
 * @example slabLatticeConstant(unlayered(parseComposition('PtNi'))) // 3.72, Vegard
 */
export function slabLatticeConstant({ bulk }: LayeredComposition, given?: number): SlabLatticeConstant {
  if (given === undefined) return { value: vegardLatticeConstant(bulk), from: 'Vegard' }
  if (!(given >= SMALLEST && given <= LARGEST))
    throw new InputError(
      `the lattice constant must be from ${SMALLEST} to ${LARGEST} angstrom, got ${given}`,
      { field: 'latticeConstant' },
    )
  return { value: given, from: 'given' }
}
