import type { EnergyFunction, ObjectiveKind } from './objective-kind.ts'

/** A function of the energy that a user's own ES module gives; `loadObjectiveModule` makes one. */
export interface ModuleObjective {
  readonly name: 'module'
  readonly path: string
  /** What the module calls it. */
  readonly title: string
  readonly unit: string
  readonly relativeTo: string
  /** Not part of the JSON; throws InputError where the module fails or gives no finite number. */
  readonly value: EnergyFunction
}

export const MODULE: ObjectiveKind<ModuleObjective> = {
  energyFunction: ({ value }) => value,
  text: ({ title, unit, relativeTo }, symbol) =>
    `mean of ${title} of ${symbol}, in ${unit}, relative to ${relativeTo}`,
  title: ({ title, unit }) => `${title} / ${unit}`,
  column: 'module_value',
  unit: ({ unit }) => unit,
  best: () => null,
}
