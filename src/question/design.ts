import { z } from 'zod'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { objectiveUnit } from '../descriptor/objective.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { seededRandom } from '../environment/random.ts'
import type { ListedCandidates } from '../inference/candidates-listed.ts'
import type { SlabCandidates } from '../inference/candidates-on-slabs.ts'
import { CRITERIA, criteriaFor, type TargetAlloy } from '../inference/criterion.ts'
import { designRows } from '../inference/design.ts'
import { randomRows } from '../inference/design-at-random.ts'
import type { OpenVariance } from '../inference/design-variance.ts'
import { posterior } from '../inference/posterior.ts'
import type { CsvTable } from '../input/csv-table.ts'
import { inField } from '../input/in-field.ts'
import { slabSizeText } from '../structure/slab-cell.ts'
import { alloyAnswer, layerField } from './alloy.ts'
import { listedCandidatesFor, readTargets, slabCandidatesFor } from './design-candidates.ts'
import { measureOf } from './design-measure.ts'
import { type ChosenEnvironment, chosenEnvironments } from './design-rows.ts'
import { seedField } from './draws.ts'
import { field, modelField } from './field.ts'
import { flag } from './flag.ts'
import { checkNoObjective, objectiveFields, objectiveIfAny, readObjective } from './objective.ts'
import { numberText } from './read-question.ts'
import { sizeField } from './structure-fields.ts'

/** `design`: a model, what is to be known better, and at what cost. */
export const designQuestion = z.strictObject({
  model: modelField,
  compositions: field(
    z.union([z.string(), z.array(z.string())]),
    'the alloys whose energies matter, also to draw the slabs from: Ir20Pd20Pt60, or IrPt:2 for twice the weight; repeat for more',
    ['IrPdPtRhRu'],
  ),
  layer: layerField,
  add: field(
    numberText('the number of environments to add', 'rows').optional(),
    'how many environments to choose: a whole number from 1 (default: 20)',
    5,
  ),
  criterion: field(
    z.string().optional(),
    `what to make certain: ${CRITERIA.join(', ')} (default: distribution); activity needs an objective`,
    'distribution',
  ),
  ...objectiveFields,
  objective: objectiveIfAny,
  candidates: field(
    numberText('the number of candidates', 'environments').optional(),
    'environments to choose from, on random slabs: a whole number from 1 (default: 100000)',
    2000,
  ),
  size: sizeField,
  slabCost: field(
    numberText('the cost of a slab', 'any unit').optional(),
    'cost of a slab, once for all its sites: 0 or a positive number in any unit (default: 1)',
    1,
  ),
  siteCost: field(
    numberText('the cost of a site', 'the same unit as the slab').optional(),
    'cost of a site: 0 or a positive number in the unit of the slab (default: 0.2)',
    0.2,
  ),
  repeats: field(
    flag.optional(),
    'let an environment be chosen more than once, on other atoms beyond its zones: true or false',
    true,
  ),
  seed: seedField('the slabs, and of the random choice to compare with'),
})

export type DesignQuestion = z.output<typeof designQuestion>

/** Environments to choose, at costs of which only the ratio matters. */
const DEFAULT_ADD = 20
const DEFAULT_SLAB_COST = 1
const DEFAULT_SITE_COST = 0.2
const DEFAULT_SEED = 1

/** Random choices that the design is set against. */
const RANDOM_RUNS = 20

/** The answer to `design`, as JSON. */
export type DesignAnswer = ReturnType<typeof answerDesign>

/**
 * The answer to `design`: which environments to compute next, in that order, what they leave uncertain, and what random
 * ones of the same cost would.
 *
 * @param listed candidates of the user's own, instead of random slabs
 * @param plugIn the objective of the user's own module, if the command line named one
 * @throws InputError for a question that cannot be read, or a model that says nothing of its uncertainty
 * @example
 * const question = readQuestion(designQuestion, { model: 'irpdptrhru-oh', compositions: 'IrPdPtRhRu', add: '10' })
 * answerDesign(question, loadModel).chosen[0].ensemble
 */
export function answerDesign(
  question: DesignQuestion,
  findModel: (name: string) => EnergyModel,
  listed?: CsvTable,
  plugIn?: ModuleObjective,
) {
  const model = inField('model', question.model, findModel)
  const open = posterior(model)
  const targets = readTargets(question)
  const { criterion: criterionName = 'distribution', add = DEFAULT_ADD, seed = DEFAULT_SEED } = question
  const objective = readOwnObjective(question, model, plugIn)
  const criteria = criteriaFor(open, targets, criterionName, objective)
  const repeats = question.repeats === true
  const candidates =
    listed === undefined
      ? slabCandidatesFor(question, model, targets, seed)
      : listedCandidatesFor(question, listed, model)
  const costs = { slab: question.slabCost ?? DEFAULT_SLAB_COST, site: question.siteCost ?? DEFAULT_SITE_COST }
  const design = designRows(open, candidates, criteria, { add, costs, repeats })
  const runs = randomRows(open, candidates, criteria, design, {
    runs: RANDOM_RUNS,
    random: seededRandom(seed),
    repeats,
  })
  const measure = measureOf(
    criteria.criterion,
    open,
    objective === undefined ? '1' : objectiveUnit(objective),
  )
  const chosen = chosenEnvironments(open, candidates, targets, design, costs, measure)
  const unseen = unseenShares(model, targets)
  const seen = new Set(chosen.map(({ ensemble }) => ensemble))
  const last = chosen.at(-1) as ChosenEnvironment
  return {
    model: model.id,
    adsorbate: model.adsorbate,
    site: model.site,
    elements: model.elements,
    energy: model.energy,
    criterion: criteria.criterion.name,
    definition: criteria.criterion.definition,
    objective: objective ?? null,
    compositions: targets.map(({ alloy, weight }) => ({
      weight,
      composition: alloyAnswer(alloy).composition,
    })),
    layers: alloyAnswer((targets[0] as TargetAlloy).alloy).layers,
    /** Standard deviation of a DFT energy about the model, eV. */
    residual: open.residual,
    candidates: {
      count: candidates.count,
      slabs: candidates.slabCount,
      from: listed?.file ?? null,
      size: 'size' in candidates ? slabSizeText(candidates.size) : null,
    },
    seed,
    costs,
    /** Whether a fingerprint may be chosen more than once. */
    repeats,
    /** What the criterion makes small, before and after all rows. */
    uncertainty: {
      quantity: measure.quantity,
      unit: measure.unit,
      before: measure.of(design.before),
      after: last.uncertainty,
    },
    energyError: {
      before: Math.sqrt(design.before.energy),
      after: last.energyError,
    },
    slabs: new Set(chosen.map(({ slab }) => slab)).size,
    cost: last.totalCost,
    chosen,
    random: {
      runs: RANDOM_RUNS,
      after: design.rows.map((_, row) => rangeOf(runs.map(run => measure.of(run[row] as OpenVariance)))),
    },
    /** Share of the targets' sites on ensembles without data. */
    unseenProbability: {
      before: sumOf(unseen.values()),
      after: sumOf([...unseen].map(([name, probability]) => (seen.has(name) ? 0 : probability))),
    },
    warnings: warningsOf(model, candidates, [...unseen.keys()]),
  }
}

function readOwnObjective(question: DesignQuestion, model: EnergyModel, plugIn: ModuleObjective | undefined) {
  const { objective } = question
  if (objective !== undefined) return readObjective({ ...question, objective }, model, plugIn)
  checkNoObjective(question)
  return undefined
}

/** Shares of the targets' sites on ensembles without data, by ensemble; 0 for none is left out. */
function unseenShares(model: EnergyModel, targets: readonly TargetAlloy[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const { alloy, weight } of targets)
    for (const { name, probability, unseen } of ensembleTerms(model, alloy))
      if (unseen && probability > 0) shares.set(name, (shares.get(name) ?? 0) + weight * probability)
  return shares
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)

/** Mean, least and greatest. */
function rangeOf(values: readonly number[]) {
  return { mean: sumOf(values) / values.length, low: Math.min(...values), high: Math.max(...values) }
}

function warningsOf(
  model: EnergyModel,
  candidates: SlabCandidates | ListedCandidates,
  unseen: readonly string[],
): string[] {
  const images = 'images' in candidates ? candidates.images : 0
  return [
    ...(images > 0 && 'size' in candidates
      ? [
          `in a ${slabSizeText(candidates.size)} cell ${images === 1 ? '1 neighbour is a periodic image' : `${images} neighbours are periodic images`} ` +
            'of other atoms of its environment, which count more than once; a larger size has more kinds of sites',
        ]
      : []),
    ...(unseen.length > 0 && (model.training?.spread ?? model.training?.ridge ?? null) === null
      ? [
          `${model.id} does not say how far the energies of ensembles without data (${unseen.join(', ')}) may be off, so the design does not go there for that`,
        ]
      : []),
    ...(unseen.length > 0 && typeof model.training?.spread === 'number' && model.training.ridge === null
      ? [
          'what these rows bring holds while ensembles without data keep their prior, as a fit with a ridge does; a fit without a ridge drops it with the first row, and gains less',
        ]
      : []),
  ]
}
