import type { ObjectiveKind } from './objective-kind.ts'

/** The mean of the energy itself, eV, relative to what the model's energies are. */
export interface MeanEnergy {
  readonly name: 'mean'
}

export const MEAN: ObjectiveKind<MeanEnergy> = {
  energyFunction: () => energy => energy,
  text: (_, symbol) => `mean ${symbol}, eV`,
  title: () => 'Mean energy / eV',
  column: 'mean_eV',
  unit: () => 'eV',
  best: () => null,
}
