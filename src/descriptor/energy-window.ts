import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import { InputError } from '../input/input-error.ts'
import type { EnergyRange, ObjectiveKind } from './objective-kind.ts'

/**
 * Probability of a window of energies: 1 for a site from `from` to `to`, both included, else 0; dimensionless. An end
 * that is null is open.
 *
 * For CO2 and CO reduction the windows are dG(*CO) < 0 with dG(*H) > 0: Pedersen et al., ACS Catal. 10 (2020) 2169,
 * doi 10.1021/acscatal.9b04343. That needs both adsorbates, hence a joint distribution; each alone is such a window.
 */
export interface EnergyWindowObjective {
  readonly name: 'window'
  /** eV */
  readonly from: number | null
  /** eV */
  readonly to: number | null
}

/** The window with its rounding: decimals that are summed may end beside an edge. */
export function windowRange({ from, to }: EnergyWindowObjective): EnergyRange {
  const low = from ?? Number.NEGATIVE_INFINITY
  const high = to ?? Number.POSITIVE_INFINITY
  if (!(low <= high))
    throw new InputError(
      `an energy window goes from its lower to its higher end in eV, got ${from} to ${to}`,
      { field: 'to' },
    )
  return { from: low - SAME_ENERGY, to: high + SAME_ENERGY }
}

export const WINDOW: ObjectiveKind<EnergyWindowObjective> = {
  energyFunction: objective => {
    const { from, to } = windowRange(objective)
    return energy => (energy >= from && energy <= to ? 1 : 0)
  },
  text: ({ from, to }, symbol) => `probability of ${symbol} ${rangeText(from, to)}`,
  title: () => 'Probability of the window',
  column: 'window_probability',
  unit: () => '1',
  best: ({ from, to }) => ({
    from: from ?? Number.NEGATIVE_INFINITY,
    to: to ?? Number.POSITIVE_INFINITY,
    what: `the window ${from === null || to === null ? rangeText(from, to) : `${from} to ${to} eV`}`,
  }),
}

function rangeText(from: number | null, to: number | null): string {
  if (from === null) return to === null ? 'of any size' : `up to ${to} eV`
  return to === null ? `from ${from} eV up` : `from ${from} to ${to} eV`
}
