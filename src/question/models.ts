import { builtInModel, builtInModelIds } from '../energy/built-in-models.ts'
import { type CodeModel, isCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { ModelFolder } from '../energy/model-folder.ts'

/**
 * The answer to `models`: what each built-in model is, and each of a folder, without its coefficients and what its
 * rows were.
 *
 * @param fromText how to call the file of a model in a folder
 */
export const answerModels = (folder?: ModelFolder, fromText = (file: string) => file) => [
  ...builtInModelIds().map(id => modelCard(builtInModel(id), 'built in')),
  ...[...(folder?.models.values() ?? [])].map(({ model, file }) => modelCard(model, fromText(file))),
]

/** What a model is; the residual of code is null. */
export type ModelCard = ReturnType<typeof modelCard>

function modelCard(model: EnergyModel | CodeModel, from: string) {
  if (isCodeModel(model)) {
    const { energyOf, file, ...card } = model
    return { ...card, residual: null, kind: 'code' as const, from }
  }
  const { ensembles, coefficients, covariance, training, ...card } = model
  return { ...card, kind: 'linear' as const, from }
}
