import type { TopLevelSpec } from 'vega-lite'
import { InputError } from '../src/input/input-error.ts'
import { atomicPercent, bestOf, partFormula, partTotal } from './composition-part.ts'
import { tinyFormat } from './number-text.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, type PlotLayer } from './style.ts'
import { ternaryAxes } from './ternary-axes.ts'
import { type Fractions, rounded, type TernaryValue, ternaryCell, ternaryPoint } from './ternary-cells.ts'
import { ternaryMarker } from './ternary-marker.ts'
import { wrapped } from './wrapped.ts'

/** More cells than this make a picture that few programs open. */
export const MAXIMUM_CELLS = 25_000

/** Values over the compositions of three elements. */
export interface TernaryMap {
  /** In the order: corner at the left, at the right, on top. */
  readonly elements: readonly [string, string, string]
  /** Grid points, any part of the triangle; where there is none, the map is white. */
  readonly points: readonly TernaryValue[]
  /** Grid step, as a mole fraction. */
  readonly step: number
  readonly title: string
  readonly subtitle: readonly string[]
  /** What the colours mean, with its unit and reference. */
  readonly valueTitle: string
  /** Other elements held constant, `Rh 20 %, Ru 20 %`. The three fractions then sum to what is left. */
  readonly fixed?: string
  /** What to mark, such as an optimum between the grid points; the point of the largest value by default. */
  readonly best?: TernaryValue
  /** What the marked point is called; its formula by default. */
  readonly bestName?: string
  /** Side of the triangle, pixels; 440 by default. The legend of a small one stands below it. */
  readonly side?: number
}

const SIDE = 440

/** A triangle of a smaller side leaves no room for the legend at its top. */
const LEAST_FOR_LEGEND = 400

/** Room around the triangle, pixels. */
const MARGIN = { left: 64, right: 64, top: 46, bottom: 58 }

const LEGEND_LINE = 24
const LEGEND_LENGTH = 180
const LEGEND_TITLE_LIMIT = 400

/** Into the room that the triangle leaves at its top, or below it. */
const LEGEND_BESIDE = { offset: -60 }
const LEGEND_BELOW = { orient: 'bottom', direction: 'horizontal' }

/** Longer lines would make the picture wider than map and legend. */
const TITLE_LINE = 52
const SUBTITLE_LINE = 72

/**
 * A map of values over the compositions of three elements, as a triangle: one coloured cell per grid point, axes in
 * per cent, the best point marked.
 *
 * @throws InputError for no points, too many, values that are not finite, or fractions with different sums
 * @example ternaryMap({ elements: ['Ir', 'Pd', 'Pt'], points: [{ fractions: [0, 0.5, 0.5], value: 1 }], step: 0.5,
 *   title: 'Activity', subtitle: [], valueTitle: 'activity' })
 */
export function ternaryMap(map: TernaryMap): TopLevelSpec {
  const { elements, points, title, subtitle, fixed, side = SIDE } = map
  if (points.length > MAXIMUM_CELLS)
    throw new InputError(
      `a ternary map holds at most ${MAXIMUM_CELLS} compositions, got ${points.length}; use a larger step`,
    )
  const total = partTotal('ternary map', elements, points)
  const best = map.best ?? bestOf(points)
  const height = (side * Math.sqrt(3)) / 2
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}: ternary map of ${elements.join(', ')}`,
    title: {
      text: wrapped([title], TITLE_LINE),
      subtitle: wrapped(
        [...subtitle, ...(fixed === undefined ? [] : [`held constant: ${fixed}`])],
        SUBTITLE_LINE,
      ),
    },
    width: side + MARGIN.left + MARGIN.right,
    height: height + MARGIN.top + MARGIN.bottom,
    config: { ...PLOT_CONFIG, view: { stroke: null } },
    projection: {
      type: 'identity',
      reflectY: true,
      scale: side,
      translate: [MARGIN.left, MARGIN.top + height],
    },
    layer: [
      cells(map, side < LEAST_FOR_LEGEND ? LEGEND_BELOW : LEGEND_BESIDE),
      ...ternaryAxes(elements, total, side),
      ...ternaryMarker(map.bestName ?? partFormula(elements, best.fractions), best, side),
    ],
  } as TopLevelSpec
}

function cells({ elements, points, step, valueTitle }: TernaryMap, legend: object): PlotLayer {
  const domain = roomyDomain(
    points.map(({ value }) => value),
    0,
    0,
  )
  const scale = { scheme: 'viridis', domain, nice: false, zero: false }
  const colour = { field: 'value', type: 'quantitative', scale }
  return {
    data: {
      values: points.map(({ fractions, value }) => ({
        type: 'Feature',
        geometry: { type: 'Polygon', coordinates: [ring(ternaryCell(fractions, step))] },
        value,
        ...Object.fromEntries(
          elements.map((element, index) => [element, atomicPercent(fractions[index] as number)]),
        ),
      })),
    },
    // The thin line in the cell's own colour hides the seams between cells.
    mark: {
      type: 'geoshape',
      stroke: { expr: "scale('color', datum.value)" },
      strokeWidth: 0.7,
      strokeJoin: 'round',
      aria: false,
    },
    encoding: {
      color: {
        ...colour,
        legend: {
          title: wrapped([valueTitle], LEGEND_LINE),
          type: 'gradient',
          titleLimit: LEGEND_TITLE_LIMIT,
          gradientLength: LEGEND_LENGTH,
          gradientThickness: 16,
          tickCount: 6,
          ...tinyFormat(...domain),
          titlePadding: 8,
          ...legend,
        },
      },
      tooltip: [
        ...elements.map(element => ({
          // A dot in a field's name would be read as a path.
          field: element.replaceAll('.', '\\.'),
          type: 'quantitative',
          title: `${element} / at. %`,
        })),
        { field: 'value', type: 'quantitative', title: valueTitle },
      ],
    },
  } as PlotLayer
}

function ring(corners: readonly Fractions[]): [number, number][] {
  const points = corners.map(corner => ternaryPoint(corner).map(rounded) as [number, number])
  return [...points, points[0] as [number, number]]
}
