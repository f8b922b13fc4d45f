import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import { InputError } from '../input/input-error.ts'
import { BOLTZMANN } from './constants.ts'

/** A function of a site's adsorption energy (eV). */
export type EnergyFunction = (energy: number) => number

/** What to average over the sites of an alloy; JSON as it stands. */
export type Objective =
  | {
      /** exp(-|E - optimum| / kT): 1 for a site at the optimum. */
      readonly name: 'sabatier'
      /** eV */
      readonly optimum: number
      /** K */
      readonly temperature: number
    }
  | {
      /** 1 for a site from `from` to `to`, both included, else 0. */
      readonly name: 'window'
      /** eV */
      readonly from: number
      /** eV */
      readonly to: number
    }
  | {
      /** The energy itself, eV. */
      readonly name: 'mean'
    }

/**
 * The function whose average over all sites is the objective's value.
 *
 * Sabatier activity: exp(-|E - E_opt| / kT), dimensionless, relative to a site at E_opt; Batchelor et al.,
 * Joule 3 (2019) 834, doi 10.1016/j.joule.2018.12.015, where E_opt of *OH is 1.10 eV at 300 K.
 *
 * @throws InputError for a temperature that is not positive, or a window whose ends are not in order
 * @example energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })(1.1) // 1
 */
export function energyFunction(objective: Objective): EnergyFunction {
  switch (objective.name) {
    case 'sabatier': {
      const { optimum, temperature } = objective
      if (!(temperature > 0 && Number.isFinite(temperature)))
        throw new InputError(`the temperature must be a positive number of K, got ${temperature}`)
      const thermal = BOLTZMANN * temperature
      return energy => Math.exp(-Math.abs(energy - optimum) / thermal)
    }
    case 'window': {
      const { from, to } = objective
      if (!(from <= to))
        throw new InputError(
          `an energy window goes from its lower to its higher end in eV, got ${from} to ${to}`,
        )
      const [low, high] = [from - SAME_ENERGY, to + SAME_ENERGY]
      return energy => (energy >= low && energy <= high ? 1 : 0)
    }
    case 'mean':
      return energy => energy
  }
}

/**
 * The objective in words, with what it is relative to.
 *
 * @param symbol of the energy, `ΔE(*OH)`
 * @example objectiveText({ name: 'mean' }, 'ΔE(*OH)') // 'mean ΔE(*OH), eV'
 */
export function objectiveText(objective: Objective, symbol: string): string {
  switch (objective.name) {
    case 'sabatier':
      return (
        `Sabatier activity exp(-|${symbol} - ${signed(objective.optimum)} eV| / kT) at ${objective.temperature} K, ` +
        'relative to a site at the optimum'
      )
    case 'window':
      return `probability of ${symbol} from ${objective.from} to ${objective.to} eV`
    case 'mean':
      return `mean ${symbol}, eV`
  }
}

const signed = (energy: number): string => (energy < 0 ? `(${energy})` : String(energy))
