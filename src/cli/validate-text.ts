import { energySymbol } from '../energy/model.ts'
import type { Calibration } from '../inference/calibration.ts'
import type { LearningCurve } from '../inference/learning-curve.ts'
import type { GroupErrors, ValidatedRow } from '../inference/validation.ts'
import { aligned } from '../output/aligned.ts'
import { formText } from '../question/form-text.ts'
import type { ValidateAnswer } from '../question/validate.ts'
import { energyText, errorTable } from './fit-text.ts'

/** More outliers are in the data only. */
const MOST_OUTLIERS = 20

/** A validation as text for people. */
export function validateText(answer: ValidateAnswer): string {
  const { ensembles, elements, outliers, warnings, learningCurve } = answer
  const isSingle = ensembles.every(({ name }) => !name.includes('-'))
  return [
    `${answer.file}: ${energyText(answer)}`,
    formText(answer),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    errorTable(answer),
    '',
    ...calibrationLines(answer.calibration),
    '',
    groupTable(
      'ensemble',
      ensembles.map(own => [own.name, own]),
    ),
    '',
    ...(isSingle
      ? []
      : [
          groupTable(
            'in the ensemble',
            elements.map(({ element, inEnsemble }) => [element, inEnsemble]),
          ),
          '',
        ]),
    groupTable(
      'in ensemble or zones',
      elements.map(({ element, anywhere }) => [element, anywhere]),
    ),
    'bias is the mean of DFT minus prediction',
    ...(learningCurve === null || learningCurve.points.length === 0
      ? []
      : ['', ...learningLines(learningCurve)]),
    '',
    ...outlierLines(outliers, energySymbol(answer)),
  ].join('\n')
}

function calibrationLines(levels: readonly Calibration[]): string[] {
  if (levels.every(({ share }) => share === null))
    return ['nothing tells how uncertain the predictions are, so there are no intervals to check']
  return [
    `prediction intervals, checked on ${levels[0]?.n} held-out rows: ${levels
      .map(({ level, share }) => `those of ${100 * level} % hold ${(100 * (share ?? 0)).toFixed(1)} %`)
      .join(', ')}`,
  ]
}

const groupTable = (title: string, groups: readonly (readonly [string, GroupErrors])[]): string =>
  aligned(
    [title, 'n', 'MAE / eV', 'RMSE / eV', 'bias / eV', 'largest / eV'],
    groups.map(([name, { n, mae, rmse, bias, maximumError }]) => [
      name,
      String(n),
      ...[mae, rmse, bias, maximumError].map(fourDigits),
    ]),
  )

function learningLines({ points, repeats, heldOutShare, seed }: LearningCurve): string[] {
  const hasUnpredicted = points.some(({ unpredictedRows }) => unpredictedRows > 0)
  return [
    aligned(
      [
        'rows of the fit',
        'MAE held out / eV',
        '+-',
        'MAE of the fit / eV',
        ...(hasUnpredicted ? ['not predicted'] : []),
      ],
      points.map(({ rows, train, heldOut, unpredictedRows }) => [
        rows.toFixed(0),
        fourDigits(heldOut.mae),
        fourDigits(heldOut.deviation),
        fourDigits(train.mae),
        ...(hasUnpredicted ? [String(unpredictedRows)] : []),
      ]),
    ),
    `learning curve: ${repeats} repeats, seed ${seed}; each holds out ${100 * heldOutShare} % of the rows; +- is over the repeats`,
    ...(hasUnpredicted
      ? ['not predicted: held-out rows of all repeats that so few rows do not tell of; they are in no error']
      : []),
  ]
}

function outlierLines(outliers: readonly ValidatedRow[], symbol: string): string[] {
  if (outliers.length === 0) return ['no row is beyond three standard deviations of its prediction']
  const largest = [...outliers].sort((a, b) => deviations(b) - deviations(a)).slice(0, MOST_OUTLIERS)
  return [
    aligned(
      ['outlier', 'split', 'ensemble', `${symbol} / eV`, 'predicted', 'error', 'in deviations'],
      largest.map(row => [
        `row ${row.row}`,
        row.split,
        row.ensemble,
        ...[row.energy, row.predicted, row.error].map(fourDigits),
        deviations(row).toFixed(1),
      ]),
    ),
    ...(outliers.length > largest.length ? [`and ${outliers.length - largest.length} more`] : []),
  ]
}

const deviations = ({ error, predictionDeviation }: ValidatedRow): number =>
  Math.abs(error ?? 0) / (predictionDeviation ?? Number.POSITIVE_INFINITY)

/** Rounding must not leave a minus before nothing. */
const fourDigits = (value: number | null): string =>
  value === null ? '' : value.toFixed(4).replace(/^-(0\.0+)$/, '$1')
