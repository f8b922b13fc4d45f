import { z } from 'zod'
import { alloyFields } from './alloy.ts'
import { drawFields, seedField } from './draws.ts'
import { field, modelIfAny } from './field.ts'
import { uncertaintyField } from './mean-uncertainty.ts'
import { objectiveFields } from './objective.ts'

/** `activity`: a model, or several whose sites are summed, a composition, and what to average over its sites. */
export const activityQuestion = z.strictObject({
  model: modelIfAny,
  models: field(
    z.string().optional(),
    'orr: models of *OH and *O, summed per surface atom: irpdptrhru-oh,irpdptrhru-o',
    'irpdptrhru-oh,irpdptrhru-o',
  ),
  ...objectiveFields,
  ...alloyFields,
  relativeTo: field(
    z.string().optional(),
    'what to be relative to: a composition, like Pt or Ir20Pt80, or the energy of a site, like 1.10eV',
    'Pt',
  ),
  uncertainty: uncertaintyField,
  ...drawFields,
  seed: seedField('the draws'),
})
