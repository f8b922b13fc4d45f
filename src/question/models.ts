import { builtInModel, builtInModelIds } from '../energy/registry.ts'

/** The answer to `models`: what each built-in model is, without its coefficients. */
export const answerModels = () =>
  builtInModelIds().map(id => {
    const { ensembles, coefficients, covariance, ...card } = builtInModel(id)
    return card
  })
