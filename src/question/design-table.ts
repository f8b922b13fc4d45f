import { compositionText } from '../composition/formula.ts'
import { type Table, tableOf } from '../output/table.ts'
import type { DesignAnswer } from './design.ts'
import type { ChosenEnvironment } from './design-rows.ts'

/**
 * The answer to `design` as a table: per environment its slab, then `ensemble` and `<zone>:<element>` as the rows of a
 * fit have them, so that `structure --environments` takes it, each site on its own slab, and `fit` once it has a column of energies.
 */
export function designTable(answer: DesignAnswer): Table {
  const zones = Object.keys(answer.chosen[0]?.zones ?? {})
  const counts = zones.flatMap(name =>
    answer.elements.map(element => [
      `${name}:${element}`,
      ({ zones: own }: ChosenEnvironment) => own[name]?.[element] ?? 0,
    ]),
  )
  return tableOf(answer.chosen, {
    rank: row => row.rank,
    slab: row => row.slab,
    ...(answer.candidates.from === null ? { place: row => row.place } : { row: row => row.row }),
    ...(answer.candidates.from === null && {
      composition: row => compositionText(new Map(Object.entries(row.composition ?? {}))),
      size: () => answer.candidates.size,
    }),
    site: () => answer.site,
    adsorbate: () => answer.adsorbate,
    ensemble: row => row.ensemble,
    ...Object.fromEntries(counts),
    predicted_eV: row => row.energy,
    standard_error_eV: row => row.standardError,
    unseen: row => row.unseen,
    gain: row => row.gain,
    cost: row => row.cost,
    total_cost: row => row.totalCost,
    uncertainty: row => row.uncertainty,
    energy_error_eV: row => row.energyError,
    criterion: () => answer.definition,
    model: () => answer.model,
    quantity: () => answer.energy.quantity,
    reaction: () => answer.energy.reaction,
    zero: () => answer.energy.zero,
  })
}
