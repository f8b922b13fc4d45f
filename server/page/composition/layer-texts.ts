/** Compositions by layer, as typed; 1 is the outermost. */
export type LayerTexts = ReadonlyMap<number, string>

/**
 * Reads the layers of an address, each `1=Pt80Ir20`; what is no layer is left to the server to refuse.
 *
 * @example readLayerTexts(['1=Pt', '2=Ru']).get(2) // 'Ru'
 */
export const readLayerTexts = (texts: readonly string[]): LayerTexts =>
  new Map(
    texts.flatMap((text): [number, string][] => {
      const [, layer, formula] = /^([1-9]\d*)=(.*)$/s.exec(text) ?? []
      return layer === undefined || formula === undefined ? [] : [[Number(layer), formula]]
    }),
  )

/** The layers as an address has them, outermost first. */
export const layerFields = (layers: LayerTexts): string[] =>
  [...layers].sort(([a], [b]) => a - b).map(([layer, formula]) => `${layer}=${formula}`)
