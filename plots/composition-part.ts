import { compositionFormula } from '../src/composition/formula.ts'
import { InputError } from '../src/input/input-error.ts'

/** Mole fractions of the elements that a plot varies, and the value of that composition. */
interface PartValue {
  readonly fractions: readonly number[]
  readonly value: number
}

/** Sums of fractions differ by rounding only. */
const SUM_TOLERANCE = 1e-9

/**
 * What the varied elements make up in every composition: 1, or what the elements held constant leave.
 *
 * @param plot its name, for errors
 * @throws InputError for no compositions, values that are not finite, or different sums
 */
export function partTotal(plot: string, elements: readonly string[], points: readonly PartValue[]): number {
  const [first] = points
  if (first === undefined) throw new InputError(`a ${plot} needs at least one composition`)
  const total = sum(first.fractions)
  for (const { fractions, value } of points) {
    if (!Number.isFinite(value)) throw new InputError(`a ${plot} needs finite values, got ${value}`)
    if (Math.abs(sum(fractions) - total) > SUM_TOLERANCE)
      throw new InputError(
        `${elements.join(', ')} must have the same sum in every composition of a ${plot}, got ${total} and ${sum(fractions)}`,
      )
  }
  return Math.round(total / SUM_TOLERANCE) * SUM_TOLERANCE
}

const sum = (fractions: readonly number[]) => fractions.reduce((total, fraction) => total + fraction, 0)

/** The composition with the largest value, the first of equals. */
export const bestOf = <Point extends PartValue>(points: readonly Point[]): Point =>
  points.reduce((best, point) => (point.value > best.value ? point : best))

/** A mole fraction in per cent, without the noise of its last digits. */
export const atomicPercent = (fraction: number): number => Number((100 * fraction).toPrecision(6))

/**
 * The formula of the varied elements: `Pt` when pure, `Pt60` when 60 % are all that is left to it.
 *
 * @example partFormula(['Ir', 'Pt'], [0.2, 0.4]) // 'Ir20Pt40'
 */
export function partFormula(elements: readonly string[], fractions: readonly number[]): string {
  const present = elements.flatMap((element, index) => {
    const fraction = fractions[index] as number
    return fraction > 0 ? [[element, fraction] as const] : []
  })
  const [only] = present
  return present.length === 1 && only !== undefined && only[1] < 1 - SUM_TOLERANCE
    ? `${only[0]}${atomicPercent(only[1])}`
    : compositionFormula(new Map(present))
}
