import type { AlloyEnergies } from '../distribution/alloy-energies.ts'
import { ensembleMoments, type Moments, totalMoments } from '../distribution/moments.ts'
import { DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import { seededRandom } from '../environment/random.ts'
import { credibleInterval, type Interval } from './credible-interval.ts'
import { drawnHistogram } from './drawn-histogram.ts'
import { drawnTerms, termParameters } from './drawn-terms.ts'
import { meanEnergyError } from './mean-energy-error.ts'
import { checkHeld, type DrawOptions, parameterDraws } from './parameter-draws.ts'
import type { Posterior } from './posterior.ts'

/**
 * Credible intervals of an energy distribution: what the rows of the fit leave open about the model's parameters, by
 * draws from their posterior. The scatter of single sites about the model is not in it. JSON as it stands.
 */
export interface DistributionBand {
  readonly draws: number
  readonly seed: number
  /** Probability that each interval, on its own, holds. */
  readonly level: number
  /** eV */
  readonly mean: Interval
  /** Standard error of the mean, eV, in closed form. */
  readonly meanStandardError: number
  /** eV */
  readonly standardDeviation: Interval
  /** eV */
  readonly minimum: Interval
  /** eV */
  readonly maximum: Interval
  /** By share, eV. */
  readonly quantiles: Readonly<Record<string, Interval>>
  /** Probability of each bin; the bins are those of the distribution, and more at both ends where draws reach further. */
  readonly bins: {
    /** eV */
    readonly start: number
    /** eV */
    readonly width: number
    readonly low: readonly number[]
    readonly high: readonly number[]
  }
  /** The mean of every ensemble's sites, eV. */
  readonly ensembles: readonly { readonly name: string; readonly mean: Interval }[]
  /** How far at most a grid moved any probability, eV; 0 when every draw visited every fingerprint. */
  readonly resolution: number
}

/**
 * The band of an energy distribution.
 *
 * @param energies of the fitted model, whose bins it takes
 * @throws InputError when draws of all bins would not fit into memory
 * @example distributionBand(alloyEnergies(model, alloy), posterior(model), { draws: 1000, seed: 1, level: 0.9 }).mean
 */
export function distributionBand(
  { model, alloy, grid }: Pick<AlloyEnergies, 'model' | 'alloy' | 'grid'>,
  posterior: Posterior,
  { draws, seed, level }: DrawOptions,
): DistributionBand {
  const plan = termParameters(model, posterior.layout, alloy)
  const drawn = () => parameterDraws(posterior, draws, seededRandom(seed))
  const intervalOf = (values: Float64Array) => credibleInterval(values, level)
  const ensembles = plan.terms.length
  checkHeld(ensembles, 'ensembles', draws)
  checkHeld(grid.length, 'bins', draws)
  const moments = drawnMoments(plan, drawn(), draws)
  const histogram = drawnHistogram(plan.terms, {
    binWidth: grid.width,
    minimum: Math.min(lowest(moments.minimum), grid.start + grid.width / 2),
    maximum: Math.max(highest(moments.maximum), grid.start + grid.width * (grid.length - 1 / 2)),
    shares: DEFAULT_SHARES,
  })
  const { start, length } = histogram.bins
  checkHeld(length, 'bins', draws)
  const quantiles = DEFAULT_SHARES.map(() => new Float64Array(draws))
  const shares = new Float64Array(length * draws)
  const [bins, energies] = [new Float64Array(length), new Float64Array(quantiles.length)]
  let draw = 0
  for (const parameters of drawn()) {
    histogram.fill(drawnTerms(plan, parameters), bins, energies)
    for (let bin = 0; bin < length; bin++) shares[bin * draws + draw] = bins[bin]
    for (const [index, own] of quantiles.entries()) own[draw] = energies[index]
    draw++
  }
  const intervals = Array.from({ length }, (_, bin) =>
    intervalOf(shares.subarray(bin * draws, (bin + 1) * draws)),
  )
  const [from, to] = shownBins(intervals, Math.round((grid.start - start) / grid.width), grid.length)
  const shown = intervals.slice(from, to)
  return {
    draws,
    seed,
    level,
    mean: intervalOf(moments.mean),
    meanStandardError: meanEnergyError(posterior, plan),
    standardDeviation: intervalOf(moments.deviation),
    minimum: intervalOf(moments.minimum),
    maximum: intervalOf(moments.maximum),
    quantiles: Object.fromEntries(
      DEFAULT_SHARES.map((share, index) => [share, intervalOf(quantiles[index] as Float64Array)]),
    ),
    bins: {
      start: (Math.round(start / grid.width) + from) * grid.width,
      width: grid.width,
      low: shown.map(([low]) => low),
      high: shown.map(([, high]) => high),
    },
    ensembles: plan.terms.map(({ name }, index) => ({
      name,
      mean: intervalOf(moments.ensembleMeans.subarray(index * draws, (index + 1) * draws)),
    })),
    resolution: histogram.resolution,
  }
}

const lowest = (energies: Float64Array): number => energies.reduce((a, b) => Math.min(a, b))

const highest = (energies: Float64Array): number => energies.reduce((a, b) => Math.max(a, b))

/** Closed forms of every draw. */
function drawnMoments(plan: ReturnType<typeof termParameters>, drawn: Iterable<Float64Array>, draws: number) {
  const [mean, deviation] = [new Float64Array(draws), new Float64Array(draws)]
  const ensembleMeans = new Float64Array(plan.terms.length * draws)
  const [minimum, maximum] = [new Float64Array(draws), new Float64Array(draws)]
  let draw = 0
  for (const parameters of drawn) {
    const terms = drawnTerms(plan, parameters)
    const moments = terms.map(ensembleMoments)
    const total = totalMoments(terms, moments)
    mean[draw] = total.mean
    deviation[draw] = Math.sqrt(total.variance)
    minimum[draw] = total.minimum
    maximum[draw] = total.maximum
    for (let ensemble = 0; ensemble < moments.length; ensemble++)
      ensembleMeans[ensemble * draws + draw] = (moments[ensemble] as Moments).mean
    draw++
  }
  return { mean, deviation, ensembleMeans, minimum, maximum }
}

/** The bins of the distribution itself, and those beyond that draws reach. */
function shownBins(intervals: readonly Interval[], first: number, length: number): [number, number] {
  const isReached = ([, high]: Interval) => high > 0
  const from = intervals.findIndex(isReached)
  const to = intervals.findLastIndex(isReached) + 1
  return [Math.max(0, Math.min(from, first)), Math.min(intervals.length, Math.max(to, first + length))]
}
