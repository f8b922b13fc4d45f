import { z } from 'zod'
import type { AlloyEnergies } from '../distribution/alloy-energies.ts'
import { broadened, broadenedQuantile, residualDeviation } from '../distribution/broadened.ts'
import { broadenedHistogram } from '../distribution/broadened-histogram.ts'
import type { Quantiles } from '../distribution/distribution.ts'
import { readDecimal } from '../input/decimal.ts'
import { inJson } from './field.ts'

/** A distribution convolved with a Gaussian, such as the error of its model; JSON as it stands. */
export interface Broadening {
  /** Standard deviation of the Gaussian, eV. */
  readonly sigma: number
  readonly standardDeviation: number
  readonly quantiles: Quantiles
  readonly bins: { readonly start: number; readonly width: number; readonly probability: readonly number[] }
  /** In the order of the distribution's ensembles, each summing to the ensemble's probability. */
  readonly ensembles: readonly (readonly number[])[]
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95]

/** `residual`, for the standard deviation of the model's residuals, or a number of eV. */
export const broadenText = inJson(
  z.string().transform((text, context) => {
    if (text === 'residual') return text
    const sigma = readDecimal(text)
    if (sigma !== null && sigma > 0) return sigma
    context.addIssue({
      code: 'custom',
      message: `broaden takes residual, or a positive number of eV like 0.05; got "${text}"`,
    })
    return z.NEVER
  }),
  ['number', 'string'],
)

/** @throws InputError when the model does not know its residuals, or sigma is too small */
export function broadeningOf(energies: AlloyEnergies, broaden: 'residual' | number): Broadening {
  const { model, sums, total, grid } = energies
  const sigma = broaden === 'residual' ? residualDeviation(model) : broaden
  const distribution = broadened(sums, sigma)
  const { ensembles, ...bins } = broadenedHistogram(distribution, grid.width)
  return {
    sigma,
    standardDeviation: Math.sqrt(total.variance + sigma ** 2),
    quantiles: Object.fromEntries(SHARES.map(share => [share, broadenedQuantile(distribution, share)])),
    bins,
    ensembles,
  }
}
