import { z } from 'zod'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { checkShares } from '../distribution/quantile-shares.ts'
import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import type { ComparerSettings } from '../search/comparer.ts'
import { flag } from './flag.ts'
import { uncertaintyText } from './mean-uncertainty.ts'
import { objectiveFields, readObjective } from './objective.ts'
import { numberText, windowText } from './read-question.ts'

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
  model: z.union([z.string(), z.array(z.string())]).optional(),
  models: z.string().optional(),
  descriptors: z.string().optional(),
  window: windowText.optional(),
  ...objectiveFields,
  objective: z.string().optional(),
  quantiles: sharesText.optional(),
  binWidth: numberText('the bin width', 'eV').optional(),
  uncertainty: uncertaintyText.optional(),
  differences: flag.optional(),
  keepGoing: flag.optional(),
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
  const names = [...[model].flat(), ...(models === undefined ? [] : listed(models, 'models'))]
  if (uncertainty !== undefined && !(uncertainty >= 0 && uncertainty <= 1))
    throw new InputError(`the uncertainty of a mole fraction is a number from 0 to 1, got ${uncertainty}`)
  if (quantiles !== undefined) checkShares(quantiles)
  return {
    models: names.map(findModel),
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

function listed(text: string, what: string): string[] {
  const names = text.split(',').map(name => name.trim())
  if (names.includes('')) throw new InputError(`${what} are names with commas between them, got "${text}"`)
  return names
}

/** One objective for all models, each with what is its own: the energy on Pt, say. */
function objectiveFor(
  question: z.output<typeof compareQuestion>,
  plugIn: ModuleObjective | undefined,
): ComparisonPlan['objective'] {
  const { objective } = question
  if (objective !== undefined) return model => readObjective({ ...question, objective }, model, plugIn)
  const stray = Object.keys(objectiveFields).find(
    name => question[name as keyof typeof objectiveFields] !== undefined,
  )
  if (stray === undefined) return undefined
  throw new InputError(`the option ${stray} belongs to an objective, and none is given`)
}
