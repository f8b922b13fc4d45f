import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'
import { liveSpec } from './drawing/live-spec.ts'
import { isElastic, pageSpec, titleLines } from './drawing/page-spec.ts'
import { withoutTooltips } from './drawing/tooltip-lines.ts'
import type { DrawnView } from './drawing/view.ts'
import { newestOnly } from './newest.ts'

/** Loaded at once but not waited for: the page is there before it. */
const engine = import('./drawing/view.ts')

/** What is drawn. */
interface Drawn extends DrawnView {
  readonly key: string
}

interface PlotProps {
  readonly spec: TopLevelSpec
  /** What a screen reader says of the picture. */
  readonly label: string
  /** Called after every drawing, with the view that is on screen: for its scales, or to listen to clicks. */
  readonly onView?: (view: View) => void
  /** What lies over the picture, positioned in its pixels. */
  readonly children?: preact.ComponentChildren
}

/**
 * A plot as SVG, drawn off screen and shown when it is ready. Plots of one view take the width that there is; larger ones
 * keep theirs and scroll. The title of the specification stands above it as text.
 *
 * @example <Plot spec={energyHistogram(answer)} label="Histogram of ΔE(*OH)" />
 */
export function Plot({ spec, label, onView, children }: PlotProps) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const show = useRef(onView)
  show.current = onView
  const width = useWidth(host)
  const [fault, setFault] = useState<string | null>(null)

  const drawer = useMemo(
    () =>
      newestOnly(
        async ({ spec, width }: { spec: TopLevelSpec; width: number }): Promise<Drawn> => {
          const { drawnView, changedView } = await engine
          const { spec: plain, tooltips } = withoutTooltips(pageSpec(spec, width))
          const live = liveSpec(plain)
          const room = isElastic(spec) ? width : null
          if (drawn.current?.key !== live.key)
            return { ...(await drawnView(live, tooltips, room)), key: live.key }
          await changedView(drawn.current.view, live, room)
          return drawn.current
        },
        (_, outcome) => {
          if ('error' in outcome) return setFault(outcome.error.message)
          if (outcome.answer !== drawn.current) {
            host.current?.replaceChildren(outcome.answer.element)
            drawn.current?.close()
            drawn.current = outcome.answer
          }
          setFault(null)
          show.current?.(outcome.answer.view)
        },
      ),
    [],
  )
  // In the frame of the figures beside it, not the one after.
  useLayoutEffect(() => {
    if (width > 0) drawer.ask({ spec, width })
  }, [drawer, spec, width])
  useEffect(
    () => () => {
      drawer.stop()
      drawn.current?.close()
    },
    [drawer],
  )

  const { title, notes } = titleLines(spec)
  return (
    <figure class="plot">
      <figcaption>
        <strong>{title}</strong>
        {notes.map(note => (
          <span key={note}>{note}</span>
        ))}
      </figcaption>
      {fault !== null && <p class="warning">The plot cannot be drawn: {fault}</p>}
      <section class="plot-scroll" aria-label={title || label} tabIndex={isElastic(spec) ? -1 : 0}>
        <div class="plot-stage">
          <div class="plot-picture" ref={host} role="img" aria-label={label} />
          {children}
        </div>
      </section>
    </figure>
  )
}

/** The width of an element in whole pixels, followed; 0 before it is known. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const room = element.current?.closest('.plot-scroll')
    if (!room) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(room)
    return () => observer.disconnect()
  }, [element])
  return width
}
