import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { framePainted } from './frame-painted.ts'

/**
 * The plain baseline of a redrawn plot, as vega-embed does it: asks the server for each plot, compiles it and draws it as
 * SVG in a view of its own.
 *
 * @param plots addresses of Vega-Lite specifications
 * @returns ms to the frame in which each stands
 */
export async function plainSteps(plots: readonly string[]): Promise<number[]> {
  const times: number[] = []
  let view: View | undefined
  for (const plot of plots) {
    const start = performance.now()
    const spec: TopLevelSpec = await (await fetch(plot)).json()
    view?.finalize()
    document.body.replaceChildren()
    view = new View(parse(compile(spec).spec), { renderer: 'svg', container: document.body })
    await view.runAsync()
    times.push((await framePainted()) - start)
  }
  return times
}
