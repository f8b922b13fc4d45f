import { objectiveColumn } from '../descriptor/objective.ts'
import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { OptimizeAnswer } from './optimize.ts'

/** The answer to `optimize` as a table: the front's compositions if there is a front, else the maxima. */
export function optimizeTable(answer: OptimizeAnswer): Table {
  const { model, energy, elements, maxima, pareto } = answer
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
    model: (): Cell => model,
    quantity: (): Cell => energy.quantity,
    reaction: (): Cell => energy.reaction,
    zero: (): Cell => energy.zero,
  })
  if (pareto !== undefined)
    return tableOf(pareto.points, { [pareto.against]: ({ cost }) => cost, ...shared() })
  return tableOf(maxima, {
    ...shared(),
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
