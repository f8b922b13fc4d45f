import type { Objective } from '../descriptor/objective.ts'
import { objectiveUnit } from '../descriptor/objective.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { Candidate } from '../search/candidate.ts'
import { differencesOf } from '../search/compare.ts'
import type { ComparedRow, Comparer } from '../search/comparer.ts'
import { COMPARISON_DESCRIPTORS } from '../search/comparison-descriptors.ts'
import type { LabelledDifference } from '../search/differences.ts'
import type { ModelRow } from '../search/model-row.ts'
import type { ComparisonPlan } from './compare.ts'
import type { ReadyComparison } from './compare-ready.ts'

/** A distance between two compositions, under the model named where there are several. */
export interface ModelDifference extends LabelledDifference {
  readonly model?: string
}

/**
 * What stands before the rows of a comparison's JSON: of one model, what the model is; of several or none, a list.
 */
export function answerHead({ plan, comparer }: ReadyComparison) {
  const { window = null } = plan
  const models = comparer.settings.map(({ model, objective }) => ({
    ...modelAnswer(model),
    ...(objective !== null && { objective }),
  }))
  const [only, ...others] = models
  const descriptors = descriptorAnswers(comparer)
  if (only !== undefined && others.length === 0) return { ...only, window, descriptors }
  return { models, window, descriptors }
}

const modelAnswer = ({ id, adsorbate, site, energy }: EnergyModel) => ({ model: id, adsorbate, site, energy })

/** Unit and source of every descriptor. */
export function descriptorAnswers({ modelDescriptors, alloyDescriptors, settings }: Comparer) {
  return Object.fromEntries(
    [...modelDescriptors, ...alloyDescriptors].map(name => {
      const { title, unit, source } = COMPARISON_DESCRIPTORS[name]
      return [name, { title, unit: name === 'objective' ? unitOf(settings[0]?.objective) : unit, source }]
    }),
  )
}

const unitOf = (objective: Objective | null | undefined): string =>
  objective === null || objective === undefined ? '1' : objectiveUnit(objective)

/** A row of the JSON: its values beside its composition, under `models` by id where there are several. */
export function rowAnswer({ plan }: ReadyComparison, row: ComparedRow) {
  const { name, composition, uncertainty, alloy, models } = row
  const shared = { name, composition: Object.fromEntries(composition) as Readonly<Record<string, number>> }
  const uncertain = uncertainty === null ? {} : { uncertainty: { composition: uncertainty } }
  if (plan.models.length === 1) {
    const { values, errors } = models[0] as ModelRow
    return {
      ...shared,
      ...values,
      ...alloy,
      ...(uncertainty !== null && { uncertainty: { composition: uncertainty, ...errors } }),
    }
  }
  return {
    ...shared,
    ...alloy,
    models: Object.fromEntries(
      models.map(({ values, errors }, index) => [
        plan.models[index]?.id as string,
        errors === null ? values : { ...values, uncertainty: errors },
      ]),
    ),
    ...uncertain,
  }
}

/** What is known once all rows are computed. */
export interface ComparisonEnd {
  /** If they were asked for. */
  readonly differences: readonly ModelDifference[] | null
  /** Of compositions beyond the data of a model. */
  readonly warnings: readonly string[]
}

/** What stands after the rows: distances if they were asked for, what to mind, and the rows that were left out. */
export const answerTail = ({ plan, survey }: ReadyComparison, { differences, warnings }: ComparisonEnd) => ({
  differences,
  warnings: [...mixtureWarnings(plan.models), ...warnings],
  ...(plan.keepGoing && { failed: survey.failed, failures: survey.failures }),
})

/**
 * How far every two compositions' energies lie apart, under each model.
 *
 * @throws InputError when there are not 2 to 50
 */
export const modelDifferences = (
  { models }: ComparisonPlan,
  candidates: readonly Candidate[],
): ModelDifference[] =>
  models.flatMap(model =>
    differencesOf(model, candidates).map(difference =>
      models.length === 1 ? difference : { model: model.id, ...difference },
    ),
  )

/** Says so when the energies of some models are not of one kind. */
export function mixtureWarnings(models: readonly EnergyModel[]): string[] {
  const kinds = new Set(
    models.map(({ adsorbate, energy: { quantity, reaction, zero } }) =>
      JSON.stringify([adsorbate, quantity, reaction, zero]),
    ),
  )
  return kinds.size < 2
    ? []
    : [
        `the energies of ${models.map(({ id }) => id).join(', ')} differ in adsorbate, quantity, reaction or zero; ` +
          'compare compositions under each model, not one model with another',
      ]
}
