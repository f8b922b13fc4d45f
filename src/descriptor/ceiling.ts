import { windowRange } from './energy-window.ts'
import { energyFunction, type Objective, peakOf } from './objective.ts'
import { peakFunction } from './peak.ts'

/** The largest size |f(E)| of an objective's function between two energies (eV). */
export type Ceiling = (low: number, high: number) => number

/** eV between the energies at which an unknown function is looked at. */
const STEP = 5e-4

/** Or the range in so many steps, if that is wide. */
const MAXIMUM_STEPS = 20_000

/**
 * Bounds an objective's function. Those of formulas and modules are known only where they are looked at: every 0.5 meV,
 * so a narrower peak may be missed.
 *
 * @param minimum, maximum energies between which it will be asked, eV
 * @example ceilingOf({ name: 'mean' }, -1, 2)(-1, 0.5) // 1
 */
export function ceilingOf(objective: Objective, minimum: number, maximum: number): Ceiling {
  const peak = peakOf(objective)
  if (peak !== null) {
    const value = peakFunction(peak)
    return (low, high) => value(Math.min(high, Math.max(low, peak.optimum)))
  }
  if (objective.name === 'mean') return (low, high) => Math.max(Math.abs(low), Math.abs(high))
  if (objective.name === 'window') {
    const { from, to } = windowRange(objective)
    return (low, high) => (high >= from && low <= to ? 1 : 0)
  }
  return tabulated(energyFunction(objective), minimum, maximum)
}

/** By a table whose level k has the largest size of each 2^k neighbours. */
function tabulated(value: (energy: number) => number, minimum: number, maximum: number): Ceiling {
  const steps = Math.min(MAXIMUM_STEPS, Math.ceil((maximum - minimum) / STEP) + 1)
  const step = (maximum - minimum) / Math.max(1, steps - 1) || 1
  const levels = [
    Float64Array.from({ length: steps }, (_, i) => Math.abs(value(Math.min(maximum, minimum + i * step)))),
  ]
  for (let width = 1; 2 * width <= steps; width *= 2) {
    const last = levels.at(-1) as Float64Array
    levels.push(
      Float64Array.from({ length: steps - 2 * width + 1 }, (_, i) => Math.max(last[i], last[i + width])),
    )
  }
  return (low, high) => {
    const first = Math.max(0, Math.floor((low - minimum) / step))
    const end = Math.min(steps - 1, Math.ceil((high - minimum) / step))
    const level = 31 - Math.clz32(Math.max(1, end - first + 1))
    const sizes = levels[level] as Float64Array
    return Math.max(sizes[Math.min(first, sizes.length - 1)], sizes[Math.max(0, end - 2 ** level + 1)])
  }
}
