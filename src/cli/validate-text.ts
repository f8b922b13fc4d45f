import { energySymbol } from '../energy/model.ts'
import type { LearningCurve } from '../inference/learning-curve.ts'
import type { ValidatedRow } from '../inference/validation.ts'
import { aligned } from '../output/aligned.ts'
import { alignedTable } from '../output/text-table.ts'
import { formText } from '../question/form-text.ts'
import type { ValidateAnswer } from '../question/validate.ts'
import { calibrationText, errorFigures, fourDigits, groupFigures } from '../question/validate-figures.ts'
import { energyText } from './fit-text.ts'

/** More outliers are in the data only. */
const MOST_OUTLIERS = 20

/** A validation as text for people. */
export function validateText(answer: ValidateAnswer): string {
  const { outliers, warnings, learningCurve } = answer
  return [
    `${answer.file}: ${energyText(answer)}`,
    formText(answer),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(errorFigures(answer)),
    '',
    calibrationText(answer.calibration),
    '',
    groupFigures(answer).map(alignedTable).join('\n\n'),
    'bias is the mean of DFT minus prediction',
    ...(learningCurve === null || learningCurve.points.length === 0
      ? []
      : ['', ...learningLines(learningCurve)]),
    '',
    ...outlierLines(outliers, energySymbol(answer)),
  ].join('\n')
}

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
