import type { TopLevelSpec } from 'vega-lite'
import { atomicPercent, bestOf, partFormula, partTotal } from './composition-part.ts'
import { numberText, tinyFormat } from './number-text.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** A composition of two elements and its value. */
export interface BinaryValue {
  /** Mole fractions in the order of the elements. */
  readonly fractions: readonly [number, number]
  readonly value: number
}

/** Values over the compositions of two elements. */
export interface BinaryCurve {
  /** The first is pure at the left, the second at the right. */
  readonly elements: readonly [string, string]
  /** In any order. */
  readonly points: readonly BinaryValue[]
  readonly title: string
  readonly subtitle: readonly string[]
  /** What the values mean, with their unit and reference. */
  readonly valueTitle: string
  /** Other elements held constant, `Rh 20 %, Ru 20 %`. The two fractions then sum to what is left. */
  readonly fixed?: string
  /** What to mark, such as an optimum between the points; the point of the largest value by default. */
  readonly best?: BinaryValue
}

/** More points than this are drawn as a line alone. */
const MOST_DOTS = 60

/** The marked point's label is set to the other side beyond this share of the axis at either end. */
const END_SHARE = 0.15

const LABEL_DISTANCE = 9

const ROOM_BELOW = 0.06
const ROOM_ABOVE = 0.14

/** Longer lines of the vertical title would not fit the height. */
const VALUE_TITLE_LINE = 32

/**
 * A value against the composition of two elements, from one to the other, the best point marked.
 *
 * @throws InputError for no points, values that are not finite, or fractions with different sums
 * @example binaryCurve({ elements: ['Ir', 'Pt'], points: [{ fractions: [0.5, 0.5], value: 1 }],
 *   title: 'Activity', subtitle: [], valueTitle: 'activity' })
 */
export function binaryCurve(curve: BinaryCurve): TopLevelSpec {
  const { elements, points, title, subtitle, fixed, valueTitle } = curve
  const total = partTotal('binary curve', elements, points)
  const [first, second] = elements
  const best = curve.best ?? bestOf(points)
  const values = points
    .map(point => row(point, elements))
    .sort((a, b) => (a[second] as number) - (b[second] as number))
  const domain = valueDomain([...points, best].map(({ value }) => value))
  const x = {
    field: second,
    type: 'quantitative',
    title:
      fixed === undefined
        ? `${second} in ${first}–${second} / at. %`
        : `${second} / at. % (${first} and ${second}: ${atomicPercent(total)} % in all)`,
    scale: { domain: [0, atomicPercent(total)], nice: false, zero: false },
    axis: {
      labelExpr: endNames(elements, atomicPercent(total)),
      labelLineHeight: 15,
      labelOverlap: false,
      tickCount: 10,
    },
  }
  const y = {
    field: 'value',
    type: 'quantitative',
    title: wrapped([valueTitle], VALUE_TITLE_LINE),
    scale: { domain, nice: false, zero: false },
    axis: tinyFormat(...domain),
  }
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}: ${valueTitle} from ${first} to ${second}`,
    title: {
      text: wrapped([title], TITLE_LENGTH),
      subtitle: wrapped([...subtitle, ...(fixed === undefined ? [] : [`held constant: ${fixed}`])]),
    },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer: [
      {
        data: { values },
        mark: {
          type: 'line',
          color: '#0072b2',
          strokeWidth: 2,
          ...(values.length <= MOST_DOTS ? { point: { color: '#0072b2', size: 22 } } : {}),
        },
        encoding: {
          x,
          y,
          tooltip: [
            ...elements.map(element => ({
              field: element,
              type: 'quantitative',
              title: `${element} / at. %`,
            })),
            { field: 'value', type: 'quantitative', title: valueTitle },
          ],
        },
      },
      ...marker(best, elements, total, { x, y }),
    ],
  } as TopLevelSpec
}

const row = ({ fractions, value }: BinaryValue, [first, second]: readonly [string, string]) =>
  ({ [first]: atomicPercent(fractions[0]), [second]: atomicPercent(fractions[1]), value }) as Record<
    string,
    number
  >

/** Values that cannot be negative, such as activities, get no room below zero. */
function valueDomain(values: readonly number[]): [number, number] {
  const [start, end] = roomyDomain(values, ROOM_BELOW, ROOM_ABOVE)
  return [values.every(value => value >= 0) ? Math.max(0, start) : start, end]
}

/** Names the two elements below the ends of the axis. */
const endNames = ([first, second]: readonly [string, string], end: number) =>
  `datum.value === 0 ? ${JSON.stringify(['0', first])} : datum.value === ${end} ? ${JSON.stringify([String(end), second])} : datum.label`

function marker(
  best: BinaryValue,
  elements: readonly [string, string],
  total: number,
  encoding: Readonly<Record<'x' | 'y', object>>,
): PlotLayer[] {
  const share = best.fractions[1] / total
  const side =
    share < END_SHARE
      ? { align: 'left', dx: LABEL_DISTANCE }
      : share > 1 - END_SHARE
        ? { align: 'right', dx: -LABEL_DISTANCE }
        : { align: 'center' }
  const data = {
    values: [
      { ...row(best, elements), text: `${partFormula(elements, best.fractions)}: ${numberText(best.value)}` },
    ],
  }
  return [
    {
      data,
      encoding,
      mark: { type: 'point', size: 80, fill: 'white', stroke: 'black', strokeWidth: 1.6, opacity: 1 },
    },
    {
      data,
      encoding: { ...encoding, text: { field: 'text' } },
      mark: { type: 'text', fontSize: 12, ...side, baseline: 'bottom', dy: -LABEL_DISTANCE },
    },
  ] as PlotLayer[]
}
