import { z } from 'zod'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { checkShares } from '../distribution/quantile-shares.ts'
import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { checkUncertainty } from '../polynomial/composition-uncertainty.ts'
import type { ComparerSettings } from '../search/comparer-settings.ts'
import { windowField } from './energy-fields.ts'
import { field, inJson } from './field.ts'
import { flag } from './flag.ts'
import { uncertaintyField } from './mean-uncertainty.ts'
import { checkNoObjective, objectiveFields, objectiveIfAny, readObjective } from './objective.ts'
import { numberText } from './read-question.ts'

/** Positive shares as text: `0.1,0.5,0.9`. */
const sharesText = z.string().transform((text, context) => {
  const shares = text.split(',').map(readDecimal)
  if (!shares.includes(null)) return shares as number[]
  context.addIssue({
    code: 'custom',
    message: `quantiles are shares above 0 and at most 1, like 0.1,0.5,0.9; got "${text}"`,
  })
  return z.NEVER
})

/** `compare`: models, what to tell of each composition, and whether to tell distances. */
export const compareQuestion = z.strictObject({
  model: field(
    z.union([z.string(), z.array(z.string())]).optional(),
    'the energy model, or models: ids that `models` lists; repeat for more',
    'irpdptrhru-oh',
  ),
  models: field(
    z.string().optional(),
    'several energy models: ids with commas between them',
    'irpdptrhru-oh,irpdptrhru-o',
  ),
  descriptors: field(
    z.string().optional(),
    'what to tell of each composition: mean,standardDeviation,quantiles,histogram,mixingEntropy and so on (default: a first look)',
    'mean,standardDeviation,mixingEntropy',
  ),
  window: windowField,
  ...objectiveFields,
  objective: objectiveIfAny,
  quantiles: field(
    inJson(sharesText, ['number', 'string']).optional(),
    'shares of the descriptor quantiles: above 0 and at most 1 (default: 0.05,0.25,0.5,0.75,0.95)',
    '0.1,0.5,0.9',
  ),
  binWidth: field(
    numberText('the bin width', 'eV').optional(),
    'width of the bins of the descriptor histogram: a positive number of eV (default: 0.05)',
    0.05,
  ),
  uncertainty: uncertaintyField,
  differences: field(
    flag.optional(),
    'also how far every two distributions lie apart, for at most 50 compositions: true or false',
    true,
  ),
  keepGoing: field(
    flag.optional(),
    'leave out the compositions that cannot be compared, and tell them at the end: true or false',
    true,
  ),
})

/** A comparison as it was asked for, before it is known of which compositions. */
export interface ComparisonPlan extends Omit<ComparerSettings, 'elements' | 'rows'> {
  /** Standard error of every element's amount as a mole fraction, where a row does not say its own. */
  readonly uncertainty?: number | undefined
  readonly differences: boolean
  /** Whether rows that cannot be compared are left out and told at the end. */
  readonly keepGoing: boolean
}

/**
 * Reads what to compare, and finds the models.
 *
 * @param plugIn the objective of the user's own module, if the command line named one
 * @throws InputError for a model, objective, window or share that is wrong; `comparer` checks the descriptors
 * @example planComparison(readQuestion(compareQuestion, { model: 'irpdptrhru-oh', window: '1.0,1.2' }), loadModel)
 */
export function planComparison(
  question: z.output<typeof compareQuestion>,
  findModel: (name: string) => EnergyModel,
  plugIn?: ModuleObjective,
): ComparisonPlan {
  const { model = [], models, descriptors, window, quantiles, binWidth, uncertainty } = question
  const found = (what: 'model' | 'models', ids: readonly string[]) =>
    inField(what, ids, names => names.map(findModel))
  if (uncertainty !== undefined) checkUncertainty(uncertainty)
  if (quantiles !== undefined) inField('quantiles', quantiles, checkShares)
  return {
    models: [
      ...found('model', [model].flat()),
      ...found('models', models === undefined ? [] : listed(models, 'models')),
    ],
    descriptors: descriptors === undefined ? undefined : listed(descriptors, 'descriptors'),
    window,
    objective: objectiveFor(question, plugIn),
    quantiles,
    binWidth,
    uncertainty,
    differences: question.differences === true,
    keepGoing: question.keepGoing === true,
  }
}

function listed(text: string, what: 'models' | 'descriptors'): string[] {
  const names = text.split(',').map(name => name.trim())
  if (names.includes(''))
    throw new InputError(`${what} are names with commas between them, got "${text}"`, { field: what })
  return names
}

/** One objective for all models, each with what is its own: the energy on Pt, say. */
function objectiveFor(
  question: z.output<typeof compareQuestion>,
  plugIn: ModuleObjective | undefined,
): ComparisonPlan['objective'] {
  const { objective } = question
  if (objective !== undefined) return model => readObjective({ ...question, objective }, model, plugIn)
  checkNoObjective(question)
  return undefined
}
