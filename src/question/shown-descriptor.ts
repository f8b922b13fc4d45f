import { type Objective, objectiveTitle } from '../descriptor/objective.ts'
import type { EnergyWindow } from '../distribution/window.ts'
import type { ModelDescriptorName } from '../search/model-descriptors.ts'

/** How tables for people show a descriptor of one number. */
export interface ShownDescriptor {
  /** With its unit. */
  readonly heading: string
  readonly text: (value: number) => string
  readonly errorText: (error: number) => string
}

/**
 * How a descriptor of a composition under a model is shown.
 *
 * @param settings the window and the objective that were asked for
 * @returns null for what was not asked for, and for what is more than one number
 * @example shownDescriptor('mean', { window: null, objective: null })?.text(0.7456) // '0.7456'
 */
export function shownDescriptor(
  name: ModelDescriptorName,
  { window, objective }: { readonly window: EnergyWindow | null; readonly objective: Objective | null },
): ShownDescriptor | null {
  switch (name) {
    case 'mean':
      return alike('mean / eV', energyText)
    case 'standardDeviation':
      return alike('sd / eV', energyText)
    case 'skewness':
      return alike('skewness', energyText)
    case 'excessKurtosis':
      return alike('excess kurtosis', energyText)
    case 'minimum':
      return alike('min / eV', energyText)
    case 'maximum':
      return alike('max / eV', energyText)
    case 'resolution':
      return significantly('resolution / eV')
    case 'windowProbability':
      return window && alike(`P(${window.low}..${window.high} eV)`, probability => probability.toFixed(6))
    case 'objective':
      return objective && significantly(objectiveTitle(objective).replace(/ \(.*\)$/, ''))
    case 'unseenProbability':
      return alike('without data', percent)
    case 'extrapolatedProbability':
      return alike('extrapolated', percent)
    default:
      return null
  }
}

const alike = (heading: string, text: (value: number) => string): ShownDescriptor => ({
  heading,
  text,
  errorText: text,
})

const significantly = (heading: string): ShownDescriptor => ({
  heading,
  text: sixDigits,
  errorText: error => significant(error, 2),
})

/** An energy in eV, and what stands beside it. */
export const energyText = (energy: number): string => energy.toFixed(4)

/** A number of any size. */
export const sixDigits = (value: number): string => significant(value, 6)

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Smaller numbers are mostly zeros. */
const LEAST_DECIMAL = 1e-4

const significant = (value: number, figures: number): string =>
  value !== 0 && Math.abs(value) < LEAST_DECIMAL
    ? value.toExponential(figures - 1)
    : String(Number(value.toPrecision(figures)))
