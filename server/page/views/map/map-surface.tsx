import { useMemo, useState } from 'preact/hooks'
import type { MapAnswer, MapPoint } from '../../../../src/question/map.ts'
import type { Shares } from './mixture-shares.ts'
import { pointText } from './point-text.ts'
import { type GridPoint, gridPointAt, movedPoint, pixelOf, sharesAt, type Triangle } from './triangle.ts'

/** Values at mixtures of three corners. */
export type SurfaceMap = Pick<MapAnswer, 'step' | 'points' | 'corners'> & {
  readonly descriptor: Pick<MapAnswer['descriptor'], 'title' | 'unit'>
}

interface MapSurfaceProps {
  readonly map: SurfaceMap
  readonly triangle: Triangle
  /** Where the present composition lies; null when it is no mixture of the corners. */
  readonly present: Shares | null
  readonly onTake: (point: MapPoint) => void
}

/**
 * What lies over the picture of a map: a cursor that follows mouse and arrow keys and tells the mixture under it, and the
 * mark of the present composition. A click or Enter takes the mixture.
 */
export function MapSurface({ map, triangle, present, onTake }: MapSurfaceProps) {
  const [cursor, setCursor] = useState<GridPoint | null>(null)
  const [isTold, setIsTold] = useState(false)
  const divisions = Math.round(1 / map.step)
  const points = useMemo(
    () => new Map(map.points.map(point => [keyOf(gridPoint(point.shares, divisions)), point])),
    [map, divisions],
  )
  const pointAt = (at: GridPoint | null) => (at === null ? undefined : points.get(keyOf(at)))
  const shown = pointAt(cursor)

  function under(event: MouseEvent): GridPoint | null {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return gridPointAt(sharesAt(triangle, [event.clientX - left, event.clientY - top]), divisions)
  }
  function take(at: GridPoint | null): void {
    const point = pointAt(at)
    if (point !== undefined) onTake(point)
  }
  function press(event: KeyboardEvent): void {
    const from = cursor ?? gridPoint(present ?? [1 / 3, 1 / 3, 1 / 3], divisions)
    const moved = movedPoint(from, event.key)
    if (moved === null && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    setIsTold(true)
    if (moved === null) take(cursor)
    else setCursor(cursor === null ? from : moved)
  }

  return (
    <div
      class="map-surface"
      role="application"
      aria-label="Mixtures on the map. Arrow keys move over them, Enter takes one as the composition."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys need the focus
      tabIndex={0}
      onPointerMove={event => {
        setIsTold(false)
        setCursor(under(event))
      }}
      onPointerLeave={() => setCursor(null)}
      onClick={event => take(under(event))}
      onKeyDown={press}
      onBlur={() => setCursor(null)}
    >
      <svg aria-hidden="true">
        {present !== null && <Mark class="map-present" at={pixelOf(triangle, present)} />}
        {shown !== undefined && <Mark class="map-cursor" at={pixelOf(triangle, shown.shares)} />}
      </svg>
      {shown !== undefined && <Tip at={pixelOf(triangle, shown.shares)} lines={pointText(map, shown)} />}
      <p class="unseen" aria-live="polite">
        {isTold && shown !== undefined && pointText(map, shown).join(': ')}
      </p>
    </div>
  )
}

/** A cross in a light ring, legible on any colour. */
function Mark({
  at: [x, y],
  class: name,
}: {
  readonly at: readonly [number, number]
  readonly class: string
}) {
  return (
    <g class={name} transform={`translate(${x} ${y})`}>
      <path class="map-halo" d={SHAPES[name]} />
      <path d={SHAPES[name]} />
    </g>
  )
}

const SHAPES: Readonly<Record<string, string>> = {
  'map-present': 'M-9 0H9M0-9V9',
  'map-cursor': 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0',
}

/** To the left of what is pointed at where there is more room. */
function Tip({ at: [x, y], lines }: { readonly at: readonly [number, number]; readonly lines: string[] }) {
  return (
    <div class="map-tip" style={{ left: `${x}px`, top: `${y}px` }}>
      {lines.map(line => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}

const keyOf = (point: GridPoint): string => point.join()

/** The nearest point of the grid, in divisions. */
const gridPoint = (shares: Shares, divisions: number): GridPoint =>
  gridPointAt(shares, divisions) ?? [divisions, 0, 0]
