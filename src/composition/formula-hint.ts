import { isElement } from './elements.ts'

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/**
 * What to write instead of a formula that cannot be read, as the end of a sentence: without blanks, with plain digits,
 * with symbols in their case; the ways to write one where it is none of these.
 *
 * @example formulaHint('Pt₃Ru') // 'write subscripts as plain digits, like Pt3Ru'
 */
export function formulaHint(formula: string): string {
  const dense = formula.replace(/\s+/g, '')
  const plain = dense.replace(/[₀-₉]/g, digit => String(SUBSCRIPTS.indexOf(digit)))
  if (dense !== formula) return `write it without blanks, like ${plain}`
  if (plain !== formula) return `write subscripts as plain digits, like ${plain}`
  const cased = inCase(formula)
  return cased === null ? 'write it like Ir20Pd20Pt60 or Ir=0.2,Pt=0.8' : `did you mean ${cased}?`
}

/** The formula with its letters, two by two, as the symbols of elements; null where they are none. */
function inCase(formula: string): string | null {
  const symbols = (letters: string) =>
    (letters.match(/.{1,2}/g) ?? []).map(pair => pair.charAt(0).toUpperCase() + pair.slice(1).toLowerCase())
  const runs = formula.match(/[A-Za-z]+/g) ?? []
  return runs.length > 0 && runs.every(run => symbols(run).every(isElement))
    ? formula.replace(/[A-Za-z]+/g, run => symbols(run).join(''))
    : null
}
