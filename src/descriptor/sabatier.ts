import type { ObjectiveKind } from './objective-kind.ts'
import { type Peak, peakFunction } from './peak.ts'
import { subtracted, thermalEnergy } from './temperature.ts'

/**
 * Sabatier activity: exp(-|E - E_opt| / kT), dimensionless, relative to a site at E_opt.
 *
 * Batchelor et al., Joule 3 (2019) 834, doi 10.1016/j.joule.2018.12.015, where E_opt of *OH is 1.10 eV at 300 K.
 */
export interface Sabatier {
  readonly name: 'sabatier'
  /** E_opt, eV */
  readonly optimum: number
  /** K */
  readonly temperature: number
}

/** The activity as a peak. */
export const sabatierPeak = ({ optimum, temperature }: Sabatier): Peak => ({
  optimum,
  thermal: thermalEnergy(temperature),
  floor: 0,
  scale: 1,
})

export const SABATIER: ObjectiveKind<Sabatier> = {
  energyFunction: objective => peakFunction(sabatierPeak(objective)),
  text: ({ optimum, temperature }, symbol) =>
    `Sabatier activity exp(-|${symbol} - ${subtracted(optimum)} eV| / kT) at ${temperature} K, ` +
    'relative to a site at the optimum',
  title: () => 'Sabatier activity (1: every site at the optimum)',
  column: 'sabatier_activity',
  unit: () => '1',
  best: ({ optimum }) => ({ from: optimum, to: optimum, what: `the optimum ${optimum} eV` }),
}
