import type { Objective } from '../descriptor/objective.ts'
import type { AlloyEnergies } from '../distribution/alloy-energies.ts'
import type { Quantiles } from '../distribution/distribution.ts'
import { type BinGrid, binGrid, binProbabilities } from '../distribution/histogram.ts'
import type { Moments } from '../distribution/moments.ts'
import { quantile } from '../distribution/quantile.ts'
import { type EnergyWindow, windowProbability } from '../distribution/window.ts'
import type { EnsembleSum } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { energyExtremes } from '../polynomial/energy-extremes.ts'
import { evaluator, type HomogeneousPolynomial } from '../polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../polynomial/objective-polynomial.ts'
import type { AlloyMoments } from './comparison-moments.ts'

/** A histogram on the bins that all compositions of a comparison share. */
export interface SharedHistogram {
  readonly start: number
  readonly width: number
  readonly probability: readonly number[]
}

export type DescriptorValue = number | null | Quantiles | SharedHistogram

/** What a model's descriptors are computed from; parts are made when they are first asked for. */
export interface ComparedAlloy {
  readonly moments: () => AlloyMoments
  readonly energies: () => AlloyEnergies
  readonly sums: () => readonly EnsembleSum[]
  /** Mole fractions of the comparison's elements. */
  readonly x: Float64Array
}

/** What all compositions of a comparison have in common under one model. */
export interface ModelSettings {
  readonly model: EnergyModel
  readonly objective: Objective | null
  readonly window: EnergyWindow | null
  readonly quantiles: readonly number[]
  /** eV */
  readonly binWidth: number
  /** The model's elements that compositions may have: the variables of polynomials. */
  readonly elements: readonly string[]
  /** Whether there are so many compositions that a polynomial in place of sums over the sites pays. */
  readonly many: boolean
}

/** A descriptor of a composition under a model. */
export interface ModelDescriptor {
  readonly title: string
  /** `1` for a number without unit; that of an objective is its own. */
  readonly unit: string
  readonly source: string
  /** Prepares what the compositions have in common. */
  readonly build: (settings: ModelSettings) => (alloy: ComparedAlloy) => DescriptorValue
  /** The value as a polynomial in the mole fractions, whose slopes give error bars; null when it is not asked for. */
  readonly polynomial?: (settings: ModelSettings) => (() => HomogeneousPolynomial) | null
}

const CLOSED_FORM = 'closed form over ensembles and zones, exact'
const POLYNOMIAL = 'sum over all fingerprints, exact'

const fromMoments =
  (name: keyof AlloyMoments): ModelDescriptor['build'] =>
  () =>
  alloy =>
    alloy.moments()[name]

const windowPolynomial = ({ model, elements }: ModelSettings, { low, high }: EnergyWindow) =>
  objectivePolynomial(model, { name: 'window', from: low, to: high }, elements)

const DESCRIPTORS = {
  mean: {
    title: 'mean energy',
    unit: 'eV',
    source: CLOSED_FORM,
    build: fromMoments('mean'),
    polynomial:
      ({ model, elements }) =>
      () =>
        objectivePolynomial(model, { name: 'mean' }, elements),
  },
  standardDeviation: {
    title: 'standard deviation of the energies',
    unit: 'eV',
    source: CLOSED_FORM,
    build: fromMoments('standardDeviation'),
  },
  skewness: {
    title: 'third standardised moment of the energies',
    unit: '1',
    source: CLOSED_FORM,
    build: fromMoments('skewness'),
  },
  excessKurtosis: {
    title: "fourth standardised moment of the energies less 3, a Gaussian's",
    unit: '1',
    source: CLOSED_FORM,
    build: fromMoments('excessKurtosis'),
  },
  minimum: { title: 'lowest energy', unit: 'eV', source: CLOSED_FORM, build: fromMoments('minimum') },
  maximum: { title: 'highest energy', unit: 'eV', source: CLOSED_FORM, build: fromMoments('maximum') },
  quantiles: {
    title: 'energies by the share of the sites that binds no weaker',
    unit: 'eV',
    source: 'weighted inverse of the cumulative distribution, within the resolution',
    build:
      ({ quantiles }) =>
      alloy => {
        const { sums, total } = alloy.energies()
        return Object.fromEntries(
          quantiles.map(share => [share, quantile(sums, share, total.minimum, total.maximum)]),
        )
      },
  },
  histogram: {
    title: 'probability of each bin of energies, the same bins for all compositions',
    unit: '1',
    source: 'differences of the cumulative distribution, within the resolution',
    build: settings => {
      const grid = sharedBins(settings)
      return alloy => sharedHistogram(alloy.energies(), grid)
    },
  },
  resolution: {
    title: 'how far at most a grid moved any probability',
    unit: 'eV',
    source: '0 when all fingerprints were enumerated, else the steps of the convolution',
    build: () => alloy => alloy.energies().resolution,
  },
  windowProbability: {
    title: 'probability of the window of energies',
    unit: '1',
    source: POLYNOMIAL,
    build: settings => {
      const { window, many } = settings
      if (window === null) return () => null
      if (!many) return alloy => windowProbability(alloy.sums(), window)
      const value = evaluator(windowPolynomial(settings, window))
      return ({ x }) => Math.min(1, value(x))
    },
    polynomial: settings => {
      const { window } = settings
      return window === null ? null : () => windowPolynomial(settings, window)
    },
  },
  objective: {
    title: 'the objective, averaged over the sites',
    unit: '1',
    source: POLYNOMIAL,
    build: ({ model, objective, elements }) => {
      if (objective === null) return () => null
      const value = evaluator(objectivePolynomial(model, objective, elements))
      return ({ x }) => value(x)
    },
    polynomial: ({ model, objective, elements }) =>
      objective === null ? null : () => objectivePolynomial(model, objective, elements),
  },
  unseenProbability: {
    title: 'probability of the ensembles that the model has no data for',
    unit: '1',
    source: CLOSED_FORM,
    build: fromMoments('unseenProbability'),
  },
  extrapolatedProbability: {
    title: 'probability of atom counts outside those of the rows of the model, on other ensembles',
    unit: '1',
    source: CLOSED_FORM,
    build: fromMoments('extrapolatedProbability'),
  },
} satisfies Record<string, ModelDescriptor>

/** `mean`, `quantiles` and so on. */
export type ModelDescriptorName = keyof typeof DESCRIPTORS

/** Every descriptor of a composition under a model, by its name. */
export const MODEL_DESCRIPTORS: Readonly<Record<ModelDescriptorName, ModelDescriptor>> = DESCRIPTORS

/** More bins than this are too many columns for a table. */
const MAXIMUM_BINS = 1000

/**
 * The bins that hold every energy that a model can give, whatever the composition.
 *
 * @throws InputError for a width that is not positive, or makes over 1,000 bins
 */
export function sharedBins({ model, binWidth }: Pick<ModelSettings, 'model' | 'binWidth'>): BinGrid {
  const { minimum, maximum } = energyExtremes(model, model.elements)
  const grid = binGrid(binWidth, minimum, maximum)
  if (grid.length > MAXIMUM_BINS)
    throw new InputError(
      `a histogram of ${model.id} with bins of ${binWidth} eV would have ${grid.length.toLocaleString('en')} columns; ` +
        `at most ${MAXIMUM_BINS.toLocaleString('en')} are allowed`,
      { field: 'binWidth' },
    )
  return grid
}

function sharedHistogram({ sums, moments }: AlloyEnergies, grid: BinGrid): SharedHistogram {
  const probability = new Array<number>(grid.length).fill(0)
  for (const [index, sum] of sums.entries()) {
    const { minimum, maximum } = moments[index] as Moments
    const own = binProbabilities(sum, grid, minimum, maximum)
    for (let bin = 0; bin < grid.length; bin++)
      probability[bin] = (probability[bin] as number) + (own[bin] as number)
  }
  return { start: grid.start, width: grid.width, probability }
}
