import type { Address } from '../../address.ts'
import { modelOf } from '../../alloy.ts'
import type { Question } from '../../ask.ts'
import type { FieldChanges } from '../../fields.ts'
import { OBJECTIVE_FIELDS, objectiveOf, type UsualObjective } from '../../objective.ts'

/** How to search compositions: climb to the best ones, or visit every one of a grid. */
export type Search = 'optimize' | 'scan'

const BOUNDS_FIELDS = ['elements', 'min', 'max', 'bounds']

const OWN_FIELDS: Readonly<Record<Search, readonly string[]>> = {
  optimize: ['against', 'seed', 'draws', 'credible'],
  scan: ['step', 'top', 'uncertainty', 'yes'],
}

/** Fields that the form shows the faults of. */
export const FORM_FIELDS = [...OBJECTIVE_FIELDS, ...BOUNDS_FIELDS, ...OWN_FIELDS.optimize, ...OWN_FIELDS.scan]

/** The search that the address names. */
export const searchOf = (address: Pick<Address, 'text'>): Search =>
  address.text('search') === 'scan' ? 'scan' : 'optimize'

/**
 * The search of the address as fields of a question. Layers are those of the alloy; its other composition is what is sought.
 *
 * @param usual what is averaged where the address does not say: a search has to average something
 */
export function searchQuestion(address: Address, search: Search, usual?: UsualObjective): Question {
  const fields = [...BOUNDS_FIELDS, ...OWN_FIELDS[search]]
  const layer = address.list('layer')
  return {
    model: modelOf(address),
    ...objectiveOf(address, usual),
    ...Object.fromEntries(
      fields.flatMap(name => {
        const value = address.text(name)
        return value === '' ? [] : [[name, name === 'yes' ? true : value]]
      }),
    ),
    ...(layer.length > 0 && { layer }),
  }
}

/**
 * What changes in the address to show a search as it was asked for.
 *
 * @example address.set({ ...searchChanges('scan', job.question), job: job.id })
 */
export function searchChanges(search: Search, question: Question): FieldChanges {
  const fields = ['model', 'layer', ...OBJECTIVE_FIELDS, ...BOUNDS_FIELDS, ...OWN_FIELDS[search]]
  return { search, ...Object.fromEntries(fields.map(name => [name, textOf(question[name])])) }
}

/**
 * Whether two searches ask the same; the server gives numbers and flags back as texts.
 *
 * @example isSameSearch(['scan', { step: 0.1 }], ['scan', { step: '0.1' }]) // true
 */
export const isSameSearch = (a: readonly [Search, Question], b: readonly [Search, Question]): boolean =>
  JSON.stringify(searchChanges(...a)) === JSON.stringify(searchChanges(...b))

const textOf = (value: Question[string]): string | readonly string[] | null =>
  value == null ? null : Array.isArray(value) ? value.map(String) : String(value)
