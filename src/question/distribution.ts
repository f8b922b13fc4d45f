import { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { parseComposition } from '../composition/formula.ts'
import type { LayeredComposition } from '../composition/layered.ts'
import { type EnergyDistribution, energyDistribution } from '../distribution/distribution.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { numberText } from './read-question.ts'

/** `distribution`: a model, a composition, and how to present it. */
export const distributionQuestion = z.strictObject({
  model: z.string(),
  composition: z.string(),
  layer: z.union([z.string(), z.array(z.string())]).optional(),
  binWidth: numberText('the bin width', 'eV').optional(),
  method: z.enum(['auto', 'enumerate']).optional(),
})

/** `distribution` with its plot: what the bars show, and an energy to mark. */
export const histogramQuestion = distributionQuestion.extend({
  scale: z.enum(['probability', 'density']).optional(),
  target: numberText('the target energy', 'eV').optional(),
})

/**
 * The answer to `distribution`, for a model that `findModel` resolves.
 *
 * @example
 * const question = readQuestion(distributionQuestion, { model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu' })
 * answerDistribution(question, loadModel).mean // 0.7456 eV
 */
export function answerDistribution(
  { model, composition, layer = [], binWidth }: z.output<typeof distributionQuestion>,
  findModel: (name: string) => EnergyModel,
): EnergyDistribution {
  const alloy: LayeredComposition = {
    bulk: parseComposition(composition),
    layers: readLayers(typeof layer === 'string' ? [layer] : layer),
  }
  return energyDistribution(findModel(model), alloy, binWidth === undefined ? {} : { binWidth })
}

function readLayers(texts: readonly string[]): Map<number, Composition> {
  const layers = new Map<number, Composition>()
  for (const text of texts) {
    const [, layer, composition] = /^([1-9]\d*)=(.*)$/s.exec(text) ?? []
    if (layer === undefined || composition === undefined)
      throw new InputError(
        `a layer is its number, 1 for the outermost, and its composition, like 1=Pt80Ir20; got "${text}"`,
      )
    if (layers.has(Number(layer))) throw new InputError(`layer ${layer} is given twice`)
    layers.set(Number(layer), parseComposition(composition))
  }
  return layers
}
