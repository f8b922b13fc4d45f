import type { LayeredComposition } from '../composition/layered.ts'
import type { DistributionOptions, EnergyDistribution } from '../distribution/distribution.ts'
import { modelAndAlloy } from '../distribution/model-and-alloy.ts'
import { checkShares, DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import type { CodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { blockByBlock, drawBlocks, drawBlocksInWorkers, samplingBlocks } from './blocks.ts'
import { type DrawnSites, type SamplingRoute, samplingRoute } from './route.ts'
import { type SamplingErrors, samplingErrors, shareStandardError } from './standard-errors.ts'
import { drawnAtOnce, drawnInTurns } from './turns.ts'
import { unitedMoments, unitedPoints, weightedSummary } from './weighted-ensembles.ts'

/**
 * How strongly randomly drawn sites bind: every figure is that of the sites drawn, with its standard error, or its
 * interval for a quantile.
 * `standardDeviation` is the population's (divided by the number of sites); `resolution` says how far quantiles may
 * be off besides, in eV.
 */
export interface SampledDistribution extends EnergyDistribution, SamplingErrors {
  readonly method: 'sample'
  /** Sites drawn. */
  readonly sites: number
  readonly seed: number
  readonly bins: EnergyDistribution['bins'] & {
    /** Per bin, of its probability: sqrt(p (1 - p) / sites). */
    readonly standardError: readonly number[]
  }
  /** What the sites were drawn from, where it is known exactly; null for a code model with too many fingerprints. */
  readonly exact: { readonly mean: number; readonly standardDeviation: number } | null
}

export interface SamplingOptions extends Pick<DistributionOptions, 'binWidth' | 'quantiles'> {
  /** How many sites to draw, a whole number from 1 to 10^12. */
  readonly sites: number
  /** A whole number from 0 to 2^32 - 1; the same seed gives the same sites. */
  readonly seed: number
  /** Told of sites as they are drawn, some at a time. */
  readonly onSites?: ((sites: number) => void) | undefined
}

export const MAXIMUM_SITES = 1e12

/**
 * Draws sites of a random alloy and sums up how strongly they bind, in this thread.
 *
 * @throws InputError for sites or a seed out of range, and as `energyDistribution` does; for a code model that fails,
 * naming the fingerprint
 * @example sampledDistribution(loadModel('irpdptrhru-oh'), alloy, { sites: 1e6, seed: 1 }).mean // 0.746 eV
 */
export function sampledDistribution(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  options: SamplingOptions,
): SampledDistribution {
  const route = checkedRoute(model, alloy, options)
  const { sites, seed, onSites = () => {} } = options
  const blocks = samplingBlocks(sites, seed)
  const drawn =
    'call' in route
      ? drawnAtOnce(route.call(blocks), onSites)
      : route.drawn(drawBlocks(route.plan, blocks, onSites), sites)
  return result(model, alloy, options, route, drawn)
}

/**
 * The same result, to the last bit, from this thread, which now and then is left free for what else waits, such as a
 * signal.
 *
 * @throws InputError as `sampledDistribution` does
 * @example (await sampledInTurns(codeModel, alloy, { sites: 1e7, seed: 1 })).standardError
 */
export async function sampledInTurns(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  options: SamplingOptions,
): Promise<SampledDistribution> {
  const route = checkedRoute(model, alloy, options)
  const { sites, seed, onSites = () => {} } = options
  const blocks = samplingBlocks(sites, seed)
  const drawn =
    'call' in route
      ? await drawnInTurns(route.call(blocks), onSites)
      : route.drawn(await drawnInTurns(blockByBlock(route.plan, blocks), onSites), sites)
  return result(model, alloy, options, route, drawn)
}

/**
 * The same result, to the last bit, from several threads. Code models with too many fingerprints to list stay in this
 * thread.
 *
 * @param workers how many threads, a whole number from 1
 * @throws InputError as `sampledDistribution` does
 * @example (await sampledInWorkers(loadModel('irpdptrhru-o'), alloy, { sites: 1e9, seed: 1 }, 2)).standardError
 */
export async function sampledInWorkers(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  options: SamplingOptions,
  workers: number,
): Promise<SampledDistribution> {
  if (!(Number.isInteger(workers) && workers >= 1))
    throw new InputError(`the number of workers must be a whole number from 1, got ${workers}`, {
      field: 'workers',
    })
  const route = checkedRoute(model, alloy, options)
  const { sites, seed, onSites = () => {} } = options
  const blocks = samplingBlocks(sites, seed)
  const drawn =
    'call' in route
      ? await drawnInTurns(route.call(blocks), onSites)
      : route.drawn(await drawBlocksInWorkers(route.plan, blocks, workers, onSites), sites)
  return result(model, alloy, options, route, drawn)
}

function checkedRoute(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  { sites, binWidth = 0.01, quantiles = [] }: SamplingOptions,
): SamplingRoute {
  if (!(Number.isInteger(sites) && sites >= 1 && sites <= MAXIMUM_SITES))
    throw new InputError(`the number of sites must be a whole number from 1 to 1e12, got ${sites}`, {
      field: 'sites',
    })
  checkShares(quantiles)
  return samplingRoute(model, alloy, binWidth)
}

function result(
  model: EnergyModel | CodeModel,
  alloy: LayeredComposition,
  { sites, seed, quantiles: shares = DEFAULT_SHARES }: SamplingOptions,
  { terms, exact }: SamplingRoute,
  { ensembles: drawn, grid, resolution }: DrawnSites,
): SampledDistribution {
  const { bins, ...summary } = weightedSummary(drawn, grid, shares)
  return {
    ...modelAndAlloy(model, alloy, terms),
    method: 'sample',
    sites,
    seed,
    ...summary,
    ...samplingErrors(unitedMoments(drawn), unitedPoints(drawn), shares, sites),
    exact: exact === null ? null : { mean: exact.mean, standardDeviation: Math.sqrt(exact.variance) },
    bins: { ...bins, standardError: bins.probability.map(share => shareStandardError(share, sites)) },
    resolution,
  }
}
