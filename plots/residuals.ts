import { quantileSorted } from 'simple-statistics'
import type { TopLevelSpec } from 'vega-lite'
import { ensembleAtoms } from '../src/environment/ensembles.ts'
import type { ValidatedRow } from '../src/inference/validation.ts'
import type { ValidateAnswer } from '../src/question/validate.ts'
import { ELEMENT_COLOURS } from './element-colours.ts'
import { haloed } from './haloed.ts'
import { PLOT_CONFIG } from './style.ts'
import { validationSubtitle } from './validation-title.ts'

const PANEL_WIDTH = 330

/** Pixels per line of a panel: few lines get more. */
const STEP = 15
const ROOMY_STEP = 30
const FEW = 12

const BOX_COLOUR = '#0072b2'
const ROOM = 0.08

/** Rows that a box is made of; fewer are points alone. */
const LEAST_FOR_BOX = 5

interface Strip {
  readonly name: string
  readonly colour: string
  readonly rows: readonly ValidatedRow[]
}

/**
 * Errors of the held-out train rows, DFT minus prediction, by ensemble and by the elements of the ensemble: points, a
 * box over the middle half with the median, a line over the middle 90 %, and outliers by their row in the file.
 *
 * @example residualPlot(answerValidate(question, data, site))
 */
export function residualPlot(answer: ValidateAnswer): TopLevelSpec {
  const held = answer.rows.filter(({ split, error }) => split === 'train' && error !== null)
  const most = held.reduce((largest, { error }) => Math.max(largest, Math.abs(error as number)), 0) || 1
  const domain = [-(1 + ROOM) * most, (1 + ROOM) * most] as const
  const byEnsemble = answer.ensembles.map(
    ({ name }): Strip => ({
      name,
      colour: BOX_COLOUR,
      rows: held.filter(({ ensemble }) => ensemble === name),
    }),
  )
  const byElement = answer.elements.map(
    ({ element }): Strip => ({
      name: element,
      colour: ELEMENT_COLOURS[element] ?? BOX_COLOUR,
      rows: held.filter(({ ensemble }) => ensembleAtoms(ensemble).includes(element)),
    }),
  )
  // On top sites an ensemble is one element, so that the second panel would repeat the first.
  const isSingle = answer.ensembles.every(({ name }) => ensembleAtoms(name).length === 1)
  const bySurrounding = answer.elements.map(
    ({ element }): Strip => ({
      name: element,
      colour: ELEMENT_COLOURS[element] ?? BOX_COLOUR,
      rows: held.filter(
        ({ ensemble, zoneElements }) =>
          zoneElements.includes(element) || ensembleAtoms(ensemble).includes(element),
      ),
    }),
  )
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Errors of *${answer.adsorbate} on ${answer.site} by ensemble and element`,
    title: {
      text: `*${answer.adsorbate} on ${answer.site}: errors of rows that the fit has not seen`,
      subtitle: validationSubtitle(answer, [
        'box: middle half of the rows, with the median; line: middle 90 %',
        'red: beyond three standard deviations, named by row in the file',
      ]),
    },
    config: PLOT_CONFIG,
    hconcat: [
      panel('By ensemble', byEnsemble, domain, { isNamed: true }),
      {
        spacing: 12,
        vconcat: [
          ...(isSingle ? [] : [panel('By element in the ensemble', byElement, domain, { isNamed: false })]),
          panel('By element in ensemble or zones', bySurrounding, domain, { isNamed: false }),
        ],
      },
    ],
  } as unknown as TopLevelSpec
}

/** Errors of several sets of rows, one line each. */
function panel(
  title: string,
  strips: readonly Strip[],
  domain: readonly [number, number],
  { isNamed }: { readonly isNamed: boolean },
) {
  const names = strips.map(({ name, rows }) => `${name} (${rows.length})`)
  const x = {
    type: 'quantitative',
    title: 'DFT − prediction / eV',
    scale: { domain, nice: false },
    axis: { tickCount: 6 },
  }
  const y = {
    field: 'name',
    type: 'nominal',
    title: null,
    sort: names,
    scale: { domain: names },
    axis: { grid: false },
  }
  const color = { field: 'colour', type: 'nominal', scale: null }
  const points = strips.flatMap(({ rows, colour }, index) =>
    rows.map(({ row, ensemble, error, outlier }) => ({
      name: names[index],
      colour,
      row,
      ensemble,
      error,
      outlier,
    })),
  )
  const boxes = strips.flatMap(({ rows, colour }, index) => {
    if (rows.length < LEAST_FOR_BOX) return []
    const errors = rows.map(({ error }) => error as number).sort((a, b) => a - b)
    const [low, first, median, third, high] = [0.05, 0.25, 0.5, 0.75, 0.95].map(share =>
      quantileSorted(errors, share),
    )
    return [{ name: names[index], colour, low, first, median, third, high }]
  })
  const outliers = points.filter(({ outlier }) => outlier)
  return {
    title: { text: title, fontSize: 12, offset: 6 },
    width: PANEL_WIDTH,
    height: { step: strips.length > FEW ? STEP : ROOMY_STEP },
    layer: [
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', color: '#999' },
        encoding: { x: { ...x, field: 'zero' } },
      },
      {
        data: { values: points.filter(({ outlier }) => !outlier) },
        mark: { type: 'point', filled: true, size: 9, opacity: 0.25 },
        encoding: { x: { ...x, field: 'error' }, y, color, tooltip: POINT_TOOLTIP },
      },
      {
        data: { values: boxes },
        mark: { type: 'rule', strokeWidth: 1 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
      },
      {
        data: { values: boxes },
        mark: { type: 'bar', height: { band: 0.55 }, opacity: 0.45 },
        encoding: { x: { ...x, field: 'first' }, x2: { field: 'third' }, y, color },
      },
      {
        data: { values: boxes },
        mark: {
          type: 'tick',
          thickness: 2,
          color: 'black',
          size: strips.length > FEW ? STEP / 2 : ROOMY_STEP / 2,
        },
        encoding: { x: { ...x, field: 'median' }, y },
      },
      {
        data: { values: outliers },
        mark: { type: 'point', filled: true, size: 22, color: OUTLIER_COLOUR, opacity: 1 },
        encoding: { x: { ...x, field: 'error' }, y, tooltip: POINT_TOOLTIP },
      },
      ...(isNamed ? outlierNames(outliers, { x, y }) : []),
    ],
  }
}

/** The rows of a strip's outliers, on each side in one label, towards the middle. */
function outlierNames(
  outliers: readonly {
    readonly name: string | undefined
    readonly row: number
    readonly error: number | null
  }[],
  { x, y }: { readonly x: object; readonly y: object },
) {
  return [-1, 1].flatMap(sign => {
    const own = outliers.filter(({ error }) => Math.sign(error as number) === sign)
    const labels = [...new Set(own.map(({ name }) => name))].map(name => {
      const strip = own
        .filter(outlier => outlier.name === name)
        .sort((a, b) => Math.abs(a.error as number) - Math.abs(b.error as number))
      const rows = strip.slice(0, MOST_NAMED).map(({ row }) => row)
      const more = strip.length > rows.length ? ' …' : ''
      return {
        name,
        error: strip[0]?.error,
        text: `${(sign < 0 ? [...rows].reverse() : rows).join(', ')}${more}`,
      }
    })
    return haloed({
      data: { values: labels },
      mark: {
        type: 'text',
        align: sign < 0 ? 'left' : 'right',
        baseline: 'middle',
        dx: -6 * sign,
        fontSize: 10,
        color: OUTLIER_COLOUR,
      },
      encoding: { x: { ...x, field: 'error' }, y, text: { field: 'text' } },
    })
  })
}

/** More names would not fit a line. */
const MOST_NAMED = 5

const OUTLIER_COLOUR = '#c62828'

const POINT_TOOLTIP = [
  { field: 'row', type: 'quantitative', title: 'row' },
  { field: 'ensemble', type: 'nominal', title: 'ensemble' },
  { field: 'error', type: 'quantitative', title: 'DFT − prediction / eV', format: '.4f' },
]
