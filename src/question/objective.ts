import { z } from 'zod'
import { hydrogenEvolution } from '../descriptor/hydrogen-evolution.ts'
import type { ModuleObjective } from '../descriptor/module-objective.ts'
import { energyFunction, type Objective } from '../descriptor/objective.ts'
import { oxygenReduction } from '../descriptor/oxygen-reduction.ts'
import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { field, inJson } from './field.ts'
import { numberText } from './read-question.ts'

/** A positive number, or `none`, which becomes null. */
const diffusionLimitText = inJson(
  z.string().transform((text, context) => {
    if (text === 'none') return null
    const value = readDecimal(text)
    if (value !== null && value > 0) return value
    context.addIssue({
      code: 'custom',
      message: `the diffusion limit must be a positive number, or none; got "${text}"`,
    })
    return z.NEVER
  }),
  ['number', 'string'],
)

/** The fields that say what to average over the sites of an alloy. */
export const objectiveFields = {
  objective: field(
    z.string(),
    'what to average over the sites: sabatier (activity), orr (oxygen reduction current), her (hydrogen exchange current), window (probability), mean (energy) or expression',
    'sabatier',
  ),
  optimum: field(
    numberText('the optimum', 'eV').optional(),
    'sabatier: the best energy, in eV; orr: the best free energy relative to Pt, in eV (default: 0.10)',
    1.1,
  ),
  temperature: field(
    numberText('the temperature', 'K').optional(),
    'a positive number of K: sabatier (default: 300), orr and her (default: 298.15)',
    300,
  ),
  from: field(
    numberText('the lower end of the window', 'eV').optional(),
    'window: its lower end in eV, included (default: open)',
    1,
  ),
  to: field(
    numberText('the upper end of the window', 'eV').optional(),
    'window: its upper end in eV, included (default: open)',
    1.2,
  ),
  potential: field(
    numberText('the potential', 'eV').optional(),
    'orr: the potential eU in eV (default: 0.82)',
    0.82,
  ),
  diffusionLimit: field(
    diffusionLimitText.optional(),
    'orr: the limiting current per site, a positive number, or none (default: 1)',
    1,
  ),
  referenceEnergy: field(
    numberText('the reference energy', 'eV').optional(),
    'orr: the energy on Pt in eV, for a model without Pt',
    1,
  ),
  correction: field(
    numberText('the free-energy correction', 'eV').optional(),
    'her: what free energies have over electronic ones in eV, for a model of electronic energies, like 0.24',
    0.24,
  ),
  formula: field(
    z.string().optional(),
    'expression: a function of E in eV, like exp(-abs(E - 1.1) / (kB * 300))',
    'exp(-abs(E - 1.1))',
  ),
}

/** The objective where a question can do without. */
export const objectiveIfAny = field(
  z.string().optional(),
  `${objectiveFields.objective.meta()?.description as string} (default: none)`,
  'sabatier',
)

/** Fields as `objectiveFields` reads them. */
export interface ObjectiveQuestion {
  /** `sabatier`, `orr`, `her`, `window`, `mean` or `expression`. */
  readonly objective: string
  /** eV */
  readonly optimum?: number | undefined
  /** K; 300 by default for `sabatier`, 298.15 for `orr` and `her`. */
  readonly temperature?: number | undefined
  /** eV; open by default. */
  readonly from?: number | undefined
  /** eV; open by default. */
  readonly to?: number | undefined
  /** eU, eV */
  readonly potential?: number | undefined
  /** j_d; null for none. */
  readonly diffusionLimit?: number | null | undefined
  /** E[Pt], eV, for a model without Pt. */
  readonly referenceEnergy?: number | undefined
  /** dG - E, eV, for a model of electronic energies. */
  readonly correction?: number | undefined
  /** Of E in eV. */
  readonly formula?: string | undefined
}

type Option = Exclude<keyof ObjectiveQuestion, 'objective'>

/** The options of each objective. */
const OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  sabatier: ['optimum', 'temperature'],
  orr: ['optimum', 'potential', 'diffusionLimit', 'referenceEnergy', 'temperature'],
  her: ['correction', 'temperature'],
  window: ['from', 'to'],
  mean: [],
  expression: ['formula'],
}

/** K, of the published *OH activity; see `Sabatier`. */
const DEFAULT_TEMPERATURE = 300

/**
 * Reads an objective as users give it.
 *
 * @param model whose energies it is a function of: some objectives are relative to its energy on Pt
 * @param plugIn the objective of the user's own module, if the command line named one
 * @throws InputError for an unknown objective, an option that it lacks or does not take, a value out of range, or a
 * model that it does not suit
 * @example readObjective({ objective: 'sabatier', optimum: 1.1 }, loadModel('irpdptrhru-oh')) // at 300 K
 */
export function readObjective(
  question: ObjectiveQuestion,
  model: EnergyModel,
  plugIn?: ModuleObjective,
): Objective {
  const isPlugIn = plugIn !== undefined && plugIn.path === question.objective
  checkOptions(question, isPlugIn ? [] : OPTIONS[knownObjective(question)])
  const objective = isPlugIn ? plugIn : objectiveOf(question, model)
  inField(question.formula === undefined ? 'objective' : 'formula', objective, energyFunction)
  return objective
}

/**
 * Where a question can do without an objective and has none.
 *
 * @throws InputError for an option of one
 */
export function checkNoObjective(question: Omit<ObjectiveQuestion, 'objective'>): void {
  const stray = Object.values(OPTIONS)
    .flat()
    .find(name => question[name] !== undefined)
  if (stray !== undefined)
    throw new InputError(`the option ${stray} belongs to an objective, and none is given`, { field: stray })
}

function knownObjective({ objective }: ObjectiveQuestion): string {
  return inField('objective', objective, name => {
    if (!Object.hasOwn(OPTIONS, name)) throw unknownName('objective', name, Object.keys(OPTIONS))
    return name
  })
}

function checkOptions(question: ObjectiveQuestion, own: readonly string[] = []): void {
  for (const option of new Set(Object.values(OPTIONS).flat()))
    if (question[option] !== undefined && !own.includes(option))
      throw new InputError(
        `the option ${option} (${question[option] ?? 'none'}) does not belong to the objective ${question.objective}, ` +
          `which takes ${own.length === 0 ? 'none' : own.join(' and ')}`,
        { field: option },
      )
}

function objectiveOf(question: ObjectiveQuestion, model: EnergyModel): Objective {
  const { objective, optimum, temperature, from = null, to = null, formula } = question
  switch (objective) {
    case 'sabatier':
      if (optimum === undefined)
        throw new InputError('the objective sabatier needs an optimum in eV, like 1.10', { field: 'optimum' })
      return { name: 'sabatier', optimum, temperature: temperature ?? DEFAULT_TEMPERATURE }
    case 'orr':
      return oxygenReduction(model, question)
    case 'her':
      return hydrogenEvolution(model, question)
    case 'window':
      if (from === null && to === null)
        throw new InputError(
          'the objective window needs an end, from or to or both, in eV, like -0.1 and 0.1',
          { field: 'from' },
        )
      return { name: 'window', from, to }
    case 'expression':
      if (formula === undefined)
        throw new InputError('the objective expression needs a formula of E, like exp(-abs(E - 1.1))', {
          field: 'formula',
        })
      return { name: 'expression', formula }
    default:
      return { name: 'mean' }
  }
}
