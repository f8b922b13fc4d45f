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

const PLACES: readonly LabelPlace[] = [
  { align: 'left', baseline: 'middle', dx: GAP, dy: 0 },
  { align: 'right', baseline: 'middle', dx: -GAP, dy: 0 },
  { align: 'center', baseline: 'bottom', dx: 0, dy: -GAP },
  { align: 'center', baseline: 'top', dx: 0, dy: GAP },
]

/**
 * Where the names of points stand clear of the points, of each other and of what is taken; the first come first.
 *
 * @param taken boxes in pixels that no name may cover
 * @returns per point, its place, or undefined where none is clear
 */
export function pointLabels(
  points: readonly NamedPoint[],
  taken: readonly Box[] = [],
): (LabelPlace | undefined)[] {
  const frame: Box = { left: 0, top: 0, width: PLOT_WIDTH, height: PLOT_HEIGHT }
  const at = ({ across, up }: NamedPoint) => ({ x: across * PLOT_WIDTH, y: (1 - up) * PLOT_HEIGHT })
  const full = [
    ...taken,
    ...points.map(at).map(({ x, y }) => ({
      left: x - POINT_RADIUS,
      top: y - POINT_RADIUS,
      width: 2 * POINT_RADIUS,
      height: 2 * POINT_RADIUS,
    })),
  ]
  return points.map(point => {
    const size = textSize([point.name], POINT_LABEL_SIZE)
    for (const place of PLACES) {
      const box = boxAt(at(point), size, place)
      if (!isWithin(box, frame) || full.some(other => overlap(box, other))) continue
      full.push(box)
      return place
    }
    return undefined
  })
}

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
