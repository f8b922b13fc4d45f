import { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import type { Pair } from '../joint/pair-terms.ts'
import { alloyFields } from './alloy.ts'
import { field, inJson } from './field.ts'

const neighbourText = z.string().transform((text, context) => {
  if (/^\d+$/.test(text)) return Number(text)
  context.addIssue({
    code: 'custom',
    message: `neighbour must be 0 for the very same site, 1 for the nearest pair, 2 for the next and so on; got "${text}"`,
  })
  return z.NEVER
})

/** The fields that name two energies of an alloy's sites: two models, a composition, and which neighbours. */
export const modelPairFields = {
  models: field(
    z.string(),
    'two energy models: ids that `models` lists, like agaucupdpt-co,agaucupdpt-h',
    'agaucupdpt-co,agaucupdpt-h',
  ),
  ...alloyFields,
  neighbour: field(
    inJson(neighbourText, 'integer').optional(),
    'which two sites: 0 the very same one, 1 the nearest pair, 2 the next and so on (default: 0 for models of one site, else 1)',
    1,
  ),
}

/**
 * Reads two models, `agaucupdpt-co,agaucupdpt-h`.
 *
 * @throws InputError for other than two, and as `findModel` does
 */
export const readModels = (text: string, findModel: (name: string) => EnergyModel): Pair<EnergyModel> =>
  inField('models', text, () => {
    const [first, second, ...more] = text.split(',').map(name => name.trim())
    if (!first || !second || more.length > 0)
      throw new InputError(`models must be two, like agaucupdpt-co,agaucupdpt-h; got "${text}"`)
    return [findModel(first), findModel(second)]
  })
