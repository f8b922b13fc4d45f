import { parseComposition } from '../composition/formula.ts'
import type { Candidate } from '../search/candidate.ts'
import { checkName, namedFormula } from './named-formula.ts'

/**
 * A composition as users type it, with a name before a colon if it has one.
 *
 * @throws InputError for a name or a composition that cannot be read
 * @example namedCandidate('as cast: Ir20Pt80').name // 'as cast'
 */
export function namedCandidate(text: string): Candidate {
  const named = namedFormula(text)
  checkName(named)
  return { name: named.name, composition: parseComposition(named.formula) }
}
