import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

/** A specification drawn as SVG, and what Vega-Lite and Vega complained about. */
export async function drawn(spec: TopLevelSpec): Promise<{ svg: string; complaints: string[] }> {
  const complaints: string[] = []
  const note = (...messages: unknown[]) => {
    complaints.push(messages.map(String).join(' '))
    return logger
  }
  const quiet = () => logger
  const logger = { level: quiet as never, error: note, warn: note, info: quiet, debug: quiet }
  const view = new View(parse(compile(spec, { logger }).spec), { renderer: 'none', logger })
  try {
    return { svg: await view.toSVG(), complaints }
  } finally {
    view.finalize()
  }
}

/** A layer of a specification, as plain JSON. */
export interface PlainLayer {
  readonly mark: { readonly type: string; readonly [property: string]: unknown }
  readonly data: { readonly values: Record<string, unknown>[] }
  readonly encoding: Record<string, { title?: unknown; scale: { domain: number[] }; axis?: unknown }>
}

/** The layers of a specification that draw one kind of mark. */
export const layersOf = (spec: TopLevelSpec, mark: string): PlainLayer[] =>
  (spec as unknown as { layer: PlainLayer[] }).layer.filter(layer => layer.mark.type === mark)

/** The texts that a specification writes into its plot. */
export const textsOf = (spec: TopLevelSpec): unknown[] =>
  layersOf(spec, 'text').flatMap(({ data }) =>
    data.values.map(({ text, composition }) => text ?? composition),
  )
