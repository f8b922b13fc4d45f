import type { Site } from '../site/site.ts'
import { type CrossValidation, type ErrorStatistics, errorStatistics, heldOutErrors } from './fit-errors.ts'
import { type FitForm, fitInForm, type RowsFit, SHARED } from './fit-in-form.ts'
import type { Underdetermined } from './fit-per-ensemble.ts'
import { leftOutRows } from './left-out-rows.ts'
import { type CountRanges, type EnergyModel, fingerprintEnergy, type Training } from './model.ts'
import { namedParameters, type ParameterLayout } from './parameters.ts'
import { singleRows } from './row-groups.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'

/** How well a fitted model does, and on what it rests. */
export interface FitReport {
  readonly form: FitForm['coefficients']
  /** Strength of the ridge, rows; null without one. */
  readonly ridge: number | null
  readonly train: ErrorStatistics
  readonly test: ErrorStatistics
  /**
   * Each train row predicted from all others, exactly. Rows of one slab or fingerprint are not kept together, and the
   * strength of a ridge is the one chosen on all rows.
   */
  readonly crossValidation: CrossValidation
  /** How many parameters the rows determine: the rank, or with a ridge the trace of the hat matrix. */
  readonly freedom: number
  /** Of the design matrix; null with a ridge. */
  readonly rank: number | null
  /** The rank that makes all energies unique: what is left when each zone sums to a constant. */
  readonly fullRank: number
  readonly columns: number
  readonly unseenEnsembles: readonly string[]
  /** Standard deviation of the b of an unseen ensemble about its prediction, eV; null when all are seen. */
  readonly unseenSpread: number | null
  /** Ensembles that one row alone tells of. */
  readonly seenOnce: readonly string[]
  /** Ensembles with coefficients of their own that their rows do not determine. */
  readonly underdetermined: readonly Underdetermined[]
}

/** What a model says of itself that no data can tell. */
export type ModelIdentity = Pick<EnergyModel, 'id' | 'title' | 'adsorbate' | 'energy' | 'source'>

/**
 * Fits a linear adsorption-energy model to DFT energies by minimum-norm least squares on the train rows.
 * Columns are all ensembles of the elements, then every element in every zone; since each zone sums to a
 * constant the matrix is rank deficient, so only energies mean something, not single coefficients.
 * The model carries the covariance of its parameters and what its rows covered.
 *
 * @param form shared coefficients without a ridge by default
 * @throws InputError without train rows, when an element is in no train row of a zone, or an ensemble cannot be predicted
 * @example fitModel(readTrainingRows(await readCsvTable('oh.csv'), site), site, identity).report.train.mae
 */
export function fitModel(
  data: TrainingRows,
  site: Site,
  identity: ModelIdentity,
  form: FitForm = SHARED,
): { readonly model: EnergyModel; readonly report: FitReport; readonly fitted: RowsFit } {
  const train = data.rows.filter(row => row.split === 'train')
  const test = data.rows.filter(row => row.split === 'test')
  const fitted = fitInForm(data, train, form)
  const { layout, fit, unseenEnsembles, deviation } = fitted
  const covariance = fitted.covariance()
  const errors = errorStatistics(
    train.map((row, index) => ({ energy: row.energy, error: fit.residuals[index] as number })),
  )
  const model: EnergyModel = {
    ...identity,
    site: site.id,
    elements: data.elements,
    zones: data.zones,
    ...namedParameters(layout, fit.parameters),
    residual: {
      mae: errors.mae as number,
      rmse: errors.rmse as number,
      sd: deviation,
      n: train.length,
    },
    unseenEnsembles,
    ...(covariance !== null && { covariance: covariance.to2DArray() }),
    training: trainingOf(fitted, train),
  }
  const report: FitReport = {
    form: form.coefficients,
    ridge: fit.strength,
    train: errors,
    test: errorStatistics(
      test.map(row => ({ energy: row.energy, error: row.energy - rowEnergy(model, row) })),
    ),
    crossValidation: {
      kind: 'loo',
      groupsTogether: false,
      ...heldOutErrors(train, leftOutRows(data, train, singleRows(train), form, fitted, false)),
    },
    freedom: fit.freedom,
    rank: fit.rank,
    fullRank: fitted.fullRank,
    columns: fit.parameters.length,
    unseenEnsembles,
    unseenSpread: fitted.spread,
    seenOnce: fitted.seenOnce,
    underdetermined: fitted.underdetermined,
  }
  return { model, report, fitted }
}

/**
 * The energy that a model gives the fingerprint of a row, eV.
 *
 * @example rowEnergy(model, { ...row, ensemble: 'Pt' })
 */
export function rowEnergy(
  model: EnergyModel,
  { ensemble, counts }: Pick<TrainingRow, 'ensemble' | 'counts'>,
): number {
  const { zones, elements } = model
  return fingerprintEnergy(
    model,
    ensemble,
    Object.fromEntries(
      zones.map(({ name }, zone) => [
        name,
        Object.fromEntries(
          elements.map((element, index) => [element, counts[zone * elements.length + index] as number]),
        ),
      ]),
    ),
  )
}

function trainingOf(
  { layout, fit, rowsByEnsemble, spread }: RowsFit,
  rows: readonly TrainingRow[],
): Training {
  const { ensembles, perEnsemble } = layout
  return {
    ridge: fit.strength,
    freedom: fit.freedom,
    rows: Object.fromEntries(ensembles.map((name, index) => [name, rowsByEnsemble[index] as number])),
    counts: perEnsemble
      ? Object.fromEntries(
          ensembles.map(name => [
            name,
            countRanges(
              layout,
              rows.filter(row => row.ensemble === name),
            ),
          ]),
        )
      : countRanges(layout, rows),
    spread,
  }
}

/** Without rows no count has been seen; a range of [0, 0] then says that only absence is no extrapolation. */
function countRanges({ zones, elements }: ParameterLayout, rows: readonly TrainingRow[]): CountRanges {
  return Object.fromEntries(
    zones.map(({ name }, zone) => [
      name,
      Object.fromEntries(
        elements.map((element, index) => {
          const counts = rows.map(row => row.counts[zone * elements.length + index] as number)
          return [element, counts.length === 0 ? [0, 0] : [Math.min(...counts), Math.max(...counts)]]
        }),
      ),
    ]),
  )
}
