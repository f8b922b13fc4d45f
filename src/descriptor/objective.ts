import { type EnergyWindowObjective, WINDOW } from './energy-window.ts'
import { EXPRESSION, type Expression } from './expression.ts'
import { HYDROGEN_EVOLUTION, type HydrogenEvolution, hydrogenEvolutionPeak } from './hydrogen-evolution.ts'
import { MEAN, type MeanEnergy } from './mean-energy.ts'
import { MODULE, type ModuleObjective } from './module-objective.ts'
import type { EnergyFunction, ObjectiveKind } from './objective-kind.ts'
import { OXYGEN_REDUCTION, type OxygenReduction, oxygenReductionPeak } from './oxygen-reduction.ts'
import type { Peak } from './peak.ts'
import { SABATIER, type Sabatier, sabatierPeak } from './sabatier.ts'

export type { EnergyFunction } from './objective-kind.ts'

/** What to average over the sites of an alloy; JSON as it stands, but for the function of a module. */
export type Objective =
  | Sabatier
  | OxygenReduction
  | HydrogenEvolution
  | EnergyWindowObjective
  | MeanEnergy
  | Expression
  | ModuleObjective

const KINDS: { readonly [Name in Objective['name']]: ObjectiveKind<Extract<Objective, { name: Name }>> } = {
  sabatier: SABATIER,
  orr: OXYGEN_REDUCTION,
  her: HYDROGEN_EVOLUTION,
  window: WINDOW,
  mean: MEAN,
  expression: EXPRESSION,
  module: MODULE,
}

const kindOf = (objective: Objective) => KINDS[objective.name] as ObjectiveKind<Objective>

/**
 * The function whose average over all sites is the objective's value. Formulas, units and sources stand with each
 * objective.
 *
 * @throws InputError for a parameter that is out of range; the function of a formula or a module also throws it where
 * it is not finite
 * @example energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })(1.1) // 1
 */
export const energyFunction = (objective: Objective): EnergyFunction =>
  kindOf(objective).energyFunction(objective)

/**
 * The objective in words, with what it is relative to.
 *
 * @param symbol of the energy, `ΔE(*OH)`
 * @example objectiveText({ name: 'mean' }, 'ΔE(*OH)') // 'mean ΔE(*OH), eV'
 */
export const objectiveText = (objective: Objective, symbol: string): string =>
  kindOf(objective).text(objective, symbol)

/**
 * The title of an axis with the objective's values.
 *
 * @example objectiveTitle({ name: 'mean' }) // 'Mean energy / eV'
 */
export const objectiveTitle = (objective: Objective): string => kindOf(objective).title(objective)

/** The name of a column with the objective's values: `sabatier_activity`. */
export const objectiveColumn = (objective: Objective): string => kindOf(objective).column

/** The unit of the objective's values; '1' for a pure number. */
export const objectiveUnit = (objective: Objective): string => kindOf(objective).unit(objective)

/**
 * A warning when no energy of a range has the objective's highest value.
 *
 * @param minimum, maximum of all energies that there are, eV
 * @param whose energies they are: `irpdptrhru-oh gives sites of Ir, Pt`
 * @example reachWarnings({ name: 'sabatier', optimum: 9, temperature: 300 }, 0, 1, 'the model gives').length // 1
 */
export function reachWarnings(
  objective: Objective,
  minimum: number,
  maximum: number,
  whose: string,
): string[] {
  const best = kindOf(objective).best(objective)
  if (best === null || (best.to >= minimum && best.from <= maximum)) return []
  return [
    `${best.what} lies outside all energies that ${whose}, ${minimum.toFixed(4)} to ${maximum.toFixed(4)} eV`,
  ]
}

/** The objective as a peak, if it is one. */
export function peakOf(objective: Objective): Peak | null {
  switch (objective.name) {
    case 'sabatier':
      return sabatierPeak(objective)
    case 'orr':
      return oxygenReductionPeak(objective)
    case 'her':
      return hydrogenEvolutionPeak(objective)
    default:
      return null
  }
}
