import type { View } from 'vega'

/** Where the plotting area of a picture is, in pixels of the picture, and what its horizontal axis means. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Ends of the horizontal axis. */
  readonly domain: readonly [number, number]
}

/** The plotting area of a view with a linear scale `x`. */
export function frameOf(view: View): Frame {
  const [left, top] = view.origin()
  const padding = view.padding() as { readonly left: number; readonly top: number }
  const scale = view.scale('x')
  const [first, last] = scale.range()
  return {
    left: left + padding.left + first,
    top: top + padding.top,
    width: last - first,
    height: view.signal('height'),
    domain: scale.domain(),
  }
}

/** Pixels from the left of the picture. */
export const pixelOf = ({ left, width, domain: [low, high] }: Frame, value: number): number =>
  left + (width * (value - low)) / (high - low)

/** The value at so many pixels from the left, no further than the axis goes. */
export function valueAt({ left, width, domain: [low, high] }: Frame, pixel: number): number {
  const share = Math.min(1, Math.max(0, (pixel - left) / width))
  return low + share * (high - low)
}
