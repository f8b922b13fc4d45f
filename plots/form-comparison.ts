import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../src/input/input-error.ts'
import type { FormsAnswer } from '../src/question/forms.ts'
import { haloed } from './haloed.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { rowsReference, SUBTITLE_LINE } from './validation-title.ts'
import { wrapped } from './wrapped.ts'

const STEP = 48
const ROOM = 0.12
const SUPPORTED = '#d55e00'
const OTHER = '#0072b2'

/**
 * Held-out errors of the forms of a fit, each with the standard error of its difference to the best; the form that the
 * data support has its own colour.
 *
 * @throws InputError when no held-out row could be predicted
 * @example formComparisonPlot(answerForms(question, data, site))
 */
export function formComparisonPlot(answer: FormsAnswer): TopLevelSpec {
  const values = answer.forms.flatMap(({ name, mae, standardError, effectiveParameters }) =>
    mae === null
      ? []
      : [
          {
            name,
            mae,
            low: mae - (standardError ?? 0),
            high: mae + (standardError ?? 0),
            text: `${mae.toFixed(4)} eV, ${effectiveParameters.toFixed(0)} parameters`,
            colour: name === answer.supported ? SUPPORTED : OTHER,
          },
        ],
  )
  if (values.length === 0)
    throw new InputError('no held-out row could be predicted, so there is nothing to draw')
  const best = Math.min(...values.map(({ mae }) => mae))
  const names = values.map(({ name }) => name)
  const x = {
    type: 'quantitative',
    title: 'Mean absolute error of held-out rows / eV',
    scale: {
      domain: roomyDomain(
        values.flatMap(({ low, high }) => [low, high]),
        ROOM,
        ROOM,
      ),
      nice: false,
      zero: false,
    },
  }
  const y = {
    field: 'name',
    type: 'nominal',
    title: null,
    sort: names,
    axis: { labelFontSize: 12, labelLimit: 0 },
  }
  const color = { field: 'colour', type: 'nominal', scale: null }
  const middle = (x.scale.domain[0] + x.scale.domain[1]) / 2
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Held-out errors of forms of a fit of *${answer.adsorbate} on ${answer.site}`,
    title: {
      text: `*${answer.adsorbate} on ${answer.site}: which form the data support`,
      subtitle: wrapped(
        [
          ...rowsReference(answer),
          `${answer.rows} rows in ${answer.folds} folds, seed ${answer.seed}, rows of one slab or fingerprint together`,
          answer.conclusion,
          'bar: standard error of the difference to the best, paired over groups of rows',
        ],
        SUBTITLE_LINE,
      ),
    },
    config: PLOT_CONFIG,
    width: PLOT_WIDTH,
    height: { step: STEP },
    layer: [
      {
        data: { values: [{ best }] },
        mark: { type: 'rule', color: '#999', strokeDash: [4, 4] },
        encoding: { x: { ...x, field: 'best' } },
      },
      {
        data: { values },
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
      },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: { x: { ...x, field: 'mae' }, y, color },
      },
      ...[-1, 1].flatMap(side =>
        haloed({
          data: { values: values.filter(({ mae }) => (mae > middle ? 1 : -1) === side) },
          mark: {
            type: 'text',
            align: side > 0 ? 'right' : 'left',
            baseline: 'bottom',
            dx: 8 * side,
            dy: -8,
            fontSize: 11,
          },
          encoding: { x: { ...x, field: 'mae' }, y, text: { field: 'text' } },
        }),
      ),
    ] as PlotLayer[],
  } as TopLevelSpec
}
