import { PLOT_HEIGHT, PLOT_WIDTH } from './style.ts'
import { type Box, isWithin, overlap, textSize } from './text-box.ts'

/** A point of a plot with its name, as shares of the width from the left and of the height from the bottom. */
export interface NamedPoint {
  readonly name: string
  readonly across: number
  readonly up: number
}

/** Where the name of a point stands from it, pixels; `dy` goes down. */
export interface LabelPlace {
  readonly align: 'left' | 'right' | 'center'
  readonly baseline: 'top' | 'middle' | 'bottom'
  readonly dx: number
  readonly dy: number
}

export const POINT_LABEL_SIZE = 11

/** Room that a point's mark takes to each side. */
const POINT_RADIUS = 5

const GAP = 8
const CORNER_GAP = 5

/** As wide as the plot is on a phone, where names must not stand over its axis either. */
const NARROW_WIDTH = 280

const PLACES: readonly LabelPlace[] = [
  { align: 'left', baseline: 'middle', dx: GAP, dy: 0 },
  { align: 'right', baseline: 'middle', dx: -GAP, dy: 0 },
  { align: 'center', baseline: 'bottom', dx: 0, dy: -GAP },
  { align: 'center', baseline: 'top', dx: 0, dy: GAP },
  { align: 'left', baseline: 'bottom', dx: CORNER_GAP, dy: -CORNER_GAP },
  { align: 'left', baseline: 'top', dx: CORNER_GAP, dy: CORNER_GAP },
  { align: 'right', baseline: 'bottom', dx: -CORNER_GAP, dy: -CORNER_GAP },
  { align: 'right', baseline: 'top', dx: -CORNER_GAP, dy: CORNER_GAP },
]

/**
 * Where the names of points stand clear of the points and of each other; the first come first. Of places that are
 * clear, one that stays so on a phone, if there is one.
 *
 * @returns per point, its place, or undefined where none is clear
 */
export function pointLabels(points: readonly NamedPoint[]): (LabelPlace | undefined)[] {
  const [wide, narrow] = [surroundings(points, PLOT_WIDTH), surroundings(points, NARROW_WIDTH)]
  return points.map(point => {
    const cost = (place: LabelPlace) =>
      (isWithin(boxOf(point, place, narrow), narrow.frame) ? 0 : 2) + (isClear(point, place, narrow) ? 0 : 1)
    const [best] = PLACES.filter(
      place => isWithin(boxOf(point, place, wide), wide.frame) && isClear(point, place, wide),
    ).sort((a, b) => cost(a) - cost(b))
    if (best !== undefined) for (const plot of [wide, narrow]) plot.full.push(boxOf(point, best, plot))
    return best
  })
}

/** A plot of some width, and what is in it so far. */
interface Surroundings {
  readonly frame: Box
  readonly full: Box[]
}

const surroundings = (points: readonly NamedPoint[], width: number): Surroundings => {
  const frame = { left: 0, top: 0, width, height: PLOT_HEIGHT }
  const full = points.map(point => {
    const { x, y } = pixels(point, frame)
    return {
      left: x - POINT_RADIUS,
      top: y - POINT_RADIUS,
      width: 2 * POINT_RADIUS,
      height: 2 * POINT_RADIUS,
    }
  })
  return { frame, full }
}

const pixels = ({ across, up }: NamedPoint, { width, height }: Box) => ({
  x: across * width,
  y: (1 - up) * height,
})

const boxOf = (point: NamedPoint, place: LabelPlace, { frame }: Surroundings): Box =>
  boxAt(pixels(point, frame), textSize([point.name], POINT_LABEL_SIZE), place)

const isClear = (point: NamedPoint, place: LabelPlace, plot: Surroundings): boolean =>
  !plot.full.some(other => overlap(boxOf(point, place, plot), other))

const SHARE_BEFORE = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const

const boxAt = (
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Pick<Box, 'width' | 'height'>,
  { align, baseline, dx, dy }: LabelPlace,
): Box => ({
  left: x + dx - SHARE_BEFORE[align] * width,
  top: y + dy - SHARE_BEFORE[baseline] * height,
  width,
  height,
})
