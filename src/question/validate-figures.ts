import type { CrossValidation, ErrorStatistics } from '../energy/fit-errors.ts'
import type { Calibration } from '../inference/calibration.ts'
import type { GroupErrors } from '../inference/validation.ts'
import { schemeText } from '../inference/validation-scheme.ts'
import type { TextTable } from '../output/text-table.ts'
import type { ValidateAnswer } from './validate.ts'

/** Errors of the rows of a fit, of those held out from it, and of the file's own test rows if it has any. */
export function errorFigures({
  train,
  crossValidation,
  test,
}: {
  readonly train: ErrorStatistics
  readonly crossValidation: CrossValidation
  readonly test: ErrorStatistics
}): TextTable {
  const sets = [['train', train] as const, [schemeText(crossValidation), crossValidation] as const]
  return {
    header: ['rows', 'n', 'MAE / eV', 'RMSE / eV', 'R2', 'largest / eV'],
    rows: [...sets, ...(test.n === 0 ? [] : [['test', test] as const])].map(
      ([name, { n, mae, rmse, r2, maximumError }]) => [
        name,
        String(n),
        ...[mae, rmse, r2, maximumError].map(fourDigits),
      ],
    ),
  }
}

/**
 * Errors of held-out rows by ensemble, by element of the ensemble, and by element of ensemble or zones. On top sites an
 * ensemble is one element, so that the second would repeat the first and is left out.
 */
export function groupFigures({
  ensembles,
  elements,
}: Pick<ValidateAnswer, 'ensembles' | 'elements'>): TextTable[] {
  const isSingle = ensembles.every(({ name }) => !name.includes('-'))
  return [
    groupTable(
      'ensemble',
      ensembles.map(own => [own.name, own]),
    ),
    ...(isSingle
      ? []
      : [
          groupTable(
            'in the ensemble',
            elements.map(({ element, inEnsemble }) => [element, inEnsemble]),
          ),
        ]),
    groupTable(
      'in ensemble or zones',
      elements.map(({ element, anywhere }) => [element, anywhere]),
    ),
  ]
}

const groupTable = (title: string, groups: readonly (readonly [string, GroupErrors])[]): TextTable => ({
  header: [title, 'n', 'MAE / eV', 'RMSE / eV', 'bias / eV', 'largest / eV'],
  rows: groups.map(([name, { n, mae, rmse, bias, maximumError }]) => [
    name,
    String(n),
    ...[mae, rmse, bias, maximumError].map(fourDigits),
  ]),
})

/** How often held-out energies are inside their prediction intervals. */
export const calibrationText = (levels: readonly Calibration[]): string =>
  levels.every(({ share }) => share === null)
    ? 'nothing tells how uncertain the predictions are, so there are no intervals to check'
    : `prediction intervals, checked on ${levels[0]?.n} held-out rows: ${levels
        .map(({ level, share }) => `those of ${100 * level} % hold ${(100 * (share ?? 0)).toFixed(1)} %`)
        .join(', ')}`

/** An energy in four decimals without a minus before nothing; empty where there is none. */
export const fourDigits = (energy: number | null): string =>
  energy === null ? '' : energy.toFixed(4).replace(/^-(0\.0+)$/, '$1')
