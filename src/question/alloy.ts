import { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { parseComposition } from '../composition/formula.ts'
import type { LayeredComposition } from '../composition/layered.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { field } from './field.ts'

/** `1=Pt80Ir20`, once or more often. */
export const layerField = field(
  z.union([z.string(), z.array(z.string())]).optional(),
  'layers that have a composition of their own: number, 1 for the outermost, and composition, like 1=Pt80Ir20; repeat for more',
  ['1=Pt'],
)

/** A composition as text. */
export const compositionField = field(
  z.string(),
  'composition of the alloy: Ir20Pd20Pt60, IrPdPt (equal parts) or Ir=0.2,Pt=0.8 (mole fractions)',
  'IrPdPtRhRu',
)

/** A composition where a question can do without. */
export const compositionIfAny = field(
  z.string().optional(),
  `${compositionField.meta()?.description as string} (default: none)`,
  'IrPdPtRhRu',
)

/** One composition or more as text. */
export const compositionsField = field(
  z.union([z.string(), z.array(z.string())]),
  'compositions of alloys: Ir20Pd20Pt60, IrPdPt (equal parts) or Ir=0.2,Pt=0.8 (mole fractions); repeat for more',
  ['Pt', 'IrPdPtRhRu'],
)

/** Compositions side by side, with names if wanted. */
export const namedCompositionsField = field(
  z.union([z.string(), z.array(z.string())]),
  'compositions of alloys: Ir20Pd20Pt60, IrPdPt (equal parts), Ir=0.2,Pt=0.8 (mole fractions), or with a name, as cast: IrPt; repeat for more',
  ['Pt', 'as cast: IrPt'],
)

/** The fields that name an alloy: its composition, and those of layers that differ. */
export const alloyFields = { composition: compositionField, layer: layerField }

/**
 * Reads an alloy as users type it.
 *
 * @throws InputError when a composition or a layer cannot be read, or a layer is given twice
 * @example readAlloy({ composition: 'IrPt', layer: '1=Pt' })
 */
export const readAlloy = (fields: {
  readonly composition: string
  readonly layer?: string | string[] | undefined
}): LayeredComposition => ({
  bulk: inField('composition', fields.composition, parseComposition),
  layers: readLayers([fields.layer ?? []].flat()),
})

/**
 * Reads the layers that differ, each `1=Pt80Ir20`.
 *
 * @throws InputError when one cannot be read, or a layer is given twice
 */
export const readLayers = (texts: readonly string[]): Map<number, Composition> =>
  inField('layer', texts, layersIn)

function layersIn(texts: readonly string[]): Map<number, Composition> {
  const layers = new Map<number, Composition>()
  for (const text of texts) {
    const [, layer, composition] = /^([1-9]\d*)=(.*)$/s.exec(text) ?? []
    if (layer === undefined || composition === undefined)
      throw new InputError(
        `a layer is its number, 1 for the outermost, and its composition, like 1=Pt80Ir20; got "${text}"`,
      )
    if (layers.has(Number(layer))) throw new InputError(`layer ${layer} is given twice`)
    layers.set(Number(layer), compositionOf(layer, composition))
  }
  return layers
}

function compositionOf(layer: string, text: string): Composition {
  try {
    return parseComposition(text)
  } catch (error) {
    throw error instanceof InputError ? new InputError(`layer ${layer}: ${error.message}`) : error
  }
}

/** An alloy as it stands in answers: mole fractions, and those of the layers that differ. */
export const alloyAnswer = ({ bulk, layers }: LayeredComposition) => ({
  composition: Object.fromEntries(bulk) as Readonly<Record<string, number>>,
  layers: layersAnswer(layers),
})

/** Mole fractions of the layers that differ, by layer. */
export const layersAnswer = (layers: LayeredComposition['layers']) =>
  Object.fromEntries(
    [...layers].map(([layer, composition]) => [layer, Object.fromEntries(composition)]),
  ) as Readonly<Record<string, Readonly<Record<string, number>>>>
