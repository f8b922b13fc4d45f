import type { EnergyFunction } from './objective-kind.ts'

/**
 * A volcano in the energy, 1 / (floor + scale * exp(|E - optimum| / thermal)): highest at the optimum, and cut off at
 * 1 / floor.
 */
export interface Peak {
  /** eV */
  readonly optimum: number
  /** The energy within which it falls by a factor of e, far from the cut-off, eV. */
  readonly thermal: number
  readonly floor: number
  readonly scale: number
}

/** @example peakFunction({ optimum: 1.1, thermal: 0.026, floor: 0, scale: 1 })(1.1) // 1 */
export const peakFunction = ({ optimum, thermal, floor, scale }: Peak): EnergyFunction =>
  floor === 0
    ? energy => Math.exp(-Math.abs(energy - optimum) / thermal) / scale
    : energy => 1 / (floor + scale * Math.exp(Math.abs(energy - optimum) / thermal))
