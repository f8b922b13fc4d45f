import type { PlotLayer } from './style.ts'
import { type Box, isWithin, overlap, textSize } from './text-box.ts'

/** A place in a plot, in the units of its axes. */
export interface PlanePlace {
  readonly x: number
  readonly y: number
}

/** A point of a plot with its name. */
export interface NamedPlace extends PlanePlace {
  readonly name: string
}

interface PlotAxis {
  readonly scale: {
    readonly domain: readonly [number, number]
    readonly type?: string
    readonly [more: string]: unknown
  }
  readonly [more: string]: unknown
}

/** Axes and frame that points lie in. */
export interface NamedPlane {
  readonly x: PlotAxis
  readonly y: PlotAxis
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What else is in the plane. */
export interface NamesSurroundings {
  /** Each by its corners. */
  readonly lines?: readonly (readonly PlanePlace[])[]
  /** Points without a name. */
  readonly marks?: readonly PlanePlace[]
}

const FONT_SIZE = 12

/** Half the side of the square that a point takes, pixels. */
const POINT_REACH = 6

/** The same of other marks. */
const MARK_REACH = 8

/** From point to name, in distances, the first preferred; y goes down. */
const DIRECTIONS = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1.6, 0],
  [-1.6, 0],
  [0, -1.6],
  [0, 1.6],
] as const

/** Pixels. */
const DISTANCES = [5, 8, 12, 18, 26, 36]

const ALIGNMENTS = ['right', 'center', 'left'] as const
const BASELINES = ['bottom', 'middle', 'top'] as const

/**
 * Names of points, each near its own and clear of all points and marks and of each other, and of lines if that is not
 * much farther; where no place is free, to its right.
 */
export function planeNames(
  points: readonly NamedPlace[],
  plane: NamedPlane,
  { lines = [], marks = [] }: NamesSurroundings = {},
): PlotLayer[] {
  const frame: Box = { left: 0, top: 0, width: plane.width, height: plane.height }
  const at = points.map(point => pixels(point, plane))
  const crossed = lines.flatMap(line => lineBoxes(line.map(corner => pixels(corner, plane))))
  const taken = marks.map(mark => boxAbout(pixels(mark, plane), MARK_REACH))
  const names = points.map((point, index) => {
    const place = placed(point.name, at[index] as PlanePlace, {
      names: taken,
      points: at,
      lines: crossed,
      frame,
    })
    taken.push(place.box)
    return { point, ...place }
  })
  const encoding = {
    x: { ...plane.x, field: 'x' },
    y: { ...plane.y, field: 'y' },
    text: { field: 'name' },
  }
  return names.flatMap(({ point, dx, dy }) => {
    const words = { data: { values: [point] }, encoding }
    const mark = {
      type: 'text',
      fontSize: FONT_SIZE,
      fontWeight: 'bold',
      align: ALIGNMENTS[1 + Math.sign(dx)],
      baseline: BASELINES[1 + Math.sign(dy)],
      dx,
      dy,
    }
    return [
      // White behind the letters keeps them legible on what lies below.
      { ...words, mark: { ...mark, stroke: 'white', strokeWidth: 4, strokeJoin: 'round' } },
      { ...words, mark: { ...mark, color: 'black' } },
    ] as unknown as PlotLayer[]
  })
}

const pixels = ({ x, y }: PlanePlace, plane: NamedPlane): PlanePlace => ({
  x: plane.width * share(x, plane.x),
  y: plane.height * (1 - share(y, plane.y)),
})

function share(value: number, { scale: { domain, type } }: PlotAxis): number {
  const on = type === 'log' ? Math.log : (number: number) => number
  return (on(value) - on(domain[0])) / (on(domain[1]) - on(domain[0]))
}

const boxAbout = ({ x, y }: PlanePlace, reach: number): Box => ({
  left: x - reach,
  top: y - reach,
  width: 2 * reach,
  height: 2 * reach,
})

/** Between boxes along a line, and half their side, pixels. */
const LINE_STEP = 6
const LINE_REACH = 1.5

function lineBoxes(corners: readonly PlanePlace[]): Box[] {
  return corners.slice(1).flatMap((end, index) => {
    const start = corners[index] as PlanePlace
    const steps = Math.max(1, Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / LINE_STEP))
    return Array.from({ length: steps + 1 }, (_, step) => {
      const along = step / steps
      const place = { x: start.x + along * (end.x - start.x), y: start.y + along * (end.y - start.y) }
      return boxAbout(place, LINE_REACH)
    })
  })
}

/** A name over a line is as bad as one so many pixels farther away. */
const LINE_COST = 9

/** The nearest place that is clear of names and points, not nearer to another point, and if possible clear of lines. */
function placed(
  name: string,
  own: PlanePlace,
  {
    names,
    points,
    lines,
    frame,
  }: Readonly<Record<'names' | 'lines', readonly Box[]>> & {
    readonly points: readonly PlanePlace[]
    readonly frame: Box
  },
) {
  const { width, height } = textSize([name], FONT_SIZE)
  const marks = points.map(point => boxAbout(point, POINT_REACH))
  const places = DISTANCES.flatMap(distance =>
    DIRECTIONS.map(([across, down]) => {
      const [dx, dy] = [across * distance, down * distance]
      const box = {
        left: own.x + dx - (width * (1 - Math.sign(across))) / 2,
        top: own.y + dy - (height * (1 - Math.sign(down))) / 2,
        width,
        height,
      }
      const isCrossed = lines.some(line => overlap(box, line))
      return { dx, dy, box, cost: distanceTo(box, own) + (isCrossed ? LINE_COST : 0) }
    }),
  )
  const free = places.filter(
    ({ box }) => isWithin(box, frame) && ![...names, ...marks].some(other => overlap(box, other)),
  )
  const clear = free.filter(({ box }) =>
    points.every(point => distanceTo(box, own) <= distanceTo(box, point)),
  )
  const [first, ...others] = clear.length > 0 ? clear : free
  if (first === undefined) return places.find(({ dx, dy }) => dx > 0 && dy === 0) as (typeof places)[number]
  return others.reduce((best, place) => (place.cost < best.cost ? place : best), first)
}

/** From a point to the nearest place of a box, pixels. */
const distanceTo = ({ left, top, width, height }: Box, { x, y }: PlanePlace): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height))
