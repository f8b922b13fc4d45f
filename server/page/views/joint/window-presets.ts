import type { Pair } from '../../../../src/joint/pair-terms.ts'

/** A window to start from. */
export interface WindowPreset {
  readonly title: string
  /** As it is typed. */
  readonly window: string
}

/**
 * Windows to start from: those that a reaction is known to want, and one at the means.
 *
 * @param adsorbates of the two models
 * @param means of their energies, eV
 * @example windowPresets(['CO', 'H'], [-0.3, 0.1])[0]?.window // 'CO<=0,H>0'
 */
export function windowPresets(adsorbates: Pair<string>, means: Pair<number>): WindowPreset[] {
  const [a, b] = adsorbates[0] === adsorbates[1] ? ['A', 'B'] : adsorbates
  const isCarbonMonoxide = adsorbates.includes('CO') && adsorbates.includes('H')
  return [
    // CO must stay to be reduced, and hydrogen must not cover the surface (Bagger et al., ChemPhysChem 18 (2017) 3266).
    ...(isCarbonMonoxide ? [{ title: 'CO₂ and CO reduction', window: 'CO<=0,H>0' }] : []),
    {
      title: `${a} stronger, ${b} weaker than its mean`,
      window: `${a}<=${rounded(means[0])},${b}>${rounded(means[1])}`,
    },
  ]
}

const rounded = (energy: number): string => String(Number(energy.toFixed(2)))
