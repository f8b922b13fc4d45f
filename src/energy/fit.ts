import type { Site } from '../site/site.ts'
import { type CrossValidation, type ErrorSummary, leaveOneOut, summarise } from './fit-errors.ts'
import type { Underdetermined } from './fit-per-ensemble.ts'
import { type FitForm, fitRows, type RowsFit, SHARED } from './fit-rows.ts'
import { type CountRanges, type EnergyModel, fingerprintEnergy, type Training } from './model.ts'
import { namedParameters, type ParameterLayout } from './parameters.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'

/** How well a fitted model does, and on what it rests. */
export interface FitReport {
  readonly form: FitForm['coefficients']
  /** Strength of the ridge, rows; null without one. */
  readonly ridge: number | null
  readonly train: ErrorSummary
  readonly test: ErrorSummary
  /**
   * Each train row predicted from all others, exactly, by the hat matrix. Rows that alone determine a
   * coefficient cannot be left out and do not count in n. Rows of one slab or fingerprint are not kept together.
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
): { readonly model: EnergyModel; readonly report: FitReport } {
  const train = data.rows.filter(row => row.split === 'train')
  const test = data.rows.filter(row => row.split === 'test')
  const fitted = fitRows(data, train, form)
  const { layout, fit, rowsByEnsemble, unseenEnsembles, deviation } = fitted
  const covariance = fitted.covariance()
  const errors = summarise(fit.residuals)
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
  const ownZones = data.zones.length * (data.elements.length - 1)
  const seen = layout.ensembles.length - unseenEnsembles.length
  const report: FitReport = {
    form: form.coefficients,
    ridge: fit.strength,
    train: errors,
    test: summarise(test.map(row => row.energy - rowEnergy(model, row))),
    crossValidation: leaveOneOut(train, fit.residuals, fit.hat),
    freedom: fit.freedom,
    rank: fit.rank,
    fullRank: seen + ownZones * (layout.perEnsemble ? seen : 1),
    columns: fit.parameters.length,
    unseenEnsembles,
    unseenSpread: fitted.spread,
    seenOnce: layout.ensembles.filter((_, index) => rowsByEnsemble[index] === 1),
    underdetermined: fitted.underdetermined,
  }
  return { model, report }
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
