import type { Composition } from '../../../src/composition/composition.ts'
import { parseComposition } from '../../../src/composition/formula.ts'

/** A formula that was read, or the sentence that says what is wrong with it; the server's is the same. */
export type ReadFormula =
  | { readonly composition: Composition; readonly fault: null }
  | { readonly composition: null; readonly fault: string }

/**
 * Reads a composition as it is typed.
 *
 * @example readFormula('Pt3Ni').composition // Pt 0.75, Ni 0.25
 */
export function readFormula(text: string): ReadFormula {
  try {
    return { composition: parseComposition(text), fault: null }
  } catch (error) {
    return { composition: null, fault: (error as Error).message }
  }
}
