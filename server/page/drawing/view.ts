import { parse, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile } from 'vega-lite'
import type { LiveSpec } from './live-spec.ts'

/**
 * Draws a plot as SVG off screen. Expressions are interpreted, as the content security policy allows no code from text.
 *
 * @param width of the whole plot in pixels, or null for the plot's own
 * @returns the view and the element it is in, drawn and ready to be shown
 */
export async function drawnView(
  live: LiveSpec,
  width: number | null,
): Promise<{ readonly view: View; readonly element: HTMLElement }> {
  const element = document.createElement('div')
  // The plot as a whole has a label; its marks have none.
  element.ariaHidden = 'true'
  const runtime = parse(compile(live.skeleton).spec, undefined, { ast: true })
  const view = new View(runtime, {
    renderer: 'svg',
    container: element,
    expr: expressionInterpreter,
    logLevel: 1,
  })
  await changedView(view, live, width)
  return { view, element }
}

/** Shows other data and axis ranges in a view of the same skeleton. */
export async function changedView(view: View, live: LiveSpec, width: number | null): Promise<void> {
  for (const [name, rows] of live.data) view.data(name, rows as unknown[])
  for (const [name, range] of live.signals) view.signal(name, range)
  if (width !== null && view.width() !== width) view.width(width)
  await view.runAsync()
}
