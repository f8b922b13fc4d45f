import type { TopLevelSpec } from 'vega-lite'
import { distinctLabels, LABELLED_ROWS } from './comparison-labels.ts'
import { PLOT_CONFIG } from './style.ts'
import { wrapped } from './wrapped.ts'

/** A value to draw as a bar; null is drawn as none. */
export interface BarEntry {
  readonly label: string
  readonly value: number | null
  /** Standard error; null for none. */
  readonly error?: number | null
}

const WIDTH = 480
const ROW_HEIGHT = 20

/**
 * One bar per composition from 0, with its error bar and value.
 *
 * @param axis of the values, with their unit
 * @example comparisonBars([{ label: 'Pt', value: 0.52 }], { title: 'Sabatier activity', axis: 'activity' })
 */
export function comparisonBars(
  entries: readonly BarEntry[],
  {
    title,
    axis,
    subtitle = [],
  }: { readonly title: string; readonly axis: string; readonly subtitle?: string[] },
): TopLevelSpec {
  const labels = distinctLabels(entries.map(({ label }) => label))
  const values = entries.map(({ value, error = null }, index) => ({
    label: labels[index] as string,
    value,
    low: value === null || error === null ? null : value - error,
    high: value === null || error === null ? null : value + error,
    end: value === null ? 0 : value < 0 ? value - (error ?? 0) : value + (error ?? 0),
    text: value === null ? 'no value' : shown(value, error),
  }))
  const y = { ...LABELLED_ROWS, axis: { ...LABELLED_ROWS.axis, grid: false } } as const
  const [low, high] = extent(values.flatMap(({ low, high, end }) => [low ?? 0, high ?? 0, end]))
  const x = {
    type: 'quantitative',
    title: axis,
    scale: { domain: [low, high] as [number, number], nice: false },
  } as const
  const hasErrors = values.some(value => value.low !== null)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title} of ${labels.join(', ')}`,
    title: { text: title, subtitle: wrapped(subtitle, 80) },
    width: WIDTH,
    height: { step: ROW_HEIGHT },
    config: PLOT_CONFIG,
    data: { values },
    layer: [
      {
        mark: { type: 'bar', color: '#0072b2', opacity: 0.75 },
        encoding: { x: { ...x, field: 'value' }, y },
      },
      ...(hasErrors
        ? [
            {
              mark: { type: 'rule', strokeWidth: 1.5 },
              encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
            },
            ...['low', 'high'].map(field => ({
              mark: { type: 'tick', orient: 'vertical', color: 'black', thickness: 1.5, size: 8 },
              encoding: { x: { ...x, field }, y },
            })),
          ]
        : []),
      ...[true, false].map(isPositive => ({
        transform: [{ filter: isPositive ? 'datum.end >= 0' : 'datum.end < 0' }],
        mark: { type: 'text', align: isPositive ? 'left' : 'right', dx: isPositive ? 5 : -5, fontSize: 10 },
        encoding: { x: { ...x, field: 'end' }, y, text: { field: 'text', type: 'nominal' } },
      })),
    ],
  } as TopLevelSpec
}

/** Room for the values beside the bars, as a share of the axis. */
const TEXT_ROOM = 0.24

function extent(values: readonly number[]): [number, number] {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const room = TEXT_ROOM * (high - low || 1)
  return [low < 0 ? low - room : 0, high > 0 || low === 0 ? high + room : 0]
}

const DIGITS = 4

const shown = (value: number, error: number | null): string =>
  `${rounded(value, DIGITS)}${error === null ? '' : ` ± ${rounded(error, 2)}`}`

const rounded = (value: number, digits: number): string =>
  String(Number(value.toPrecision(digits))).replace('-', '−')
