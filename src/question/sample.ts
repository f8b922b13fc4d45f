import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { type EnergyDistribution, energyDistribution } from '../distribution/distribution.ts'
import { type CodeModel, isCodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { type SampledDistribution, sampledInTurns, sampledInWorkers } from '../sampling/sampled.ts'
import { alloyFields, readAlloy } from './alloy.ts'
import { seedField } from './draws.ts'
import { binWidthField } from './energy-fields.ts'
import { field, modelField } from './field.ts'
import { numberText } from './read-question.ts'

/** `sample`: a model, a composition, how many sites to draw, and from which seed. */
export const sampleQuestion = z.strictObject({
  model: modelField,
  ...alloyFields,
  sites: field(
    numberText('the number of sites', 'sites').optional(),
    'how many sites to draw: a whole number from 1 (default: 1e7)',
    100_000,
  ),
  seed: seedField('the sites', 'a new one, which the answer states'),
  binWidth: binWidthField,
  workers: field(
    numberText('the number of workers', 'threads').optional(),
    'threads to draw in, which do not change the result: a whole number from 1 (default: as it pays)',
    2,
  ),
})

export const DEFAULT_SITES = 1e7

/** Fewer sites than these are drawn before workers have started. */
const WORTH_WORKERS = 2e7

/**
 * The answer to `sample`. Without a seed it makes one, which the answer states. Worker threads draw where they pay
 * or are asked for; code models are asked in this thread.
 *
 * @param model the model that the question names
 * @param onSites told of sites as they are drawn
 * @example
 * const question = readQuestion(sampleQuestion, { model: 'irpdptrhru-oh', composition: 'IrPt', sites: '1e6', seed: '1' })
 * (await answerSample(question, loadModel(question.model))).standardError
 */
export async function answerSample(
  question: z.output<typeof sampleQuestion>,
  model: EnergyModel | CodeModel,
  onSites: (sites: number) => void = () => {},
): Promise<SampledDistribution> {
  const { sites = DEFAULT_SITES, seed = newSeed(), binWidth, workers } = question
  const alloy = readAlloy(question)
  const options = { sites, seed, binWidth, onSites }
  if (isCodeModel(model) || (workers === undefined && sites < WORTH_WORKERS))
    return sampledInTurns(model, alloy, options)
  return sampledInWorkers(model, alloy, options, workers ?? availableParallelism())
}

/** Exact quantiles of so many fingerprints take some tenths of a second. */
const CHEAP = 10n ** 9n

/**
 * The exact quantiles beside sampled ones, by share, eV, and how far each may be off; null for a code model, or where
 * they would take long.
 *
 * @param sample the answer to the question
 */
export function exactQuantiles(
  question: z.output<typeof sampleQuestion>,
  model: EnergyModel | CodeModel,
  { fingerprints, quantiles }: SampledDistribution,
): Pick<EnergyDistribution, 'quantiles' | 'resolution'> | null {
  if (isCodeModel(model) || BigInt(fingerprints) > CHEAP) return null
  const { binWidth } = question
  const exact = energyDistribution(model, readAlloy(question), {
    binWidth,
    quantiles: Object.keys(quantiles).map(Number),
  })
  return { quantiles: exact.quantiles, resolution: exact.resolution }
}

/** A seed that no other run is likely to have. */
export const newSeed = (): number => Math.floor(Math.random() * 2 ** 32)
