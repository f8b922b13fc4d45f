/** A rectangle in pixels; y goes down. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Mean advance of the plots' font in ems, rounded up: formulas are digits and capitals, which are wide. */
const CHARACTER_WIDTH = 0.66

const LINE_HEIGHT = 1.2

/** About how much room lines of text take, pixels. */
export const textSize = (lines: readonly string[], fontSize: number): Pick<Box, 'width' | 'height'> => ({
  width: CHARACTER_WIDTH * fontSize * Math.max(...lines.map(line => line.length)),
  height: LINE_HEIGHT * fontSize * lines.length,
})

/** Whether two boxes share any room. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height

/** Whether one box lies within another. */
export const isWithin = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left &&
  inner.top >= outer.top &&
  inner.left + inner.width <= outer.left + outer.width &&
  inner.top + inner.height <= outer.top + outer.height
