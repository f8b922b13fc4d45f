import { parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { LiveSpec } from './live-spec.ts'
import { showTooltips } from './tooltip.ts'
import type { WithTooltips } from './tooltip-lines.ts'

/** A plot on the page. */
export interface DrawnView {
  readonly view: View
  /** What it is in. */
  readonly element: HTMLElement
  /** Frees what it holds. */
  readonly close: () => void
}

/**
 * Draws a plot as SVG off screen. Expressions are interpreted, as the content security policy allows no code from text.
 *
 * @param width of the whole plot in pixels, which plot and axis are made to fit; null for the plot's own
 * @returns the view, drawn and ready to be shown
 */
export async function drawnView(
  live: LiveSpec,
  tooltips: WithTooltips['tooltips'],
  width: number | null,
): Promise<DrawnView> {
  const element = document.createElement('div')
  // The plot as a whole has a label; its marks have none.
  element.ariaHidden = 'true'
  const { spec } = compile(live.skeleton)
  // Vega-Lite warns of a fit in width alone where the height goes by rows, though it keeps it.
  if (width !== null) spec.autosize = { type: 'fit-x', contains: 'padding' }
  const runtime = parse(spec, undefined, { ast: true })
  const view = new View(runtime, {
    renderer: 'svg',
    container: element,
    expr: expressionInterpreter,
    logLevel: 1,
  })
  const hideTooltip = showTooltips(view, tooltips)
  await changedView(view, live, width)
  function close(): void {
    hideTooltip()
    view.finalize()
  }
  return { view, element, close }
}

/** Shows other data and axis ranges in a view of the same skeleton. */
export async function changedView(view: View, live: LiveSpec, width: number | null): Promise<void> {
  for (const [name, rows] of live.data) view.data(name, rows as unknown[])
  for (const [name, range] of live.signals) view.signal(name, range)
  if (width !== null && view.width() !== width) view.width(width)
  await view.runAsync()
}
