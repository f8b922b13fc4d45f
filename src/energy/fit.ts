import { ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'
import {
  type CrossValidation,
  type ErrorSummary,
  leaveOneOut,
  summarise,
  sumOfSquares,
} from './fit-errors.ts'
import { leastSquares } from './least-squares.ts'
import type { EnergyModel } from './model.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'
import { predictUnseenEnsembles } from './unseen-ensembles.ts'

/** How well a fitted model does, and on what it rests. */
export interface FitReport {
  readonly train: ErrorSummary
  readonly test: ErrorSummary
  /**
   * Each train row predicted from all others, exactly, by the hat matrix. Rows that alone determine a
   * coefficient cannot be left out and do not count in n. Rows of one slab or fingerprint are not kept together.
   */
  readonly crossValidation: CrossValidation
  readonly rank: number
  /** The rank that makes all energies unique: what is left when each zone sums to a constant. */
  readonly fullRank: number
  readonly columns: number
  readonly unseenEnsembles: readonly string[]
}

/** What a model says of itself that no data can tell. */
export type ModelIdentity = Pick<EnergyModel, 'id' | 'title' | 'adsorbate' | 'energy' | 'source'>

/**
 * Fits a linear adsorption-energy model to DFT energies by minimum-norm least squares on the train rows.
 * Columns are all ensembles of the elements, then every element in every zone; since each zone sums to a
 * constant the matrix is rank deficient, so only energies mean something, not single coefficients.
 *
 * @throws InputError without train rows, when an element is in no train row of a zone, or an ensemble cannot be predicted
 * @example fitModel(readTrainingRows(await readCsvTable('oh.csv'), site), site, identity).report.train.mae
 */
export function fitModel(
  data: TrainingRows,
  site: Site,
  identity: ModelIdentity,
): { readonly model: EnergyModel; readonly report: FitReport } {
  const ensembles = ensembleNames(data.elements, site.ensemble.length)
  const train = data.rows.filter(row => row.split === 'train')
  const test = data.rows.filter(row => row.split === 'test')
  checkRows(data, train)
  const fit = leastSquares(
    train.map(row => designRow(row, ensembles)),
    train.map(row => row.energy),
  )
  const offsets = withPredictions(ensembles, fit.solution, train)
  const coefficients = [...offsets.values(), ...fit.solution.slice(ensembles.length)]
  const unseenEnsembles = ensembles.filter(name => !train.some(row => row.ensemble === name))
  const residuals = residualsOf(train, ensembles, coefficients)
  const report: FitReport = {
    train: summarise(residuals),
    test: summarise(residualsOf(test, ensembles, coefficients)),
    crossValidation: leaveOneOut(train, residuals, fit.leverages),
    rank: fit.rank,
    fullRank: ensembles.length - unseenEnsembles.length + data.zones.length * (data.elements.length - 1),
    columns: coefficients.length,
    unseenEnsembles,
  }
  const freedom = train.length - fit.rank
  const model: EnergyModel = {
    ...identity,
    site: site.id,
    elements: data.elements,
    zones: data.zones,
    ensembles: Object.fromEntries(offsets),
    coefficients: Object.fromEntries(
      data.zones.map(({ name }, zone) => [
        name,
        Object.fromEntries(
          data.elements.map((element, index) => [
            element,
            coefficients[ensembles.length + zone * data.elements.length + index] as number,
          ]),
        ),
      ]),
    ),
    residual: {
      mae: report.train.mae as number,
      rmse: report.train.rmse as number,
      sd: freedom > 0 ? Math.sqrt(sumOfSquares(residuals) / freedom) : null,
      n: train.length,
    },
    unseenEnsembles,
  }
  return { model, report }
}

function checkRows({ file, elements, zones }: TrainingRows, train: readonly TrainingRow[]): void {
  if (train.length === 0) throw new InputError(`${file} has no train rows`)
  for (const [zone, { name }] of zones.entries())
    for (const [index, element] of elements.entries())
      if (train.every(row => row.counts[zone * elements.length + index] === 0))
        throw new InputError(
          `${file}: no train row has ${element} in ${name}, so its energy there is unknown; add such rows or leave out the columns of ${element}`,
        )
}

function designRow(row: TrainingRow, ensembles: readonly string[]): number[] {
  return [...ensembles.map(name => (name === row.ensemble ? 1 : 0)), ...row.counts]
}

function withPredictions(
  ensembles: readonly string[],
  solution: readonly number[],
  train: readonly TrainingRow[],
): Map<string, number> {
  const rows = new Map<string, number>()
  for (const { ensemble } of train) rows.set(ensemble, (rows.get(ensemble) ?? 0) + 1)
  return predictUnseenEnsembles(
    new Map(ensembles.map((name, index) => [name, solution[index] as number])),
    rows,
  )
}

/** DFT minus model, eV. */
function residualsOf(
  rows: readonly TrainingRow[],
  ensembles: readonly string[],
  coefficients: readonly number[],
): number[] {
  return rows.map(
    row =>
      row.energy -
      designRow(row, ensembles).reduce(
        (total, entry, index) => total + entry * (coefficients[index] as number),
        0,
      ),
  )
}
