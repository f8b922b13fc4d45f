import { z } from 'zod'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { objectiveText, objectiveUnit } from '../descriptor/objective.ts'
import { ensembleTerms, unseenProbability } from '../distribution/terms.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { checkSeed, seededRandom } from '../environment/random.ts'
import { drawnValues } from '../inference/drawn-values.ts'
import type { DrawOptions } from '../inference/parameter-draws.ts'
import { posterior } from '../inference/posterior.ts'
import { type RankedCandidate, ranking } from '../inference/ranking.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { type Candidate, candidateLabel } from '../search/candidate.ts'
import { searchWarnings } from '../search/search-warnings.ts'
import { layerField, layersAnswer, readLayers } from './alloy.ts'
import type { CandidateSource } from './compare-candidates.ts'
import { drawFields, readDraws, seedField } from './draws.ts'
import { modelField } from './field.ts'
import { objectiveFields, readObjective } from './objective.ts'

/** `rank`: a model and what to average; the compositions are given apart. */
export const rankQuestion = z.strictObject({
  model: modelField,
  ...objectiveFields,
  layer: layerField,
  ...drawFields,
  seed: seedField('the draws'),
})

/** Draws unless told. */
export const DEFAULT_DRAWS = 1000

/** A ranking is held in memory, and reads one draw of all compositions after the other. */
const [FEWEST, MOST] = [2, 1000]

/** Up to here every two compositions are compared. */
const MOST_PAIRED = 100

/** A composition of a ranking. */
export interface RankedComposition extends RankedCandidate {
  /** 1 for the highest value of the fitted model. */
  readonly place: number
  readonly name: string | null
  /** The name, or the formula in per cent. */
  readonly label: string
  readonly composition: Readonly<Record<string, number>>
  /** With the coefficients as they were fitted. */
  readonly fitted: number
  /** Probability of the sites whose ensemble the model never saw. */
  readonly unseenProbability: number
}

/**
 * All compositions of a source.
 *
 * @throws InputError for the first that cannot be read, and unless they are 2 to 1,000
 * @example await readCandidates(candidatesFromTexts(['Pt', 'Ir20Pt80']))
 */
export async function readCandidates(source: CandidateSource): Promise<Candidate[]> {
  const candidates: Candidate[] = []
  for await (const { row, candidate, error } of source.rows()) {
    if (error !== null) throw new InputError(`${source.place(row)}${error}`)
    candidates.push(candidate)
    if (candidates.length > MOST) break
  }
  if (candidates.length < FEWEST || candidates.length > MOST)
    throw new InputError(
      `rank takes ${FEWEST} to ${MOST.toLocaleString('en')} compositions, got ${candidates.length > MOST ? 'more' : candidates.length}`,
    )
  return candidates
}

/**
 * Reads and checks what a ranking is to do, before any work.
 *
 * @throws InputError for anything in the question that is wrong
 * @example planRank(question, loadModel, await readCandidates(candidatesFromTexts(['Pt', 'Ir20Pt80'])))
 */
export function planRank(
  question: z.output<typeof rankQuestion>,
  findModel: (name: string) => EnergyModel,
  candidates: readonly Candidate[],
  plugIn?: ModuleObjective,
) {
  const model = inField('model', question.model, findModel)
  const objective = readObjective(question, model, plugIn)
  const layers = readLayers([question.layer ?? []].flat())
  const draws = readDraws({ ...question, draws: question.draws ?? DEFAULT_DRAWS }) as DrawOptions
  checkSeed(draws.seed)
  const own = posterior(model)
  const terms = candidates.map(({ composition }) => ensembleTerms(model, { bulk: composition, layers }))
  return { model, objective, layers, draws, posterior: own, terms }
}

/**
 * The answer to `rank`: compositions by their value with the fitted coefficients, highest first, and how sure their
 * order is. All share the same draws of the coefficients.
 *
 * @param plugIn the objective of the user's own module, if the command line named one
 * @param onDraw told how many draws are done
 * @throws InputError for a question that cannot be read
 * @example
 * const question = readQuestion(rankQuestion, { model: 'irpdptrhru-oh', objective: 'orr' })
 * answerRank(question, loadModel, await readCandidates(candidatesFromTexts(['Pt', 'Ir20Pt80']))).rows[0]
 */
export function answerRank(
  question: z.output<typeof rankQuestion>,
  findModel: (name: string) => EnergyModel,
  candidates: readonly Candidate[],
  plugIn?: ModuleObjective,
  onDraw?: (done: number) => void,
) {
  const plan = planRank(question, findModel, candidates, plugIn)
  const { model, objective, layers, draws, terms } = plan
  const { values, fitted, resolution } = drawnValues(
    plan.posterior,
    candidates.map(({ composition }) => composition),
    layers,
    objective,
    draws.draws,
    seededRandom(draws.seed),
    onDraw,
  )
  const order = [...candidates.keys()].sort((a, b) => (fitted[b] as number) - (fitted[a] as number))
  const ranked = ranking(
    order.map(index => values[index] as Float64Array),
    draws.level,
    candidates.length <= MOST_PAIRED,
  )
  const rows = order.map((index, place): RankedComposition => {
    const candidate = candidates[index] as Candidate
    return {
      place: place + 1,
      name: candidate.name,
      label: candidateLabel(candidate),
      composition: Object.fromEntries(candidate.composition),
      fitted: fitted[index] as number,
      ...(ranked.candidates[place] as RankedCandidate),
      unseenProbability: unseenProbability(terms[index] as (typeof terms)[number]),
    }
  })
  const elements = [...new Set(rows.flatMap(({ composition }) => Object.keys(composition)))]
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    objective,
    definition: objectiveText(objective, energySymbol(model)),
    unit: objectiveUnit(objective),
    layers: layersAnswer(layers),
    ...draws,
    rows,
    /** Probability that the row of one place is higher than that of another, equal ones counting half. */
    beats: ranked.beats,
    resolution,
    warnings: [
      ...searchWarnings(model, objective, elements, layers),
      ...(ranked.beats === null
        ? [`pairs are compared for at most ${MOST_PAIRED} compositions, of which there are ${rows.length}`]
        : []),
    ],
  }
}

/** The answer to `rank`. */
export type RankAnswer = ReturnType<typeof answerRank>
