import type { ModelCard } from '../../../../src/question/models.ts'
import type { Question } from '../../ask.ts'

/** A file of rows, in this view alone. */
export interface ParityRows {
  readonly name: string
  readonly text: string
}

/**
 * Asks for the errors of held-out rows of a model, fitted anew in the same zones; no learning curve, which takes long.
 *
 * @param fit the form of the fit, and how rows are held out
 * @example parityQuestion(card, { name: 'rows.csv', text: csv }, { form: 'shared', validate: 'loo' }).zones // 'surface,subsurface'
 */
export const parityQuestion = (
  model: ModelCard,
  { name, text }: ParityRows,
  fit: { readonly form: string; readonly validate: string },
): Question => ({
  name,
  csv: text,
  site: model.site,
  adsorbate: model.adsorbate,
  zones: model.zones.map(zone => zone.name).join(','),
  quantity: model.energy.quantity,
  reaction: model.energy.reaction,
  zero: model.energy.zero,
  ...fit,
  repeats: 0,
})
