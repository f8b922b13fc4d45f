import { z } from 'zod'
import { compositionFormula } from '../composition/formula.ts'
import { unlayered } from '../composition/layered.ts'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import {
  energyFunction,
  type Objective,
  objectiveText,
  objectiveUnit,
  peakOf,
} from '../descriptor/objective.ts'
import { siteAverage } from '../descriptor/site-average.ts'
import type { DataCoverage } from '../distribution/data-coverage.ts'
import { type EnergyDistribution, energyDistribution } from '../distribution/distribution.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { pureMetals } from '../energy/pure-metals.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { type Candidate, candidateLabel } from '../search/candidate.ts'
import { namedCompositionsField } from './alloy.ts'
import { modelField } from './field.ts'
import { namedCandidate } from './named-candidate.ts'
import { objectiveFields, readObjective } from './objective.ts'

/** `volcano`: a model, a function of energy, and the compositions whose sites to show along it. */
export const volcanoQuestion = z.strictObject({
  model: modelField,
  ...objectiveFields,
  composition: namedCompositionsField,
})

/** What all sites of a composition give together. */
export interface VolcanoComposition extends DataCoverage {
  readonly name: string | null
  /** Mole fractions. */
  readonly composition: Readonly<Record<string, number>>
  /** Mean of the function over all sites. */
  readonly value: number
  /** A bound on the error of the mean, from a grid of energies; 0 when it is exact. */
  readonly error: number
  /** eV */
  readonly meanEnergy: number
  /** eV */
  readonly standardDeviation: number
}

/** The curve has so many equal steps, and its corners besides. */
const CURVE_STEPS = 200

/** Beyond the energies shown, as a share of them. */
const MARGIN = 0.05

/** Sites with energies beyond these shares are too few to see. */
const SHOWN_SHARES = [0.0005, 0.9995] as const

/** eV; a histogram beside others need not be finer. */
const BIN_WIDTH = 0.02

/**
 * The answer to `volcano`: a function of a site's adsorption energy, from where the compositions' sites and the pure
 * metals lie, and what each of these gives.
 *
 * @param plugIn the objective of the user's own module, if the command line named one
 * @throws InputError for an objective or a composition that cannot be read, a composition or a name given twice, or a formula
 * that is not finite somewhere along the curve
 * @example
 * const question = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: '1.10', composition: 'as cast: IrPdPtRhRu' }
 * answerVolcano(readQuestion(volcanoQuestion, question), loadModel).compositions[0]?.value // 0.0457
 */
export function answerVolcano(
  question: z.output<typeof volcanoQuestion>,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
) {
  const model = inField('model', question.model, findModel)
  const objective = readObjective(question, model, plugIn)
  const activity = energyFunction(objective)
  const metals = pureMetals(model)
  const compositions = readCompositions(question)
  const distributions = compositions.map(({ composition }) => distributionOf(model, composition))
  const shown = [
    ...metals.map(({ energy }) => energy),
    ...distributions.flatMap(({ quantiles }) => Object.values(quantiles)),
    ...cornersOf(objective),
  ]
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    energy: model.energy,
    objective,
    definition: objectiveText(objective, energySymbol(model)),
    unit: objectiveUnit(objective),
    pureMetals: metals.map(({ element, energy, unseen }) => ({
      element,
      energy,
      value: activity(energy),
      unseen,
    })),
    compositions: compositions.map(({ name, composition }, index): VolcanoComposition => {
      const distribution = distributions[index] as EnergyDistribution
      const { mean, standardDeviation, unseenProbability, extrapolatedProbability } = distribution
      const { value, error } = siteAverage(model, unlayered(composition), objective)
      return {
        name,
        composition: Object.fromEntries(composition),
        value,
        error,
        meanEnergy: mean,
        standardDeviation,
        unseenProbability,
        extrapolatedProbability,
      }
    }),
    warnings: distributions.flatMap(({ warnings }, index) =>
      warnings.map(warning => `${candidateLabel(compositions[index] as Candidate)}: ${warning}`),
    ),
    curve: curveEnergies(shown, cornersOf(objective)).map(energy => ({ energy, value: activity(energy) })),
  }
}

/** The answer to `volcano`. */
export type VolcanoAnswer = ReturnType<typeof answerVolcano>

/** The energies of each composition of a `volcano`, for its picture. */
export function volcanoDistributions(
  question: z.output<typeof volcanoQuestion>,
  findModel: (name: string) => EnergyModel,
): EnergyDistribution[] {
  const model = findModel(question.model)
  return readCompositions(question).map(({ composition }) => distributionOf(model, composition))
}

const readCompositions = ({ composition }: z.output<typeof volcanoQuestion>): Candidate[] =>
  inField('composition', [composition].flat(), differentCompositions)

function differentCompositions(texts: readonly string[]): Candidate[] {
  const compositions = texts.map(namedCandidate)
  const formula = twice(compositions.map(({ composition }) => compositionFormula(composition)))
  if (formula !== undefined) throw new InputError(`the composition ${formula} is given twice`)
  const label = twice(compositions.map(candidateLabel))
  if (label !== undefined) throw new InputError(`two compositions have the name "${label}"`)
  return compositions
}

const twice = (texts: readonly string[]) => texts.find((text, index) => texts.indexOf(text) !== index)

const distributionOf = (model: EnergyModel, composition: Candidate['composition']): EnergyDistribution =>
  energyDistribution(model, unlayered(composition), { binWidth: BIN_WIDTH, quantiles: SHOWN_SHARES })

/** Of a step, eV. */
const STEP_WIDTH = 1e-6

/** Energies where a function has a corner, which equal steps would miss. */
function cornersOf(objective: Objective): number[] {
  if (objective.name === 'window') {
    const { from, to } = objective
    return [
      ...(from === null ? [] : [from - STEP_WIDTH, from]),
      ...(to === null ? [] : [to, to + STEP_WIDTH]),
    ]
  }
  const optimum = peakOf(objective)?.optimum
  return optimum === undefined ? [] : [optimum]
}

function curveEnergies(shown: readonly number[], corners: readonly number[]): number[] {
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  const margin = MARGIN * (high - low) || MARGIN
  const step = (high - low + 2 * margin) / CURVE_STEPS
  const steps = Array.from({ length: CURVE_STEPS + 1 }, (_, index) => low - margin + index * step)
  return [...new Set([...steps, ...corners])].sort((a, b) => a - b)
}
