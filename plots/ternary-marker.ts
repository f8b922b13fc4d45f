import { numberText } from './number-text.ts'
import type { PlotLayer } from './style.ts'
import { rounded, type TernaryValue, ternaryPoint } from './ternary-cells.ts'
import { textSize } from './text-box.ts'

const LABEL_SIZE = 12
const LINE_HEIGHT = 14
const LABEL_PADDING = 4

/** From this distance on a line joins label and point, pixels. */
const LEADER_FROM = 16

/**
 * A ring at a point of a ternary plot, with its name and value where they fit into the triangle.
 *
 * @param side of the triangle, pixels
 */
export function ternaryMarker(name: string, { fractions, value }: TernaryValue, side: number): PlotLayer[] {
  const text = [name, numberText(value)]
  const [x, y] = ternaryPoint(fractions)
  const label = placed(text, x * side, y * side, side)
  const at = {
    longitude: { field: 'x', type: 'quantitative' },
    latitude: { field: 'y', type: 'quantitative' },
  } as const
  const dot = { data: { values: [{ x: rounded(x), y: rounded(y) }] }, encoding: at }
  const words = {
    data: { values: [{ x: rounded(label.x / side), y: rounded(label.y / side), text }] },
    encoding: { ...at, text: { field: 'text' } },
  } as const
  const type = {
    type: 'text',
    fontSize: LABEL_SIZE,
    align: label.align,
    baseline: 'middle',
    lineHeight: LINE_HEIGHT,
    // The baseline is that of the first of the two lines.
    dy: -LINE_HEIGHT / 2,
  } as const
  return [
    ...(label.isFar ? [leader([x, y], [label.x / side, label.y / side])] : []),
    { ...words, mark: { ...type, stroke: 'white', strokeWidth: 3.5, strokeJoin: 'round', opacity: 0.9 } },
    { ...words, mark: { ...type, color: 'black' } },
    { ...dot, mark: { type: 'point', size: 90, stroke: 'white', strokeWidth: 4, opacity: 1 } },
    {
      ...dot,
      mark: { type: 'point', size: 90, fill: 'white', stroke: 'black', strokeWidth: 1.6, opacity: 1 },
    },
  ] as PlotLayer[]
}

const leader = (from: readonly [number, number], to: readonly [number, number]): PlotLayer =>
  ({
    data: { values: [{ type: 'LineString', coordinates: [from, to].map(point => point.map(rounded)) }] },
    mark: { type: 'geoshape', filled: false, stroke: 'black', strokeWidth: 1 },
  }) as PlotLayer

/** By the sign of the direction across. */
const ALIGNMENTS = ['right', 'center', 'left'] as const

/** From point to label, tried in turn; y goes up. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.87, 0.5],
  [-0.87, 0.5],
  [0.87, -0.5],
  [-0.87, -0.5],
] as const

/** The nearest place about a point where the lines of text fit into the triangle, pixels; y goes up. */
function placed(lines: readonly string[], x: number, y: number, side: number) {
  const { width, height } = textSize(lines, LABEL_SIZE)
  for (let distance = 12; distance < side; distance += 4)
    for (const [dx, dy] of DIRECTIONS) {
      const centreX = x + dx * distance + (Math.sign(dx) * width) / 2
      const centreY = y + dy * distance + (Math.sign(dy) * height) / 2
      if (fits(centreX, centreY, width + 2 * LABEL_PADDING, height + 2 * LABEL_PADDING, side))
        return {
          x: x + dx * distance,
          y: centreY,
          align: ALIGNMENTS[1 + Math.sign(dx)],
          isFar: distance > LEADER_FROM,
        }
    }
  return { x, y: y + height, align: 'center', isFar: false }
}

function fits(centreX: number, centreY: number, width: number, height: number, side: number): boolean {
  const inset = (centreY + height / 2) / Math.sqrt(3)
  return centreY - height / 2 >= 0 && centreX - width / 2 >= inset && centreX + width / 2 <= side - inset
}
