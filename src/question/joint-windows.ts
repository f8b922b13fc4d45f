import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import type { EnergyBound, EnergyInterval } from '../joint/energy-interval.ts'
import { ALL_ENERGIES } from '../joint/energy-interval.ts'
import type { JointCondition, JointWindow } from '../joint/joint.ts'
import type { Pair } from '../joint/pair-terms.ts'

/**
 * Reads a window as users type it: bounds on the energies of two models in eV, `CO<=0,H>0`. The models go by their
 * adsorbates, with or without a star; `A` and `B` are the first and the second, and the only names where both
 * have the same adsorbate.
 *
 * @throws InputError for text that is no bound, an unknown name, a bound given twice, or an interval without energies
 * @example readWindow('CO<=0,H>0', [loadModel('agaucupdpt-co'), loadModel('agaucupdpt-h')]).within[0].high // 0, included
 */
export function readWindow(text: string, models: Pair<Pick<EnergyModel, 'adsorbate'>>): JointWindow {
  const names = namesOf(models)
  const intervals: [EnergyInterval, EnergyInterval] = [ALL_ENERGIES, ALL_ENERGIES]
  for (const part of text.split(',')) {
    const { model, end, bound } = readBound(part, text, names)
    if (intervals[model][end] !== null)
      throw new InputError(
        `the window "${text}" bounds ${names[model]} from ${end === 'low' ? 'below' : 'above'} twice`,
      )
    intervals[model] = { ...intervals[model], [end]: bound }
  }
  for (const [model, interval] of intervals.entries())
    if (isEmpty(interval)) throw new InputError(`no energy of ${names[model]} lies in the window "${text}"`)
  return { name: text, within: intervals }
}

/**
 * Reads a condition on one of two models, `CO<=0` or `CO>-0.5,CO<=0`.
 *
 * @throws InputError as `readWindow` does, and when it bounds both
 */
export function readCondition(text: string, models: Pair<Pick<EnergyModel, 'adsorbate'>>): JointCondition {
  const { name, within } = readWindow(text, models)
  const bounded = within.flatMap(({ low, high }, model) => (low === null && high === null ? [] : [model]))
  if (bounded.length > 1)
    throw new InputError(`a condition bounds one energy, to show the other's; got "${text}"`)
  const model = bounded[0] as 0 | 1
  return { name, model, within: within[model] }
}

const BOUND = /^\s*\*?(\S+?)\s*(<=|>=|<|>)\s*(\S+)\s*$/

function readBound(
  part: string,
  text: string,
  names: Pair<string>,
): { readonly model: 0 | 1; readonly end: 'low' | 'high'; readonly bound: EnergyBound } {
  const [, name = '', sign = '', number = ''] = BOUND.exec(part) ?? []
  const energy = readDecimal(number)
  if (energy === null)
    throw new InputError(
      `a window is bounds in eV with < <= > or >=, like ${names[0]}<=0,${names[1]}>0; got "${text}"`,
    )
  return {
    model: modelNamed(name, names),
    end: sign.startsWith('>') ? 'low' : 'high',
    bound: { energy, included: sign.endsWith('=') },
  }
}

const LETTERS = ['A', 'B'] as const

const namesOf = ([first, second]: Pair<Pick<EnergyModel, 'adsorbate'>>): Pair<string> =>
  first.adsorbate === second.adsorbate ? LETTERS : [first.adsorbate, second.adsorbate]

function modelNamed(name: string, names: Pair<string>): 0 | 1 {
  for (const known of [names, LETTERS]) {
    const index = known.indexOf(name)
    if (index >= 0) return index as 0 | 1
  }
  const also = names[0] === LETTERS[0] && names[1] === LETTERS[1] ? '' : `, or A and B`
  throw new InputError(
    `unknown adsorbate "${name}" in a window; the models' are ${names[0]} and ${names[1]}${also}, in the order of the models`,
  )
}

function isEmpty({ low, high }: EnergyInterval): boolean {
  if (low === null || high === null) return false
  return low.energy > high.energy || (low.energy === high.energy && !(low.included && high.included))
}
