import { z } from 'zod'
import { energyFunction, type Objective } from '../descriptor/objective.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import { numberText } from './read-question.ts'

/** The fields that say what to average over the sites of an alloy. */
export const objectiveFields = {
  objective: z.string(),
  optimum: numberText('the optimum', 'eV').optional(),
  temperature: numberText('the temperature', 'K').optional(),
  from: numberText('the lower end of the window', 'eV').optional(),
  to: numberText('the upper end of the window', 'eV').optional(),
}

/** Fields as `objectiveFields` reads them. */
export interface ObjectiveQuestion {
  /** `sabatier`, `window` or `mean`. */
  readonly objective: string
  /** eV */
  readonly optimum?: number | undefined
  /** K, 300 by default. */
  readonly temperature?: number | undefined
  /** eV */
  readonly from?: number | undefined
  /** eV */
  readonly to?: number | undefined
}

/** The options of each objective. */
const OPTIONS = { sabatier: ['optimum', 'temperature'], window: ['from', 'to'], mean: [] } as const

/** K, of the published *OH activity; see `energyFunction`. */
const DEFAULT_TEMPERATURE = 300

/**
 * Reads an objective as users give it.
 *
 * @throws InputError for an unknown objective, an option that it lacks or does not take, or a value out of range
 * @example readObjective({ objective: 'sabatier', optimum: 1.1 }) // at 300 K
 */
export function readObjective(question: ObjectiveQuestion): Objective {
  checkOptions(question)
  const objective = objectiveOf(question)
  energyFunction(objective)
  return objective
}

function checkOptions(question: ObjectiveQuestion): void {
  const { objective } = question
  if (!Object.hasOwn(OPTIONS, objective)) throw unknownName('objective', objective, Object.keys(OPTIONS))
  const own: readonly string[] = OPTIONS[objective as keyof typeof OPTIONS]
  for (const option of Object.values(OPTIONS).flat())
    if (question[option] !== undefined && !own.includes(option))
      throw new InputError(
        `the option ${option} (${question[option]}) does not belong to the objective ${objective}, ` +
          `which takes ${own.length === 0 ? 'none' : own.join(' and ')}`,
      )
}

function objectiveOf({ objective, optimum, temperature, from, to }: ObjectiveQuestion): Objective {
  switch (objective) {
    case 'sabatier':
      if (optimum === undefined)
        throw new InputError('the objective sabatier needs an optimum in eV, like 1.10')
      return { name: 'sabatier', optimum, temperature: temperature ?? DEFAULT_TEMPERATURE }
    case 'window':
      if (from === undefined || to === undefined)
        throw new InputError('the objective window needs its two ends, from and to, in eV, like -0.1 and 0.1')
      return { name: 'window', from, to }
    default:
      return { name: 'mean' }
  }
}
