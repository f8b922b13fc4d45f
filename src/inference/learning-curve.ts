import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { FitForm } from '../energy/fit-in-form.ts'
import { predictedRows } from '../energy/predicted-rows.ts'
import { rowGroups } from '../energy/row-groups.ts'
import type { TrainingRow, TrainingRows } from '../energy/training-rows.ts'
import { seededRandom } from '../environment/random.ts'
import { shuffled } from './folds.ts'

/** An error over the repeats of a learning curve: mean and sample standard deviation, eV; null without any. */
export interface RepeatedError {
  readonly mae: number | null
  readonly deviation: number | null
}

/** What so many rows teach. */
export interface LearningPoint {
  /** Train rows, the mean over the repeats, as groups differ in size. */
  readonly rows: number
  /** Of the rows of the fit themselves. */
  readonly train: RepeatedError
  readonly heldOut: RepeatedError
  /** Held-out rows that the rows of the fit could not predict, over all repeats. */
  readonly unpredictedRows: number
}

export interface LearningCurve {
  readonly repeats: number
  readonly seed: number
  /** The share of the rows that each repeat holds out. */
  readonly heldOutShare: number
  readonly points: readonly LearningPoint[]
}

const HELD_OUT_SHARE = 0.2

/** Shares of the other rows to learn from. */
const SHARES = [0.2, 0.3, 0.4, 0.6, 0.8, 1]

/**
 * How the error of rows that a fit has not seen falls with the number of rows that it has. Each repeat holds out a
 * fifth of the rows and fits growing parts of the others; groups of one slab or fingerprint stay together.
 *
 * @param form with a strength for its ridge, as choosing one for each fit would take too long
 * @param repeats one or more
 * @returns fewer points where there are too few groups for all
 * @throws InputError for a seed that is none
 * @example learningCurve(data, rows, SHARED, { repeats: 10, seed: 1 }).points.at(-1)?.heldOut.mae
 */
export function learningCurve(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm & { readonly ridge: number | null },
  { repeats, seed }: { readonly repeats: number; readonly seed: number },
): LearningCurve {
  const random = seededRandom(seed)
  const groups = rowGroups(rows)
  const drawn = Array.from({ length: repeats }, () => {
    const order = shuffled(groups, random)
    const heldOut = takeRows(order, HELD_OUT_SHARE * rows.length)
    return { heldOut: order.slice(0, heldOut).flat(), pool: order.slice(heldOut) }
  })
  const points = SHARES.map(share =>
    learningPoint(
      drawn.map(({ heldOut, pool }) => {
        const learned = pool.slice(0, takeRows(pool, share * pool.flat().length)).flat()
        return repeatErrors(data, rows, form, learned, heldOut)
      }),
    ),
  )
  return {
    repeats,
    seed,
    heldOutShare: HELD_OUT_SHARE,
    points: points.filter(
      ({ rows: count, heldOut }, index) => heldOut.mae !== null && count !== points[index - 1]?.rows,
    ),
  }
}

/** How many of the first groups hold at least so many rows. */
function takeRows(groups: readonly (readonly number[])[], rows: number): number {
  let taken = 0
  let count = 0
  while (count < rows && taken < groups.length) {
    count += (groups[taken] as readonly number[]).length
    taken++
  }
  return taken
}

interface RepeatErrors {
  readonly rows: number
  /** Mean absolute errors, eV; null without rows that are predicted. */
  readonly train: number | null
  readonly heldOut: number | null
  readonly unpredictedRows: number
}

function repeatErrors(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm,
  learned: readonly number[],
  heldOut: readonly number[],
): RepeatErrors {
  const rowsAt = (indices: readonly number[]) => indices.map(index => rows[index] as TrainingRow)
  const predicted = predictedRows(data, rowsAt(learned), rowsAt([...learned, ...heldOut]), form, false)
  const absolute = predicted.map(({ error }) => (error === null ? null : Math.abs(error)))
  const known = absolute.slice(learned.length).filter(error => error !== null)
  return {
    rows: learned.length,
    train: meanOrNull(absolute.slice(0, learned.length).filter(error => error !== null)),
    heldOut: meanOrNull(known),
    unpredictedRows: heldOut.length - known.length,
  }
}

const learningPoint = (errors: readonly RepeatErrors[]): LearningPoint => ({
  rows: mean(errors.map(({ rows }) => rows)),
  train: repeatedError(errors.map(({ train }) => train)),
  heldOut: repeatedError(errors.map(({ heldOut }) => heldOut)),
  unpredictedRows: errors.reduce((sum, { unpredictedRows }) => sum + unpredictedRows, 0),
})

function repeatedError(errors: readonly (number | null)[]): RepeatedError {
  const known = errors.filter(error => error !== null)
  return {
    mae: meanOrNull(known),
    deviation: known.length < 2 ? null : sampleStandardDeviation(known),
  }
}

const meanOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : mean([...values])
