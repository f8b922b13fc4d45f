import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../src/input/input-error.ts'
import type { ValidateAnswer } from '../src/question/validate.ts'
import { lineEncoding } from './line-styles.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { validationSubtitle } from './validation-title.ts'

const HELD_OUT = 'rows held out'
const TRAIN = 'rows of the fit'

const ROOM = 0.08

/**
 * How the error falls with the number of rows: of the rows held out and of those of the fit, with a band of one
 * standard deviation over the repeats.
 *
 * @throws InputError when the validation has no learning curve
 * @example learningCurvePlot(answerValidate(question, data, site))
 */
export function learningCurvePlot(answer: ValidateAnswer): TopLevelSpec {
  const { learningCurve } = answer
  if (learningCurve === null || learningCurve.points.length === 0)
    throw new InputError(
      'there is no learning curve to draw; ask for repeats, of rows that are more than a few groups',
    )
  const { points, repeats, heldOutShare, seed } = learningCurve
  const values = points.flatMap(({ rows, train, heldOut }) =>
    [
      { kind: HELD_OUT, ...heldOut },
      { kind: TRAIN, ...train },
    ].flatMap(({ kind, mae, deviation }) =>
      mae === null ? [] : [{ kind, rows, mae, low: mae - (deviation ?? 0), high: mae + (deviation ?? 0) }],
    ),
  )
  const x = {
    field: 'rows',
    type: 'quantitative',
    title: 'Rows of the fit',
    scale: { domain: [0, Math.max(...points.map(({ rows }) => rows)) * (1 + ROOM / 2)], nice: false },
  }
  const y = {
    type: 'quantitative',
    title: 'Mean absolute error / eV',
    scale: {
      domain: roomyDomain([0, ...values.map(({ high }) => high)], 0, ROOM),
      nice: false,
      zero: false,
    },
  }
  const { color: lineColour, strokeDash } = lineEncoding('kind', 'Errors', [HELD_OUT, TRAIN])
  // Else the legend would be as pale as the band.
  const color = { ...lineColour, legend: { ...lineColour.legend, symbolOpacity: 1 } }
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Learning curve of *${answer.adsorbate} on ${answer.site}`,
    title: {
      text: `*${answer.adsorbate} on ${answer.site}: what more rows teach`,
      subtitle: validationSubtitle(answer, [
        `${repeats} repeats, seed ${seed}; each holds out ${100 * heldOutShare} % of the rows, in whole groups`,
        'band: one standard deviation over the repeats',
      ]),
    },
    config: PLOT_CONFIG,
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    layer: [
      {
        data: { values },
        mark: { type: 'area', opacity: 0.18 },
        encoding: {
          x,
          y: { ...y, field: 'low' },
          y2: { field: 'high' },
          color,
        },
      },
      {
        data: { values },
        mark: { type: 'line', strokeWidth: 2, point: { filled: true, size: 40 } },
        encoding: {
          x,
          y: { ...y, field: 'mae' },
          color,
          strokeDash,
          tooltip: [
            { field: 'kind', type: 'nominal', title: 'errors of' },
            { field: 'rows', type: 'quantitative', title: 'rows of the fit', format: '.0f' },
            { field: 'mae', type: 'quantitative', title: 'MAE / eV', format: '.4f' },
          ],
        },
      },
    ] as PlotLayer[],
  } as TopLevelSpec
}
