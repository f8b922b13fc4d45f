import type { GroupErrors } from '../src/inference/validation.ts'
import { schemeText } from '../src/inference/validation-scheme.ts'
import type { ValidateAnswer } from '../src/question/validate.ts'
import { learningCurvePlot } from './learning-curve.ts'
import { parityPlot } from './parity.ts'
import { type ReportPart, type ReportTable, reportPage } from './report.ts'
import { residualPlot } from './residuals.ts'
import { errorText } from './validation-title.ts'

/**
 * A validation as a self-contained page: warnings, errors, the pictures, and tables by ensemble, by element and of the
 * outliers.
 *
 * @example await validationReport(answerValidate(question, data, site))
 */
export function validationReport(answer: ValidateAnswer): Promise<string> {
  const { warnings, crossValidation, train, test, ensembles, elements, learningCurve, outliers } = answer
  const parts: ReportPart[] = [
    ...warnings.map((text): ReportPart => ({ kind: 'warning', text })),
    {
      kind: 'table',
      caption: 'Errors in eV: DFT minus prediction',
      table: table(
        ['rows', 'n', 'MAE', 'RMSE', 'R²', 'largest'],
        [
          ['train', train] as const,
          [`held out: ${schemeText(crossValidation)}`, crossValidation] as const,
          ...(test.n === 0 ? [] : [['test', test] as const]),
        ].map(([name, { n, mae, rmse, r2, maximumError }]) => [
          name,
          String(n),
          ...[mae, rmse, r2, maximumError].map(errorText),
        ]),
      ),
    },
    { kind: 'picture', spec: parityPlot(answer) },
    {
      kind: 'table',
      caption: 'Shares of held-out energies inside their prediction intervals',
      table: table(
        ['interval', 'share inside', 'rows'],
        answer.calibration.map(({ level, share, n }) => [
          `${100 * level} %`,
          share === null ? 'unknown' : `${(100 * share).toFixed(1)} %`,
          String(n),
        ]),
      ),
    },
    { kind: 'heading', text: 'Errors by ensemble and element' },
    { kind: 'picture', spec: residualPlot(answer) },
    {
      kind: 'table',
      caption: 'By ensemble, in eV; bias is the mean of DFT minus prediction',
      table: groupTable(ensembles.map(own => [own.name, own])),
    },
    {
      kind: 'table',
      caption: 'By element of the ensemble, in eV',
      table: groupTable(elements.map(({ element, inEnsemble }) => [element, inEnsemble])),
    },
    {
      kind: 'table',
      caption: 'By element of ensemble or zones, in eV',
      table: groupTable(elements.map(({ element, anywhere }) => [element, anywhere])),
    },
  ]
  if (learningCurve !== null && learningCurve.points.length > 0)
    parts.push(
      { kind: 'heading', text: 'What more rows teach' },
      { kind: 'picture', spec: learningCurvePlot(answer) },
    )
  if (outliers.length > 0)
    parts.push(
      { kind: 'heading', text: 'Outliers' },
      {
        kind: 'table',
        caption: 'Rows beyond three standard deviations of their prediction, in eV',
        table: table(
          ['row', 'split', 'ensemble', 'DFT', 'predicted', 'error', 'standard deviation'],
          outliers.map(({ row, split, ensemble, energy, predicted, error, predictionDeviation }) => [
            String(row),
            split,
            ensemble,
            ...[energy, predicted, error, predictionDeviation].map(errorText),
          ]),
          [true, false, false, true, true, true, true],
        ),
      },
    )
  return reportPage(`Validation of a fit: *${answer.adsorbate} on ${answer.site}`, parts)
}

/** The first column is a name, the others are numbers, unless said otherwise. */
const table = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[] = header.map((_, column) => column > 0),
): ReportTable => ({ header, rows, numeric })

const groupTable = (groups: readonly (readonly [string, GroupErrors])[]): ReportTable =>
  table(
    ['', 'n', 'MAE', 'RMSE', 'bias', 'largest'],
    groups.map(([name, { n, mae, rmse, bias, maximumError }]) => [
      name,
      String(n),
      ...[mae, rmse, bias, maximumError].map(errorText),
    ]),
  )
