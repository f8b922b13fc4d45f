import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../src/input/input-error.ts'
import type { ValidateAnswer } from '../src/question/validate.ts'
import { energyAxisTitle } from './energy-axis.ts'
import { planeNames } from './plane-names.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, type PlotLayer } from './style.ts'
import { errorText, validationSubtitle } from './validation-title.ts'
import { wrapped } from './wrapped.ts'

const SIDE = 480

/** Longer lines would make the picture wider than the plane. */
const TITLE_LINE = 52
const SUBTITLE_LINE = 68

const ROOM = 0.05

/** More names would cover the points. */
const MOST_NAMED = 12

/** Of the dot of a row, in the plane as in the legend; pixels squared. */
const DOT_SIZE = 16

const HELD_OUT = 'train rows, each predicted without it'
const TEST = 'test rows of the file'
const COLOURS = ['#0072b2', '#d55e00']

/** Of normal errors, 90 % are within so many standard deviations. */
const NINETY_PERCENT = 1.645

/**
 * Held-out predictions against DFT energies, with the band that 90 % of the energies should lie in; outliers are ringed
 * and named by their row in the file.
 *
 * @param side of the plane, pixels
 * @throws InputError when no row could be predicted
 * @example parityPlot(answerValidate(question, data, site))
 */
export function parityPlot(answer: ValidateAnswer, side = SIDE): TopLevelSpec {
  const points = answer.rows.flatMap(({ row, split, ensemble, energy, predicted, error, outlier }) =>
    predicted === null
      ? []
      : [{ row, ensemble, energy, predicted, error, outlier, kind: split === 'train' ? HELD_OUT : TEST }],
  )
  if (points.length === 0) throw new InputError('no row could be predicted, so there is nothing to draw')
  const domain = roomyDomain(
    points.flatMap(({ energy, predicted }) => [energy, predicted]),
    ROOM,
    ROOM,
  )
  const kinds = points.some(({ kind }) => kind === TEST) ? [HELD_OUT, TEST] : [HELD_OUT]
  const axis = (title: string) => ({
    type: 'quantitative' as const,
    title,
    scale: { domain, nice: false, zero: false },
  })
  const x = axis(`DFT: ${energyAxisTitle({ ...answer, model: answer.file })}`)
  const y = axis(`predicted: ${energyAxisTitle({ ...answer, model: answer.file })}`)
  const outliers = points
    .filter(({ outlier }) => outlier)
    .sort((a, b) => Math.abs(b.error ?? 0) - Math.abs(a.error ?? 0))
  const named = outliers
    .slice(0, MOST_NAMED)
    .map(({ row, energy, predicted }) => ({ name: `row ${row}`, x: energy, y: predicted }))
  const half = NINETY_PERCENT * (answer.residualStandardDeviation ?? 0)
  const diagonal = domain.map(energy => ({ energy, low: energy - half, high: energy + half }))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Predicted against DFT energies of *${answer.adsorbate} on ${answer.site}`,
    title: {
      text: wrapped([`*${answer.adsorbate} on ${answer.site}: predicted against DFT energies`], TITLE_LINE),
      subtitle: validationSubtitle(answer, parityLines(answer, outliers.length), SUBTITLE_LINE),
    },
    config: PLOT_CONFIG,
    width: side,
    height: side,
    layer: [
      {
        data: { values: diagonal },
        mark: { type: 'area', color: '#ececec', clip: true },
        encoding: { x: { ...x, field: 'energy' }, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values: diagonal },
        mark: { type: 'line', color: '#777', strokeWidth: 1, clip: true },
        encoding: { x: { ...x, field: 'energy' }, y: { ...y, field: 'energy' } },
      },
      {
        data: { values: points },
        mark: { type: 'point', filled: true, size: DOT_SIZE, opacity: 0.5 },
        encoding: {
          x: { ...x, field: 'energy' },
          y: { ...y, field: 'predicted' },
          color: {
            field: 'kind',
            type: 'nominal',
            title: null,
            scale: { domain: kinds, range: COLOURS.slice(0, kinds.length) },
            legend: {
              orient: 'bottom',
              direction: 'vertical',
              symbolType: 'circle',
              symbolSize: DOT_SIZE,
              symbolOpacity: 1,
            },
          },
          tooltip: [
            { field: 'row', type: 'quantitative', title: 'row' },
            { field: 'ensemble', type: 'nominal', title: 'ensemble' },
            { field: 'energy', type: 'quantitative', title: 'DFT / eV', format: '.4f' },
            { field: 'predicted', type: 'quantitative', title: 'predicted / eV', format: '.4f' },
            { field: 'error', type: 'quantitative', title: 'error / eV', format: '.4f' },
          ],
        },
      },
      ...(outliers.length === 0
        ? []
        : [
            {
              data: { values: outliers },
              mark: { type: 'point', size: 80, filled: false, stroke: 'black', strokeWidth: 1.2, opacity: 1 },
              encoding: { x: { ...x, field: 'energy' }, y: { ...y, field: 'predicted' } },
            },
          ]),
      ...planeNames(
        named,
        { x, y, width: side, height: side },
        { lines: [domain.map(at => ({ x: at, y: at }))] },
      ),
    ] as PlotLayer[],
  } as TopLevelSpec
}

function parityLines(answer: ValidateAnswer, outliers: number): string[] {
  const { crossValidation, test, residualStandardDeviation } = answer
  const { mae, rmse, r2, maximumError, n, unpredictedRows } = crossValidation
  return [
    `${n} train rows: MAE ${errorText(mae)}, RMSE ${errorText(rmse)}, largest ${errorText(maximumError)} eV, R² ${errorText(r2)}`,
    ...(test.n === 0
      ? []
      : [
          `${test.n} test rows: MAE ${errorText(test.mae)}, RMSE ${errorText(test.rmse)}, largest ${errorText(test.maximumError)} eV, R² ${errorText(test.r2)}`,
        ]),
    ...(residualStandardDeviation === null
      ? []
      : [
          `grey: ± 1.645 residual deviations (${errorText(NINETY_PERCENT * residualStandardDeviation)} eV), to hold 90 %`,
        ]),
    ...(outliers === 0
      ? []
      : [
          `ringed: beyond three standard deviations${outliers > MOST_NAMED ? `, of which the ${MOST_NAMED} largest of ${outliers} are named` : ''}`,
        ]),
    ...(unpredictedRows === 0 ? [] : [`not shown: ${unpredictedRows} rows that the others cannot predict`]),
  ]
}
