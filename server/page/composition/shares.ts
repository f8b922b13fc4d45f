import type { Composition } from '../../../src/composition/composition.ts'

/** Elements with their shares in hundredths of a per cent, whole numbers that sum to `WHOLE`; a share may be 0. */
export type Shares = ReadonlyMap<string, number>

/** All of a composition, in hundredths of a per cent. */
export const WHOLE = 10_000

/**
 * The shares of a composition, with a row also for elements that it lacks.
 *
 * @param elements in the order of the rows; those of the composition follow if they are not among them
 * @example sharesOf(parseComposition('PtNi'), ['Pt', 'Pd']) // Pt 5000, Pd 0, Ni 5000
 */
export function sharesOf(composition: Composition, elements: readonly string[] = []): Shares {
  const rows = [...new Set([...elements, ...composition.keys()])]
  return apportioned(
    rows,
    rows.map(element => composition.get(element) ?? 0),
    WHOLE,
  )
}

/**
 * The shares after one was set: the others keep their proportions, or become equal where all of them were 0.
 * An element alone is always the whole.
 *
 * @param share hundredths of a per cent
 * @example withShare(new Map([['Ir', 5000], ['Pt', 2500], ['Pd', 2500]]), 'Ir', 6000) // Ir 6000, Pt 2000, Pd 2000
 */
export function withShare(shares: Shares, element: string, share: number): Shares {
  const others = [...shares.keys()].filter(other => other !== element)
  if (others.length === 0) return new Map([[element, WHOLE]])
  const own = Math.min(WHOLE, Math.max(0, Math.round(share)))
  const rest = apportioned(
    others,
    others.map(other => shares.get(other) as number),
    WHOLE - own,
  )
  const rows = shares.has(element) ? [...shares.keys()] : [...shares.keys(), element]
  return new Map(rows.map(row => [row, row === element ? own : (rest.get(row) as number)]))
}

/** The shares without an element; the others keep their proportions. */
export function withoutElement(shares: Shares, element: string): Shares {
  const rest = new Map(withShare(shares, element, 0))
  rest.delete(element)
  return rest
}

/** The same share of each element. */
export const equalShares = (elements: readonly string[]): Shares =>
  apportioned(
    elements,
    elements.map(() => 1),
    WHOLE,
  )

/** Nothing but one of the elements. */
export const pureShares = (elements: readonly string[], pure: string): Shares =>
  new Map(elements.map(element => [element, element === pure ? WHOLE : 0]))

/**
 * The formula of shares, in per cent; elements without a share are not in it.
 *
 * @example sharesFormula(new Map([['Pt', 7500], ['Ni', 2500], ['Pd', 0]])) // 'Pt75Ni25'
 */
export function sharesFormula(shares: Shares): string {
  const present = [...shares].filter(([, share]) => share > 0)
  if (present.length === 1) return present[0]?.[0] as string
  return present.map(([element, share]) => `${element}${share / 100}`).join('')
}

/** Whole numbers in proportion to weights that sum to a total, by largest remainders; equal for weights of 0. */
function apportioned(
  elements: readonly string[],
  weights: readonly number[],
  total: number,
): Map<string, number> {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map(weight => (sum > 0 ? (total * weight) / sum : total / weights.length))
  const whole = exact.map(Math.floor)
  const missing = total - whole.reduce((all, part) => all + part, 0)
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part - Math.floor(part) }))
    .sort((a, b) => b.remainder - a.remainder)
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = (whole[index] as number) + 1
  return new Map(elements.map((element, index) => [element, whole[index] as number]))
}
