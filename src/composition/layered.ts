import { InputError } from '../input/input-error.ts'
import { type Composition, FRACTION_SUM_TOLERANCE } from './composition.ts'

/** A composition per atomic layer: layer 1 is the outermost; layers not listed have the `bulk` composition. */
export interface LayeredComposition {
  readonly bulk: Composition
  readonly layers: ReadonlyMap<number, Composition>
}

/**
 * The same composition in every layer.
 *
 * @example unlayered(parseComposition('IrPt'))
 */
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

/**
 * Checks that every layer given is one that matters.
 *
 * @param reached layers that atoms are in; null, for the bulk, is none
 * @param whose what the layers are of, for the error
 * @throws InputError naming the layers that there are
 */
export function checkLayers(
  { layers }: LayeredComposition,
  reached: readonly (number | null)[],
  whose: string,
): void {
  const known = [...new Set(reached.flatMap(layer => layer ?? []))].sort((a, b) => a - b)
  const stranger = [...layers.keys()].find(layer => !known.includes(layer))
  if (stranger !== undefined)
    throw new InputError(
      `layer ${stranger} has no part in ${whose}; ` +
        (known.length === 0 ? 'it has no layers' : `its layers are ${known.join(', ')}`),
      { field: 'layer' },
    )
}

/**
 * Checks that the fractions of every layer sum to 1, as compositions that are read do.
 *
 * @throws InputError saying the sum
 */
export function checkFractions({ bulk, layers }: LayeredComposition): void {
  for (const composition of [bulk, ...layers.values()]) {
    const sum = [...composition.values()].reduce((total, fraction) => total + fraction, 0)
    if (!(Math.abs(sum - 1) <= FRACTION_SUM_TOLERANCE))
      throw new InputError(`composition fractions must sum to 1, got ${sum}`)
  }
}
