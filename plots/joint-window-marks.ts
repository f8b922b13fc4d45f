import type { WindowShare } from '../src/joint/joint.ts'
import type { PlotLayer } from './style.ts'

/** The axes of two energies that marks lie on. */
export interface PlaneAxes {
  readonly x: { readonly scale: { readonly domain: readonly [number, number] } }
  readonly y: { readonly scale: { readonly domain: readonly [number, number] } }
}

const FONT_SIZE = 11
const LINE_HEIGHT = 14
const INSET = 6

/**
 * Windows as dashed rectangles, open at the frame where they have no bound, each with its probability and
 * what it would be if both energies were independent.
 */
export function jointWindowMarks(windows: readonly WindowShare[], { x, y }: PlaneAxes): PlotLayer[] {
  const taken = new Map<string, number>()
  return windows.flatMap(({ name, within: [a, b], probability, independent }) => {
    const [left, right] = [a.low?.energy ?? x.scale.domain[0], a.high?.energy ?? x.scale.domain[1]]
    const [low, high] = [b.low?.energy ?? y.scale.domain[0], b.high?.energy ?? y.scale.domain[1]]
    const isBeyondMiddle = left + right > x.scale.domain[0] + x.scale.domain[1]
    const isAtRight = a.low !== null && (a.high === null || isBeyondMiddle)
    const isAtBottom = b.low === null && b.high !== null
    const corner = { x: isAtRight ? right : left, y: isAtBottom ? low : high }
    const line = taken.get(JSON.stringify(corner)) ?? 0
    taken.set(JSON.stringify(corner), line + 1)
    const place = {
      align: isAtRight ? 'right' : 'left',
      dx: isAtRight ? -INSET : INSET,
      baseline: isAtBottom ? 'bottom' : 'top',
      dy: isAtBottom ? -INSET - (2 * line + 1) * LINE_HEIGHT : INSET + 2 * line * LINE_HEIGHT,
      fontSize: FONT_SIZE,
      lineHeight: LINE_HEIGHT,
    } as const
    const text = {
      data: {
        values: [
          {
            ...corner,
            text: [`${typeset(name)}: ${percent(probability)}`, `(if independent ${percent(independent)})`],
          },
        ],
      },
      encoding: {
        x: { ...(x as object), field: 'x' },
        y: { ...(y as object), field: 'y' },
        text: { field: 'text' },
      },
    } as const
    return [
      {
        data: { values: [{ left, right, low, high }] },
        mark: {
          type: 'rect',
          fill: null,
          stroke: 'black',
          strokeWidth: 1.4,
          strokeDash: [5, 3],
        },
        encoding: {
          x: { ...(x as object), field: 'left' },
          x2: { field: 'right' },
          y: { ...(y as object), field: 'low' },
          y2: { field: 'high' },
        },
      },
      // White behind the letters keeps them legible on dark cells.
      { ...text, mark: { type: 'text', ...place, stroke: 'white', strokeWidth: 4, strokeJoin: 'round' } },
      { ...text, mark: { type: 'text', ...place } },
    ] as PlotLayer[]
  })
}

const percent = (probability: number): string => `${(100 * probability).toFixed(2)} %`

const typeset = (name: string): string =>
  name
    .replaceAll('<=', ' ≤ ')
    .replaceAll('>=', ' ≥ ')
    .replaceAll(/\s*([<>])\s*/g, ' $1 ')
    .replaceAll(/\s*,\s*/g, ', ')
    .replaceAll('-', '−')
