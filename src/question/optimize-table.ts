import { objectiveColumn } from '../descriptor/objective.ts'
import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { OptimizeAnswer } from './optimize.ts'

/** The answer to `optimize` as a table: the front's compositions if there is a front, else the maxima. */
export function optimizeTable(answer: OptimizeAnswer): Table {
  const { model, energy, elements, maxima, pareto, credible } = answer
  const shared = <Row extends (typeof maxima)[number] | NonNullable<typeof pareto>['points'][number]>() => ({
    ...Object.fromEntries(
      elements.map(element => [
        `x_${element}`,
        ({ composition }: Row): Cell => composition[element] as number,
      ]),
    ),
    [objectiveColumn(answer.objective)]: ({ value }: Row): Cell => value,
    kkt_residual: ({ kktResidual }: Row): Cell => kktResidual,
    unseen_probability: ({ unseenProbability }: Row): Cell => unseenProbability,
    extrapolated_probability: ({ extrapolatedProbability }: Row): Cell => extrapolatedProbability,
    model: (): Cell => model,
    quantity: (): Cell => energy.quantity,
    reaction: (): Cell => energy.reaction,
    zero: (): Cell => energy.zero,
  })
  if (pareto !== undefined)
    return tableOf(pareto.points, { [pareto.against]: ({ cost }) => cost, ...shared() })
  const [best] = maxima
  // Intervals are those of the best maximum.
  const ofBest =
    (end: (own: NonNullable<typeof credible>) => number) =>
    (row: (typeof maxima)[number]): Cell =>
      credible !== undefined && row === best ? end(credible) : null
  return tableOf(maxima, {
    ...shared(),
    ...(credible !== undefined && {
      value_low: ofBest(({ atOptimum }) => atOptimum.interval[0]),
      value_high: ofBest(({ atOptimum }) => atOptimum.interval[1]),
      regret_mean: ofBest(({ regret }) => regret.mean),
      leads: row => credible.leads[maxima.indexOf(row)] as number,
      ...Object.fromEntries(
        elements.flatMap(element => [
          [`x_${element}_low`, ofBest(({ composition }) => composition[element]?.[0] as number)],
          [`x_${element}_high`, ofBest(({ composition }) => composition[element]?.[1] as number)],
        ]),
      ),
    }),
    active: ({ active }) => active.join(' '),
    level: ({ level }) => level,
    ...Object.fromEntries(
      elements.flatMap(element => [
        [`gradient_${element}`, ({ sensitivity }) => sensitivity[element]?.gradient ?? null],
        [`curvature_${element}`, ({ sensitivity }) => sensitivity[element]?.curvature ?? null],
      ]),
    ),
  })
}
