import { z } from 'zod'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import type { EnergyModel } from '../energy/model.ts'
import { checkSeed } from '../environment/random.ts'
import { credibleOptimum } from '../inference/drawn-optimum.ts'
import { posterior } from '../inference/posterior.ts'
import { inField } from '../input/in-field.ts'
import { checkPolynomial } from '../polynomial/objective-polynomial.ts'
import { type Optimum, optimiseComposition } from '../search/optimise.ts'
import { beyondDataWarnings, searchWarnings } from '../search/search-warnings.ts'
import { layerField, layersAnswer, readLayers } from './alloy.ts'
import { boundsFields, readBounds } from './bounds.ts'
import { readCompositionCost } from './composition-cost.ts'
import { drawFields, readDraws, seedField } from './draws.ts'
import { field, modelField } from './field.ts'
import { objectiveFields, readObjective } from './objective.ts'
import { type AnswerProgress, COMPILING } from './operation.ts'
import { boundsAnswer } from './scan.ts'

/** `optimize`: a model, what to average, which compositions, and what to weigh it against. */
export const optimizeQuestion = z.strictObject({
  model: modelField,
  ...objectiveFields,
  ...boundsFields,
  layer: layerField,
  against: field(
    z.string().optional(),
    'what to weigh the value against in a Pareto front: share:Ir, share:Ir+Pt or supply-risk (default: nothing)',
    'share:Ir',
  ),
  seed: seedField('the random starts, and of the draws'),
  ...drawFields,
})

/**
 * Reads and checks what an optimisation is to do, before any work.
 *
 * @throws InputError for anything in the question that is wrong
 * @example planOptimize(readQuestion(optimizeQuestion, { model: 'irpdptrhru-oh', objective: 'mean' }), loadModel)
 */
export function planOptimize(
  question: z.output<typeof optimizeQuestion>,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
) {
  const model = inField('model', question.model, findModel)
  const objective = readObjective(question, model, plugIn)
  const bounds = readBounds(question, model)
  const layers = readLayers([question.layer ?? []].flat())
  const cost = inField('against', question.against, text =>
    text === undefined ? undefined : readCompositionCost(text, bounds.elements),
  )
  checkPolynomial(model, objective, bounds.elements, layers)
  const { seed } = question
  if (seed !== undefined) checkSeed(seed)
  const draws = readDraws(question)
  const drawn = draws === undefined ? undefined : { draws, own: posterior(model) }
  return { model, objective, bounds, layers, cost, seed, drawn }
}

/**
 * The answer to `optimize`: all local maxima that were found, best first, and with `against` the Pareto front, cheapest
 * first.
 *
 * @param plugIn the objective of the user's own module, if the command line named one
 * @param onProgress told of the compiling, the starts and the draws of the coefficients
 * @throws InputError for a question that cannot be read
 * @example
 * const question = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: '1.10', max: '0.35' }
 * answerOptimize(readQuestion(optimizeQuestion, question), loadModel).maxima
 */
export function answerOptimize(
  question: z.output<typeof optimizeQuestion>,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
  onProgress?: (progress: AnswerProgress) => void,
) {
  const plan = planOptimize(question, findModel, plugIn)
  const { model, objective, bounds, layers, cost, drawn } = plan
  const { elements } = bounds
  const possible = elements.filter((_, i) => bounds.upper[i] > 0)
  onProgress?.(COMPILING)
  const { seed, starts, maxima, front } = optimiseComposition(model, objective, bounds, {
    layers,
    seed: plan.seed,
    cost: cost?.perElement,
    onStart: onProgress && ((done, total) => onProgress({ stage: 'starts', done, total })),
  })
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    objective,
    elements,
    bounds: boundsAnswer(bounds),
    layers: layersAnswer(layers),
    seed,
    starts,
    maxima,
    ...(drawn !== undefined &&
      maxima.length > 0 && {
        credible: credibleOptimum(
          drawn.own,
          objective,
          bounds,
          layers,
          maxima.map(({ composition }) =>
            Float64Array.from(elements, element => composition[element] as number),
          ),
          drawn.draws,
          onProgress && (done => onProgress({ stage: 'draws', done, total: drawn.draws.draws })),
        ),
      }),
    ...(cost !== undefined && { pareto: { against: cost.against, title: cost.title, points: front } }),
    warnings: [
      ...searchWarnings(model, objective, possible, layers),
      ...beyondDataWarnings(model, 'local maxima', maxima),
      ...beyondDataWarnings(model, 'compositions of the Pareto front', front),
      ...maxima.flatMap(levelWarning),
    ],
  }
}

/** The answer to `optimize`. */
export type OptimizeAnswer = ReturnType<typeof answerOptimize>

const levelWarning = ({ level, value }: Optimum): string[] =>
  level
    ? [`many compositions share the value ${Number(value.toPrecision(6))}; only one of them is listed`]
    : []
