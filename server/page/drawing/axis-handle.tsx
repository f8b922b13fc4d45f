import { useRef } from 'preact/hooks'
import { type Frame, pixelOf, valueAt } from './frame.ts'

interface AxisHandleProps {
  readonly frame: Frame
  readonly label: string
  readonly value: number
  /** What an arrow key moves by; Page Up and Page Down move ten times as far. */
  readonly step: number
  /** Called for every step of a drag. */
  readonly onMove: (value: number) => void
  readonly unit: string
}

/** A value on the horizontal axis of a plot that can be dragged, by pointer or by keys. */
export function AxisHandle({ frame, label, value, step, onMove, unit }: AxisHandleProps) {
  // The axis may widen and narrow meanwhile; a drag goes by the one that it began on.
  const grabbed = useRef<Frame | null>(null)
  const [low, high] = frame.domain
  const decimals = Math.max(0, -Math.floor(Math.log10(step)) + 1)
  const move = (next: number) => onMove(Number(next.toFixed(decimals)))
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: value - step,
    ArrowDown: value - step,
    ArrowRight: value + step,
    ArrowUp: value + step,
    PageDown: value - 10 * step,
    PageUp: value + 10 * step,
    Home: low,
    End: high,
  }
  return (
    <div
      class="axis-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={value}
      aria-valuetext={`${value} ${unit}`}
      style={{ left: `${pixelOf(frame, value)}px`, top: `${frame.top}px`, height: `${frame.height}px` }}
      onPointerDown={event => {
        grabbed.current = frame
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={event => {
        if (grabbed.current === null) return
        const stage = event.currentTarget.parentElement as HTMLElement
        move(valueAt(grabbed.current, event.clientX - stage.getBoundingClientRect().left))
      }}
      onPointerUp={() => {
        grabbed.current = null
      }}
      onPointerCancel={() => {
        grabbed.current = null
      }}
      onKeyDown={event => {
        const next = keys[event.key]
        if (next === undefined) return
        event.preventDefault()
        move(next)
      }}
    />
  )
}
