import type { Composition } from './composition.ts'

/** A composition per atomic layer: layer 1 is the outermost; layers not listed have the `bulk` composition. */
export interface LayeredComposition {
  readonly bulk: Composition
  readonly layers: ReadonlyMap<number, Composition>
}

/** The same composition in every layer. */
export const unlayered = (composition: Composition): LayeredComposition => ({
  bulk: composition,
  layers: new Map(),
})

/** The composition of one layer; a zone of the bulk has no layer. */
export const layerComposition = ({ bulk, layers }: LayeredComposition, layer: number | null): Composition =>
  (layer === null ? undefined : layers.get(layer)) ?? bulk

/** Every element that occurs in some layer, in order of first mention. */
export const elementsOf = ({ bulk, layers }: LayeredComposition): string[] => [
  ...new Set([bulk, ...layers.values()].flatMap(composition => [...composition.keys()])),
]
