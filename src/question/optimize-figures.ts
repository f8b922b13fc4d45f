import { compositionFormula } from '../composition/formula.ts'
import type { DataCoverage } from '../distribution/data-coverage.ts'
import type { Interval } from '../inference/credible-interval.ts'
import type { CredibleOptimum } from '../inference/drawn-optimum.ts'
import { levelText } from '../inference/level-text.ts'
import type { TextTable } from '../output/text-table.ts'
import type { Optimum } from '../search/optimise.ts'
import type { OptimizeAnswer } from './optimize.ts'

/** Share of the value that a derivative with respect to a mole fraction may be off by. */
const ROUNDING = 1e-12

/** The local maxima, where they lie, and how sure each is. */
export function maximaFigures({ maxima, credible }: OptimizeAnswer): TextTable {
  const beyond = beyondData(maxima)
  return {
    header: [
      ...['local maxima', 'value', 'at bounds', 'KKT residual'],
      ...beyond.header,
      ...(credible === undefined ? [] : ['best in']),
    ],
    rows: maxima.map((maximum, index) => [
      formulaOf(maximum.composition),
      significant(maximum.value),
      maximum.active.join(' '),
      maximum.kktResidual === 0 ? '0' : maximum.kktResidual.toExponential(1),
      ...beyond.cells(maximum),
      ...(credible === undefined ? [] : [percent(credible.leads[index] as number)]),
    ]),
  }
}

/** What the value at a maximum does as one mole fraction rises and all others shrink in proportion. */
export const sensitivityFigures = (
  { elements }: Pick<OptimizeAnswer, 'elements'>,
  { composition, sensitivity, value }: Optimum,
): TextTable => ({
  header: [`at ${formulaOf(composition)}`, 'per mole fraction', 'curvature'],
  rows: elements.map(element => {
    const own = sensitivity[element] ?? null
    return own === null
      ? [element, '', '']
      : [element, beside(own.gradient, value), beside(own.curvature, value)]
  }),
})

/** How sure the best maximum is. */
export function credibleFigures(
  { elements }: Pick<OptimizeAnswer, 'elements'>,
  credible: CredibleOptimum,
): TextTable {
  const { value, atOptimum, regret, relativeRegret, composition } = credible
  const within = ([low, high]: Interval) => `${significant(low)} to ${significant(high)}`
  return {
    header: ['', 'mean', levelText(credible)],
    rows: [
      ['value of the first maximum above', significant(atOptimum.mean), within(atOptimum.interval)],
      ["value of each draw's own optimum", significant(value.mean), within(value.interval)],
      ['regret, what the first loses to it', significant(regret.mean), within(regret.interval)],
      ...(relativeRegret === null
        ? []
        : [
            [
              'as a share of its value',
              percent(relativeRegret.mean),
              relativeRegret.interval.map(percent).join(' to '),
            ],
          ]),
      ...elements.map(element => [
        `mole fraction of ${element}`,
        '',
        (composition[element] as Interval).map(fraction => fraction.toFixed(4)).join(' to '),
      ]),
    ],
  }
}

/**
 * Compositions of a Pareto front, the cheapest first.
 *
 * @param points those to list
 * @param all whose columns are wanted, so that a part has the columns of the whole
 */
export function frontFigures(
  points: NonNullable<OptimizeAnswer['pareto']>['points'],
  all: typeof points = points,
): TextTable {
  const beyond = beyondData(all)
  return {
    header: ['composition', 'cost', 'value', ...beyond.header],
    rows: points.map(point => [
      formulaOf(point.composition),
      significant(point.cost),
      significant(point.value),
      ...beyond.cells(point),
    ]),
  }
}

/** Columns for the sites beyond the data, where any composition has such. */
export function beyondData(found: readonly DataCoverage[]): {
  readonly header: readonly string[]
  readonly cells: (own: DataCoverage) => readonly string[]
} {
  const hasUnseen = found.some(({ unseenProbability }) => unseenProbability > 0)
  const isExtrapolated = found.some(({ extrapolatedProbability }) => (extrapolatedProbability ?? 0) > 0)
  return {
    header: [...(hasUnseen ? ['without data'] : []), ...(isExtrapolated ? ['extrapolated'] : [])],
    cells: ({ unseenProbability, extrapolatedProbability }) => [
      ...(hasUnseen ? [percent(unseenProbability)] : []),
      ...(isExtrapolated ? [percent(extrapolatedProbability ?? 0)] : []),
    ],
  }
}

/** The formula of a composition that a search found, without the elements that it lacks. */
export const formulaOf = (composition: Readonly<Record<string, number>>): string =>
  compositionFormula(new Map(Object.entries(composition).filter(([, fraction]) => fraction > 0)))

/** A value in the digits that tables show. */
export const significant = (value: number): string => Number(value.toPrecision(6)).toString()

/** A derivative, or 0 where it is but rounding of the value. */
const beside = (derivative: number, value: number): string =>
  Math.abs(derivative) < ROUNDING * Math.abs(value) ? '0' : significant(derivative)

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
