import { type Table, tableOf } from '../output/table.ts'
import { candidateLabel } from '../search/candidate.ts'
import type { VolcanoAnswer } from './volcano.ts'

/** The answer to `volcano` as a table: the points of the curve, the pure metals and the means of the compositions. */
export function volcanoTable({ model, energy, objective, ...answer }: VolcanoAnswer): Table {
  const rows = [
    ...answer.curve.map(point => ({ ...point, kind: 'curve', name: null })),
    ...answer.pureMetals.map(({ element, ...point }) => ({ ...point, kind: 'pure metal', name: element })),
    ...answer.compositions.map(({ name, composition, meanEnergy, value }) => ({
      energy: meanEnergy,
      value,
      kind: 'mean of a composition',
      name: candidateLabel({ name, composition: new Map(Object.entries(composition)) }),
    })),
  ]
  return tableOf(rows, {
    kind: ({ kind }) => kind,
    name: ({ name }) => name,
    energy_eV: row => row.energy,
    value: ({ value }) => value,
    objective: () => objective.name,
    model: () => model,
    quantity: () => energy.quantity,
    reaction: () => energy.reaction,
    zero: () => energy.zero,
  })
}
