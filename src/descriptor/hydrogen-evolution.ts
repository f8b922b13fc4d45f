import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import type { ObjectiveKind } from './objective-kind.ts'
import { type Peak, peakFunction } from './peak.ts'
import { thermalEnergy } from './temperature.ts'

/**
 * Exchange current of hydrogen evolution per site, in units of e k0 (k0: rate of an uncharged barrier, 1/s per site):
 * i0 = 1 / (1 + exp(-dG/kT)) for dG <= 0 and exp(-dG/kT) / (1 + exp(-dG/kT)) for dG > 0, that is the coverage of *H or
 * of empty sites at equilibrium, whichever is less: 1 / (1 + exp(|dG| / kT)). An ideal site, dG = 0, has half of k0.
 *
 * Norskov et al., J. Electrochem. Soc. 152 (2005) J23, doi 10.1149/1.1856988, at pH 0. There dG = dE + 0.24 eV.
 */
export interface HydrogenEvolution {
  readonly name: 'her'
  /** dG - E, eV: 0 for a model of free energies. */
  readonly correction: number
  /** K */
  readonly temperature: number
}

export interface HydrogenEvolutionOptions {
  /** dG - E, eV; a model of electronic energies needs it. */
  readonly correction?: number | undefined
  /** K, 298.15 by default. */
  readonly temperature?: number | undefined
}

/**
 * The exchange current for a model of *H.
 *
 * @throws InputError for a model of another adsorbate, of electronic energies without a correction, of free energies
 * with one, or a temperature that is not positive
 * @example hydrogenEvolution(loadModel('agaucupdpt-h')).correction // 0, as it gives free energies
 */
export function hydrogenEvolution(
  { id, adsorbate, energy }: EnergyModel,
  { correction, temperature = 298.15 }: HydrogenEvolutionOptions = {},
): HydrogenEvolution {
  if (adsorbate !== 'H')
    throw new InputError(`the objective her needs a model of *H; ${id} is of *${adsorbate}`, {
      field: 'objective',
    })
  if (energy.quantity === 'E' && correction === undefined)
    throw new InputError(
      `the objective her needs free energies, and model ${id} gives electronic ones; state the correction in eV, like 0.24`,
      { field: 'correction' },
    )
  if (energy.quantity === 'G' && correction !== undefined)
    throw new InputError(
      `model ${id} gives free energies already, so the objective her takes no correction, got ${correction}`,
      { field: 'correction' },
    )
  thermalEnergy(temperature)
  return { name: 'her', correction: correction ?? 0, temperature }
}

/** The exchange current as a peak in the energy. */
export const hydrogenEvolutionPeak = ({ correction, temperature }: HydrogenEvolution): Peak => ({
  optimum: 0 - correction,
  thermal: thermalEnergy(temperature),
  floor: 1,
  scale: 1,
})

export const HYDROGEN_EVOLUTION: ObjectiveKind<HydrogenEvolution> = {
  energyFunction: objective => peakFunction(hydrogenEvolutionPeak(objective)),
  text: ({ correction, temperature }, symbol) =>
    `HER exchange current 1 / (1 + exp(|dG| / kT)) at ${temperature} K in units of k0 (an ideal site has 0.5), ` +
    `dG = ${symbol}${correction === 0 ? '' : ` ${correction < 0 ? '-' : '+'} ${Math.abs(correction)} eV`}`,
  title: () => 'HER exchange current / k0 (0.5: every site ideal)',
  column: 'her_exchange_current_k0',
  unit: () => 'k0',
  best: ({ correction }) => ({
    from: 0 - correction,
    to: 0 - correction,
    what: `the optimum ${0 - correction} eV`,
  }),
}
