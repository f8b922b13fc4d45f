import type { LayeredComposition } from '../composition/layered.ts'
import { type DataCoverage, dataCoverage } from '../distribution/data-coverage.ts'
import type { Quantiles } from '../distribution/distribution.ts'
import { countEnergies } from '../distribution/enumeration-cost.ts'
import { type ExtrapolatedCount, extrapolatedCounts } from '../distribution/extrapolated-counts.ts'
import { binGrid } from '../distribution/histogram.ts'
import { ensembleMoments, totalMoments } from '../distribution/moments.ts'
import { checkShares, DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import { type EnsembleTerm, ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { seededRandom } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import { type CoveredEnsemble, coveredEnsembles, residualOf } from './covered-ensembles.ts'
import { drawSites, listSites } from './ensemble-sites.ts'
import {
  type LeverageList,
  type Leverages,
  leverageList,
  leverageSummary,
  unitedLeverages,
} from './leverages.ts'
import { type ClassShares, classify, emptyBins, type SiteClass, totalShares } from './site-classes.ts'

/** The sites of one ensemble. */
export interface EnsembleCoverage {
  readonly name: string
  readonly probability: number
  /** Rows that the fit had of it; null when the model does not say. */
  readonly rows: number | null
  readonly unseen: boolean
  /** Of all sites: they sum to the ensemble's probability. */
  readonly shares: ClassShares
  readonly leverage: Leverages | null
  /** Root mean square of the standard errors of its sites' energies, eV. */
  readonly energyError: number | null
}

/** How well the rows that a model was fitted to support the sites of an alloy; JSON as it stands. */
export interface SiteCoverage extends DataCoverage {
  /** Rows of the fit. */
  readonly rows: number
  /** Parameters that they determined; null when the model does not say. */
  readonly freedom: number | null
  /** 3 freedom / rows, as in a Williams plot, at most 1; null when the model does not say. */
  readonly warningLeverage: number | null
  /** Whether all fingerprints were listed, or sites drawn. */
  readonly method: 'enumerate' | 'sample'
  readonly fingerprints: string
  /** What was drawn; null when all were listed. Mean leverages and what lies beyond the data are exact even so. */
  readonly sample: {
    readonly sites: number
    readonly seed: number
    /** The largest standard error that a share of the sites may have: sqrt(sum over ensembles of p^2 / (4 sites)). */
    readonly shareError: number
  } | null
  readonly shares: ClassShares
  /** Null when the model has no covariance. */
  readonly leverage: Leverages | null
  /** Standard errors of the sites' energies, of the model's parameters alone, eV; null when it has no covariance. */
  readonly energyError: {
    readonly mean: number
    /** Closed form, exact. */
    readonly rootMeanSquare: number
    readonly quantiles: Quantiles
  } | null
  readonly ensembles: readonly EnsembleCoverage[]
  /** Which atom counts are extrapolated, most probable first. */
  readonly extrapolations: readonly ExtrapolatedCount[]
  /** Probability per bin of energy, eV, by class. */
  readonly bins: { readonly start: number; readonly width: number } & Readonly<
    Record<SiteClass, readonly number[]>
  >
  /** What lies beyond the data, when it is over 5 % of the sites. */
  readonly warnings: readonly string[]
}

export interface CoverageOptions {
  /** Draws so many sites; by default only where there are over 2 million fingerprints. */
  readonly sites?: number | undefined
  /** Of the sites drawn, a whole number from 0 to 2^32 - 1; 1 by default. */
  readonly seed?: number | undefined
  /** eV, 0.02 by default. */
  readonly binWidth?: number | undefined
  /** Shares of the quantiles; 0.05, 0.25, 0.5, 0.75 and 0.95 by default. */
  readonly quantiles?: readonly number[] | undefined
}

/** So many fingerprints are listed and sorted within a second. */
const MOST_LISTED = 2n ** 21n

const DEFAULT_SITES = 250_000

/** More would not fit into memory. */
const MOST_SITES = 10_000_000

/** Sites drawn of each ensemble, however rare. */
const FEWEST_PER_ENSEMBLE = 100

const DEFAULT_BIN_WIDTH = 0.02

const DEFAULT_SEED = 1

/** Whether the coverage of an alloy is found from all its fingerprints unless sites are asked for. */
export const coverageIsListed = (terms: readonly EnsembleTerm[]): boolean =>
  countEnergies(terms) <= MOST_LISTED

/**
 * How well the rows that a model was fitted to support the sites of a random alloy: which share is on unseen ensembles,
 * which has atom counts outside those of the rows, and which has a high leverage. The first two, and mean leverages,
 * are closed forms; the rest comes from all fingerprints, or from sites drawn in each ensemble.
 * Warning leverage 3 p / n: Gramatica, QSAR Comb. Sci. 26 (2007) 694, doi 10.1002/qsar.200610151.
 *
 * @throws InputError when the model does not cover the alloy, or the sites, the seed, a bin width or a share is out of
 * range
 * @example
 * siteCoverage(loadModel('agaucupdpt-no'), unlayered(parseComposition('AgAuCuPdPt'))).unseenProbability // 0.12
 */
export function siteCoverage(
  model: EnergyModel,
  alloy: LayeredComposition,
  {
    sites,
    seed = DEFAULT_SEED,
    binWidth = DEFAULT_BIN_WIDTH,
    quantiles: shares = DEFAULT_SHARES,
  }: CoverageOptions = {},
): SiteCoverage {
  checkShares(shares)
  const terms = ensembleTerms(model, alloy)
  const drawn = sites ?? (coverageIsListed(terms) ? null : DEFAULT_SITES)
  checkSites(drawn)
  const { residual, training } = model
  const sd = residualOf(model)
  const warning = training === undefined ? null : Math.min(1, (3 * training.freedom) / residual.n)
  const { minimum, maximum } = totalMoments(terms, terms.map(ensembleMoments))
  const grid = binGrid(binWidth, minimum, maximum)
  const bins = emptyBins(grid)
  const random = seededRandom(seed)
  const parts = coveredEnsembles(model, alloy, terms).map((own): EnsemblePart => {
    const zones = own.zones()
    const found =
      drawn === null ? listSites(own.empty, zones) : drawSites(own.empty, zones, sitesOf(own, drawn), random)
    return {
      own,
      sites: found.energies.length,
      shares: classify(own, found, sd === null ? null : warning, grid, bins),
      leverages: sd === null ? null : leverageList(found),
    }
  })
  const leverage = sd === null ? null : allLeverages(parts, warning, shares)
  const { warnings, ...beyond } = dataCoverage(model, alloy, terms)
  return {
    rows: residual.n,
    freedom: training?.freedom ?? null,
    warningLeverage: warning,
    method: drawn === null ? 'enumerate' : 'sample',
    fingerprints: countEnergies(terms).toString(),
    sample: drawn === null ? null : sampleOf(parts, seed),
    shares: totalShares(parts.map(part => part.shares)),
    ...beyond,
    leverage: leverage?.summary ?? null,
    energyError: sd === null || leverage === null ? null : energyErrors(leverage, sd),
    ensembles: parts.map(part => ensembleCoverage(part, sd, warning, shares)),
    extrapolations: extrapolatedCounts(model, alloy, terms),
    bins: { start: grid.start, width: grid.width, ...bins },
    warnings,
  }
}

/** An ensemble after its sites were listed or drawn. */
interface EnsemblePart {
  readonly own: CoveredEnsemble
  /** How many. */
  readonly sites: number
  readonly shares: ClassShares
  /** Null when the model has no covariance. */
  readonly leverages: LeverageList | null
}

function checkSites(sites: number | null): void {
  if (sites !== null && !(Number.isInteger(sites) && sites >= 1 && sites <= MOST_SITES))
    throw new InputError(
      `the number of sites must be a whole number from 1 to ${MOST_SITES.toLocaleString('en')}, got ${sites}`,
      { field: 'sites' },
    )
}

const sitesOf = ({ term: { probability } }: CoveredEnsemble, sites: number): number =>
  Math.max(FEWEST_PER_ENSEMBLE, Math.round(sites * probability))

function sampleOf(parts: readonly EnsemblePart[], seed: number): SiteCoverage['sample'] {
  const variance = parts.reduce((sum, { own, sites }) => sum + own.term.probability ** 2 / (4 * sites), 0)
  return {
    sites: parts.reduce((sum, { sites }) => sum + sites, 0),
    seed,
    shareError: Math.sqrt(variance),
  }
}

function ensembleCoverage(
  { own: { term, rows, meanLeverage }, shares, leverages }: EnsemblePart,
  sd: number | null,
  warning: number | null,
  quantiles: readonly number[],
): EnsembleCoverage {
  const { name, probability, unseen } = term
  const isKnown = sd !== null && meanLeverage !== null && leverages !== null
  return {
    name,
    probability,
    rows,
    unseen,
    shares,
    leverage: isKnown ? leverageSummary(leverages, meanLeverage, warning, quantiles) : null,
    energyError: isKnown ? sd * Math.sqrt(meanLeverage) : null,
  }
}

function allLeverages(
  parts: readonly EnsemblePart[],
  warning: number | null,
  shares: readonly number[],
): { readonly list: LeverageList; readonly summary: Leverages } {
  const list = unitedLeverages(
    parts.map(({ leverages }) => leverages as LeverageList),
    parts.map(({ own }) => own.term.probability),
  )
  const mean = parts.reduce((sum, { own }) => sum + own.term.probability * (own.meanLeverage as number), 0)
  return { list, summary: leverageSummary(list, mean, warning, shares) }
}

function energyErrors(
  { list, summary }: ReturnType<typeof allLeverages>,
  sd: number,
): SiteCoverage['energyError'] {
  let mean = 0
  for (let site = 0; site < list.energies.length; site++)
    mean += list.probabilities[site] * Math.sqrt(list.energies[site])
  return {
    mean: sd * mean,
    rootMeanSquare: sd * Math.sqrt(summary.mean),
    quantiles: Object.fromEntries(
      Object.entries(summary.quantiles).map(([share, leverage]) => [share, sd * Math.sqrt(leverage)]),
    ),
  }
}
