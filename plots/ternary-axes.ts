import type { PlotLayer } from './style.ts'
import { type Fractions, ternaryPoint } from './ternary-cells.ts'

/** The ticks are this far apart, per cent: the first that gives few enough. */
const TICK_SPACINGS = [1, 2, 5, 10, 20]
const MOST_INTERVALS = 6

const TICK_LENGTH = 6
const TICK_LABEL_DISTANCE = 9
const TITLE_DISTANCE = 44
const CORNER_DISTANCE = 34

/** Tolerance for amounts that are meant to be whole per cents. */
const ROUNDING = 1e-9

/** The side of an element: where its amount is read, counterclockwise from its 0 to its 100 %. */
interface Side {
  /** The element whose amount the side shows, the one that makes up the rest along it, and the one it has none of. */
  readonly element: number
  readonly rest: number
  readonly absent: number
  /** Reading angle of the title, degrees. */
  readonly angle: number
  readonly title: (element: string) => string
  readonly align: 'left' | 'center' | 'right'
  readonly baseline: 'top' | 'middle' | 'bottom'
}

/** Ticks continue the lines of constant amount, so that their slant says which way to read. */
const SIDES: readonly Side[] = [
  {
    element: 1,
    rest: 0,
    absent: 2,
    angle: 0,
    title: element => `${element} / at. %  →`,
    align: 'center',
    baseline: 'top',
  },
  {
    element: 2,
    rest: 1,
    absent: 0,
    angle: 60,
    title: element => `←  ${element} / at. %`,
    align: 'left',
    baseline: 'middle',
  },
  {
    element: 0,
    rest: 2,
    absent: 1,
    angle: -60,
    title: element => `←  ${element} / at. %`,
    align: 'right',
    baseline: 'bottom',
  },
]

const AT = {
  longitude: { field: 'x', type: 'quantitative' },
  latitude: { field: 'y', type: 'quantitative' },
} as const

/** The amounts at which a side has ticks, per cent. */
export function ternaryTicks(total: number): number[] {
  const percent = 100 * total + ROUNDING
  const spacing = TICK_SPACINGS.find(candidate => percent / candidate < MOST_INTERVALS + ROUNDING) ?? 20
  return Array.from({ length: Math.floor(percent / spacing) + 1 }, (_, index) => index * spacing)
}

/**
 * Frame, grid, ticks, labels and titles of a ternary plot.
 *
 * @param total what the three amounts sum to
 * @param side of the triangle, pixels
 */
export function ternaryAxes(
  elements: readonly [string, string, string],
  total: number,
  side: number,
): PlotLayer[] {
  const ticks = ternaryTicks(total)
  const inner = ticks.filter(tick => tick > 0 && tick < 100 * total - ROUNDING)
  const corners = [0, 1, 2].map(element => ternaryPoint(amounts({ [element]: total })))
  return [
    lines(
      SIDES.flatMap(axis => inner.map(tick => gridLine(axis, tick / 100, total))),
      { stroke: '#999', strokeOpacity: 0.45, strokeWidth: 0.7 },
    ),
    lines(
      SIDES.flatMap(axis => ticks.map(tick => tickLine(axis, tick / 100, total, side))),
      { stroke: '#333', strokeWidth: 1 },
    ),
    lines([[...corners, corners[0] as [number, number]]], {
      stroke: '#333',
      strokeWidth: 1.2,
      strokeJoin: 'round',
    }),
    ...SIDES.map(
      (axis): PlotLayer => ({
        data: {
          values: ticks.map(tick => ({
            ...outside(axis, tick / 100, total, TICK_LABEL_DISTANCE / side),
            text: String(tick),
          })),
        },
        mark: { type: 'text', align: axis.align, baseline: axis.baseline, fontSize: 11, color: '#333' },
        encoding: { ...AT, text: { field: 'text' } },
      }),
    ),
    ...SIDES.map(
      (axis): PlotLayer => ({
        data: {
          values: [
            {
              ...beside(axis, total, TITLE_DISTANCE / side),
              text: axis.title(elements[axis.element] as string),
            },
          ],
        },
        mark: { type: 'text', angle: axis.angle, fontSize: 12, baseline: 'middle' },
        encoding: { ...AT, text: { field: 'text' } },
      }),
    ),
    {
      data: {
        values: corners.map(([x, y], element) => ({
          ...fromCentre(x, y, CORNER_DISTANCE / side),
          text: elements[element],
        })),
      },
      mark: { type: 'text', fontSize: 14, fontWeight: 'bold', baseline: 'middle' },
      encoding: { ...AT, text: { field: 'text' } },
    },
  ]
}

const amounts = (of: Readonly<Record<number, number>>): Fractions => [of[0] ?? 0, of[1] ?? 0, of[2] ?? 0]

const onSide = ({ element, rest }: Side, amount: number, total: number) =>
  ternaryPoint(amounts({ [element]: amount, [rest]: total - amount }))

/** Along the line of constant amount from the side to the opposite one. */
const gridLine = (axis: Side, amount: number, total: number) => [
  onSide(axis, amount, total),
  ternaryPoint(amounts({ [axis.element]: amount, [axis.absent]: total - amount })),
]

/** A point that continues the line of constant amount outwards by a distance in sides of the triangle. */
function outside(axis: Side, amount: number, total: number, distance: number) {
  const [x, y] = onSide(axis, amount, total)
  const from = ternaryPoint(amounts({ [axis.absent]: 1 }))
  const to = ternaryPoint(amounts({ [axis.rest]: 1 }))
  return { x: x + distance * (to[0] - from[0]), y: y + distance * (to[1] - from[1]) }
}

function tickLine(axis: Side, amount: number, total: number, side: number) {
  const end = outside(axis, amount, total, TICK_LENGTH / side)
  return [onSide(axis, amount, total), [end.x, end.y] as [number, number]]
}

/** Beside the middle of a side. */
const beside = (axis: Side, total: number, distance: number) => {
  const [x, y] = onSide(axis, total / 2, total)
  return fromCentre(x, y, distance)
}

function fromCentre(x: number, y: number, distance: number) {
  const [centreX, centreY] = ternaryPoint([1, 1, 1])
  const length = Math.hypot(x - centreX, y - centreY)
  return {
    x: x + (distance * (x - centreX)) / length,
    y: y + (distance * (y - centreY)) / length,
  }
}

const lines = (paths: readonly (readonly [number, number][])[], style: object): PlotLayer => ({
  data: { values: [{ type: 'MultiLineString', coordinates: paths }] as object[] },
  mark: { type: 'geoshape', filled: false, ...style },
})
