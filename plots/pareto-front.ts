import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../src/input/input-error.ts'
import { type CostedComposition, frontNames } from './front-names.ts'
import { tinyFormat } from './number-text.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** Compositions by cost and value. */
export interface ParetoFront {
  /** In any order; those that another one beats in both are drawn pale. */
  readonly points: readonly CostedComposition[]
  readonly title: string
  readonly subtitle: readonly string[]
  /** Axis titles, with unit and reference. */
  readonly costTitle: string
  readonly valueTitle: string
  /** Least and greatest cost that there can be. */
  readonly costLimits?: readonly [number, number] | undefined
}

const FRONT_COLOUR = '#0072b2'
const ROOM = 0.08

/** Longer lines of the vertical title would not fit the height. */
const VALUE_TITLE_LINE = 32

/**
 * What the best compositions give against what they cost: the front as steps, since less cost gives no more than the
 * point before, with its two ends and its knee named.
 *
 * @throws InputError for no points, or for figures that are not finite
 * @example paretoFront({ points: [{ composition: 'Ir', cost: 1, value: 0.2 }], title: 'Activity against cost',
 *   subtitle: [], costTitle: 'share of Ir', valueTitle: 'activity' })
 */
export function paretoFront(plot: ParetoFront): TopLevelSpec {
  const { points, title, subtitle, costTitle, valueTitle, costLimits } = plot
  if (points.length === 0) throw new InputError('a Pareto front needs at least one composition')
  for (const { composition, cost, value } of points)
    if (!Number.isFinite(cost) || !Number.isFinite(value))
      throw new InputError(`${composition} has no finite cost and value, got ${cost} and ${value}`)
  const front = unbeaten(points)
  const isFront = new Set(front)
  const beaten = points.filter(point => !isFront.has(point))
  const costs = axisDomain(
    points.map(({ cost }) => cost),
    ROOM / 2,
    ROOM / 2,
    costLimits,
  )
  const values = axisDomain(
    points.map(({ value }) => value),
    ROOM,
    2 * ROOM,
  )
  const x = {
    field: 'cost',
    type: 'quantitative',
    title: costTitle,
    scale: { domain: costs, nice: false, zero: false },
    axis: { tickCount: 10, ...tinyFormat(...costs) },
  }
  const y = {
    field: 'value',
    type: 'quantitative',
    title: wrapped([valueTitle], VALUE_TITLE_LINE),
    scale: { domain: values, nice: false, zero: false },
    axis: tinyFormat(...values),
  }
  const tooltip = [
    { field: 'composition', type: 'nominal', title: 'composition' },
    { field: 'cost', type: 'quantitative', title: costTitle },
    { field: 'value', type: 'quantitative', title: valueTitle },
  ]
  const dots = (rows: readonly CostedComposition[], mark: object): PlotLayer =>
    ({
      data: { values: rows.map(({ composition, cost, value }) => ({ composition, cost, value })) },
      mark: { type: 'point', filled: true, opacity: 1, ...mark },
      encoding: { x, y, tooltip },
    }) as PlotLayer
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}: Pareto front of ${front.length} compositions`,
    title: { text: wrapped([title], TITLE_LENGTH), subtitle: wrapped(subtitle) },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer: [
      ...(beaten.length > 0 ? [dots(beaten, { size: 14, color: '#b8b8b8' })] : []),
      {
        data: { values: front.map(({ cost, value }) => ({ cost, value })) },
        mark: { type: 'line', interpolate: 'step-after', color: FRONT_COLOUR, strokeWidth: 1.6 },
        encoding: { x, y },
      },
      dots(front, { size: 34, color: FRONT_COLOUR }),
      ...frontNames(front, [front[0], front.at(-1), knee(front)], { x, y }),
    ],
  } as TopLevelSpec
}

/**
 * The ends of an axis. The room about a single value is a share of nothing it spans, so it ends at 0 beside a value
 * that is not negative, and at the limits.
 */
function axisDomain(
  values: readonly number[],
  below: number,
  above: number,
  [least, most]: readonly [number, number] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): [number, number] {
  const domain = roomyDomain(values, below, above)
  const [single] = values as [number]
  if (values.some(value => value !== single)) return domain
  return [Math.max(domain[0], single >= 0 ? 0 : domain[0], least), Math.min(domain[1], most)]
}

/** The points that no other beats, by rising cost and value; of equals the first. */
function unbeaten(points: readonly CostedComposition[]): CostedComposition[] {
  const front: CostedComposition[] = []
  for (const point of [...points].sort((a, b) => a.cost - b.cost || b.value - a.value))
    if (point.value > (front.at(-1)?.value ?? Number.NEGATIVE_INFINITY)) front.push(point)
  return front
}

/** The point of a front that is furthest above the line through its ends, if any is, with both axes from end to end. */
function knee(front: readonly CostedComposition[]): CostedComposition | undefined {
  const [first, last] = [front[0] as CostedComposition, front.at(-1) as CostedComposition]
  const gain = ({ cost, value }: CostedComposition) =>
    (value - first.value) / (last.value - first.value) - (cost - first.cost) / (last.cost - first.cost)
  const above = front.slice(1, -1).filter(point => gain(point) > 0)
  return above.length === 0 ? undefined : above.reduce((a, b) => (gain(b) > gain(a) ? b : a))
}
