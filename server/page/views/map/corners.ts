import type { Composition } from '../../../../src/composition/composition.ts'
import { compositionFormula } from '../../../../src/composition/formula.ts'
import { commaParts } from '../../comma-parts.ts'
import { readFormula } from '../../composition/read-formula.ts'
import { sharesFormula, sharesOf, WHOLE } from '../../composition/shares.ts'

/** Formulas of three compositions: the corner at the left, at the right, on top. */
export type CornerTexts = readonly [string, string, string]

/** Parts of a pseudo-ternary corner are rounded to a tenth of a per cent, in hundredths. */
const ROUNDING = 10

/** Shares differ by so much from rounding alone, hundredths of a per cent. */
const NO_DIFFERENCE = 1

/**
 * The corners that a composition suggests: its first two elements, and the others in their present proportions. Where there
 * are no others, those of the model that it lacks make up the third corner, or the second and the third.
 *
 * @param covered the elements of the model
 * @returns null when there are fewer than three elements in all
 * @example suggestedCorners(parseComposition('Ir20Pt20Pd20Rh20Ru20'), []) // Ir, Pt, PdRhRu
 */
export function suggestedCorners(composition: Composition, covered: readonly string[]): CornerTexts | null {
  const [first, second, ...others] = composition.keys()
  const absent = covered.filter(element => !composition.has(element))
  if (first === undefined) return null
  if (second === undefined) {
    const [next, ...rest] = absent
    return next === undefined || rest.length === 0 ? null : [first, next, equalParts(rest)]
  }
  if (others.length > 0) return [first, second, proportions(composition, others)]
  return absent.length === 0 ? null : [first, second, equalParts(absent)]
}

const equalParts = (elements: readonly string[]): string => elements.join('')

/** Elements as a formula, without amounts where they are equal. */
function proportions(composition: Composition, elements: readonly string[]): string {
  const shares = sharesOf(composition)
  const own = elements.map(element => shares.get(element) as number)
  if (Math.max(...own) - Math.min(...own) <= NO_DIFFERENCE) return equalParts(elements)
  const sum = own.reduce((all, share) => all + share, 0)
  const rounded = own.map(share =>
    Math.max(ROUNDING, Math.round((share * WHOLE) / sum / ROUNDING) * ROUNDING),
  )
  return sharesFormula(new Map(elements.map((element, index) => [element, rounded[index] as number])))
}

/** Three texts from the one field of the address; missing ones are empty, and commas too many stay in the last. */
export function cornerTexts(field: string): CornerTexts {
  const [left = '', right = '', ...top] = commaParts(field)
  return [left.trim(), right.trim(), top.join(',').trim()]
}

/**
 * Corners as the server reads them: a composition with commas in it is written without.
 *
 * @example cornersText(['Ir=0.2,Pt=0.8', 'Pd', 'Ru']) // 'Ir20Pt80,Pd,Ru'
 */
export const cornersText = (corners: CornerTexts): string =>
  corners
    .map(corner => {
      const { composition } = readFormula(corner)
      return composition !== null && corner.includes(',') ? compositionFormula(composition) : corner
    })
    .join(',')

/**
 * Which corner a fault of the corners is about, as the server tells of all three: the first that cannot be read or has an
 * element that the model does not cover; null when none is at fault by itself.
 *
 * @param covered the elements of the model; undefined when any will do
 * @example faultyCorner(['Ir', 'Xx', 'Pt'], undefined) // 1
 */
export function faultyCorner(corners: CornerTexts, covered: readonly string[] | undefined): number | null {
  const index = corners.findIndex(corner => {
    const { composition } = readFormula(corner)
    return (
      composition === null || [...composition.keys()].some(element => !(covered?.includes(element) ?? true))
    )
  })
  return index < 0 ? null : index
}
