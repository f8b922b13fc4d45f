import { PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { type Box, isWithin, overlap, textSize } from './text-box.ts'

/** A composition, what it costs and what it gives. */
export interface CostedComposition {
  /** `Ir20Pd80` */
  readonly composition: string
  /** The less, the better. */
  readonly cost: number
  /** The more, the better. */
  readonly value: number
}

const LABEL_SIZE = 11

/** Pixels from a point, tried in turn. */
const LABEL_DISTANCES = [8, 14, 22]

/** Where a name stands from its point, pixels; `dy` goes down. */
interface Place {
  readonly align: 'left' | 'right'
  readonly baseline: 'top' | 'bottom'
  readonly dx: number
  readonly dy: number
}

/** First above to the left, where no composition can be, then below to the right, where only beaten ones are. */
const SIDES = [
  { align: 'right', baseline: 'bottom' },
  { align: 'left', baseline: 'top' },
  { align: 'left', baseline: 'bottom' },
  { align: 'right', baseline: 'top' },
] as const

const PLACES: readonly Place[] = LABEL_DISTANCES.flatMap(distance =>
  SIDES.map(({ align, baseline }) => ({
    align,
    baseline,
    dx: align === 'left' ? distance : -distance,
    dy: baseline === 'top' ? distance / 2 : -distance / 2,
  })),
)

const boxAt = (
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Pick<Box, 'width' | 'height'>,
  { align, baseline, dx, dy }: Place,
): Box => ({
  left: x + dx - (align === 'left' ? 0 : width),
  top: y + dy - (baseline === 'top' ? 0 : height),
  width,
  height,
})

/** An axis of a plot: its ends. */
interface Axis {
  readonly scale: { readonly domain: readonly [number, number] }
}

/** Names of some points of a front, where they lie within the frame, clear of the front and of each other. */
export function frontNames(
  front: readonly CostedComposition[],
  named: readonly (CostedComposition | undefined)[],
  encoding: { readonly x: Axis; readonly y: Axis },
): PlotLayer[] {
  const at = ({ cost, value }: CostedComposition) => ({
    x: PLOT_WIDTH * share(cost, encoding.x),
    y: PLOT_HEIGHT * (1 - share(value, encoding.y)),
  })
  const frame: Box = { left: 0, top: 0, width: PLOT_WIDTH, height: PLOT_HEIGHT }
  const taken = frontBoxes(front.map(at))
  return [...new Set(named)].flatMap(point => {
    if (point === undefined) return []
    const size = textSize([point.composition], LABEL_SIZE)
    for (const place of PLACES) {
      const box = boxAt(at(point), size, place)
      if (!isWithin(box, frame) || taken.some(other => overlap(box, other))) continue
      taken.push(box)
      return nameLayers(point, place, encoding)
    }
    return []
  })
}

const share = (value: number, { scale: { domain } }: Axis) => (value - domain[0]) / (domain[1] - domain[0])

/** The room that the points and steps of a front take, pixels. */
function frontBoxes(points: readonly { readonly x: number; readonly y: number }[]): Box[] {
  return points.flatMap(({ x, y }, index) => {
    const dot = { left: x - 4, top: y - 4, width: 8, height: 8 }
    const next = points[index + 1]
    return next === undefined
      ? [dot]
      : [
          dot,
          { left: x, top: y - 1, width: next.x - x, height: 2 },
          { left: next.x - 1, top: next.y, width: 2, height: y - next.y },
        ]
  })
}

/** The words, and a white edge below them that keeps them legible over beaten points. */
function nameLayers(
  { composition, cost, value }: CostedComposition,
  place: Place,
  encoding: object,
): PlotLayer[] {
  const words = {
    data: { values: [{ composition, cost, value }] },
    encoding: { ...encoding, text: { field: 'composition' } },
  }
  const mark = { type: 'text', fontSize: LABEL_SIZE, ...place }
  return [
    { ...words, mark: { ...mark, stroke: 'white', strokeWidth: 3.5, strokeJoin: 'round' } },
    { ...words, mark: { ...mark, color: 'black' } },
  ] as PlotLayer[]
}
