/** Energies from a lower (included) to a higher one (excluded), eV. */
export interface Bracket {
  readonly low: number
  readonly high: number
  /** Probability of the energies below the lower one. */
  readonly below: number
}

/** More fingerprints of a bracket are not looked through. */
export const MOST_POINTS = 2048
