import type { Composition } from '../composition/composition.ts'
import { compositionFormula } from '../composition/formula.ts'
import type { AmountError } from './comparison-errors.ts'

/** A composition to compare, with a name if the user gave one. */
export interface Candidate {
  readonly name: string | null
  readonly composition: Composition
  /** Standard error of its amounts, for error bars. */
  readonly uncertainty?: AmountError | null | undefined
}

/** How a candidate is called: its name, or its formula in per cent. */
export const candidateLabel = ({ name, composition }: Candidate): string =>
  name ?? compositionFormula(composition)
