// How much better chosen rows are than random ones, on rows whose energies are known but hidden from the choice.
import { compositionFromAmounts } from '../src/composition/composition.ts'
import { unlayered } from '../src/composition/layered.ts'
import { fitModel, rowEnergy } from '../src/energy/fit.ts'
import type { EnergyModel } from '../src/energy/model.ts'
import { rowGroups } from '../src/energy/row-groups.ts'
import type { TrainingRow, TrainingRows } from '../src/energy/training-rows.ts'
import { type Random, seededRandom } from '../src/environment/random.ts'
import { candidateRow } from '../src/inference/candidates.ts'
import { candidatesInRows } from '../src/inference/candidates-listed.ts'
import { type CriterionName, criteriaFor } from '../src/inference/criterion.ts'
import { designRows } from '../src/inference/design.ts'
import { posterior } from '../src/inference/posterior.ts'
import { energyVariance } from '../src/inference/standard-error.ts'
import { InputError } from '../src/input/input-error.ts'
import type { Site } from '../src/site/site.ts'

/** What to try on a data set. */
export interface HiddenRowsTrial {
  readonly data: TrainingRows
  readonly site: Site
  /** Random rows that the first fit knows. */
  readonly start: number
  /** Numbers of rows to add, ascending. */
  readonly adds: readonly number[]
  readonly criterion: CriterionName
  /** Random choices per seed, whose errors are averaged. */
  readonly draws: number
  readonly seed: number
}

/** How a fit predicts the rows that it never sees. */
export interface HeldOutErrors {
  /** eV */
  readonly mae: number
  /** eV */
  readonly rmse: number
  /** Standard error of the predictions, root mean square, by the fit's own account and in units of its residual. */
  readonly standardError: number
}

/** Errors after each number of rows added. */
export interface HiddenRowsOutcome {
  readonly chosen: readonly HeldOutErrors[]
  readonly random: readonly HeldOutErrors[]
}

const identity = {
  id: 'hidden-rows',
  title: 'some rows of a data set',
  adsorbate: 'X',
  energy: { quantity: 'E', unit: 'eV', reaction: 'not stated', zero: 'not stated' },
  source: { citation: 'a data set' },
} as const

/** A quarter of the rows is never given to a fit. */
const HELD_OUT = 0.25

/**
 * Splits rows at random into a start, rows to choose from and rows held out, the last apart from the others by
 * fingerprint and slab; then adds rows to the start, chosen for the equimolar alloy or at random, and fits again. The
 * choice sees no energies but those of the start.
 */
export function hiddenRows({
  data,
  site,
  start,
  adds,
  criterion,
  draws,
  seed,
}: HiddenRowsTrial): HiddenRowsOutcome {
  const random = seededRandom(seed)
  const rows = data.rows.map(row => ({ ...row, split: 'train' as const }))
  const order = shuffled(rowGroups(rows), random).flat()
  const heldOut = order.slice(0, Math.round(HELD_OUT * rows.length)).map(index => rows[index] as TrainingRow)
  const others = order.slice(heldOut.length).map(index => rows[index] as TrainingRow)
  const fitted = (own: readonly TrainingRow[]) => fitModel({ ...data, rows: own }, site, identity).model
  const errors = (own: readonly TrainingRow[], added: readonly TrainingRow[]) =>
    adds.map(add => heldOutErrors(fitted([...own, ...added.slice(0, add)]), data, heldOut))

  const { known, hidden, first } = startOf(others, start, fitted, random)
  const candidates = candidatesInRows({ ...data, rows: hidden }, first)
  const open = posterior(first)
  const alloy = unlayered(compositionFromAmounts(data.elements.map(element => [element, 1] as const)))
  const criteria = criteriaFor(open, [{ alloy, weight: 1 }], criterion)
  const add = adds.at(-1) as number
  const design = designRows(open, candidates, criteria, { add, costs: { slab: 0, site: 1 } })
  return {
    chosen: errors(
      known,
      design.rows.map(({ candidate }) => hidden[candidate] as TrainingRow),
    ),
    random: averaged(Array.from({ length: draws }, () => errors(known, shuffled(hidden, random)))),
  }
}

/** Rows to begin with; some draws lack an ensemble that a fit cannot do without, and are drawn again. */
function startOf(
  rows: readonly TrainingRow[],
  start: number,
  fitted: (rows: readonly TrainingRow[]) => EnergyModel,
  random: Random,
) {
  for (;;) {
    const order = shuffled(rows, random)
    try {
      const known = order.slice(0, start)
      return { known, hidden: order.slice(start), first: fitted(known) }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
    }
  }
}

function heldOutErrors(model: EnergyModel, data: TrainingRows, rows: readonly TrainingRow[]): HeldOutErrors {
  const open = posterior(model)
  const candidates = candidatesInRows({ ...data, rows }, model)
  const errors = rows.map(row => row.energy - rowEnergy(model, row))
  const variances = rows.map((_, row) => energyVariance(open, candidateRow(candidates, open.layout, row)))
  return {
    mae: mean(errors.map(Math.abs)),
    rmse: Math.sqrt(mean(errors.map(error => error * error))),
    standardError: Math.sqrt(mean(variances)) / open.residual,
  }
}

const averaged = (runs: readonly (readonly HeldOutErrors[])[]): HeldOutErrors[] =>
  (runs[0] as readonly HeldOutErrors[]).map((_, step) => {
    const of = (name: keyof HeldOutErrors) => mean(runs.map(run => run[step]?.[name] as number))
    return { mae: of('mae'), rmse: of('rmse'), standardError: of('standardError') }
  })

/** Mean of some differences, and its standard error over the seeds, which share the data set. */
export function pairedDifference(differences: readonly number[]): { mean: number; error: number } {
  const centre = mean(differences)
  const variance =
    differences.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (differences.length - 1)
  return { mean: centre, error: Math.sqrt(variance / differences.length) }
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function shuffled<Value>(values: readonly Value[], random: Random): Value[] {
  const order = [...values]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const value = order[last] as Value
    order[last] = order[other] as Value
    order[other] = value
  }
  return order
}
