import { type Box, overlap, textSize } from './text-box.ts'

/** A point on a curve that rises to the right, pixels with y down, and the lines of its label. */
export interface LabelledPoint {
  readonly x: number
  readonly y: number
  readonly lines: readonly string[]
}

/** Where a label stands below its point, pixels. */
export interface StackedLabel {
  readonly align: 'left' | 'right'
  readonly dx: number
  readonly dy: number
}

export const STACKED_LABEL_SIZE = 11

const LINE_HEIGHT = 14
const BESIDE = 7
const BELOW = 4

/**
 * Where the labels of points stand, below the curve and to its right where there is room, else to its left; one that
 * would cover another goes below it.
 *
 * @param width of the plot, pixels
 * @example stackedLabels([{ x: 10, y: 50, lines: ['2 nm particle'] }], 420) // [{ align: 'left', dx: 7, dy: 4 }]
 */
export function stackedLabels(points: readonly LabelledPoint[], width: number): StackedLabel[] {
  const taken: Box[] = []
  return points.map(({ x, y, lines }) => {
    const size = textSize(lines, STACKED_LABEL_SIZE)
    const isLate = x + BESIDE + size.width > width
    const boxAt = (dy: number): Box => ({
      left: isLate ? x - BESIDE - size.width : x + BESIDE,
      top: y + dy,
      ...size,
    })
    let dy = BELOW
    while (taken.some(other => overlap(other, boxAt(dy)))) dy += LINE_HEIGHT
    taken.push(boxAt(dy))
    return { align: isLate ? 'right' : 'left', dx: isLate ? -BESIDE : BESIDE, dy }
  })
}
