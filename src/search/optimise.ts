import type { CompositionBounds } from '../composition/bounds.ts'
import type { Composition } from '../composition/composition.ts'
import type { Objective } from '../descriptor/objective.ts'
import { type DataCoverage, shareBeyondData } from '../distribution/data-coverage.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { type Differentiated, differentiated } from '../polynomial/differentiated.ts'
import { objectivePolynomial } from '../polynomial/objective-polynomial.ts'
import { boundedRegion } from './composition-region.ts'
import { localMaxima } from './local-maxima.ts'
import { paretoFront } from './pareto.ts'
import { type Sensitivity, sensitivities } from './sensitivity.ts'

/** A composition that was found, with its objective. */
export interface FoundComposition extends DataCoverage {
  /** Mole fractions of all elements searched, 0 where absent. */
  readonly composition: Readonly<Record<string, number>>
  /** The objective, as its definition says. */
  readonly value: number
  /** See `optimality`: what moving a mole fraction from one element to another would gain at most, to first order. */
  readonly kktResidual: number
}

/** A local maximum of the objective. */
export interface Optimum extends FoundComposition {
  /** The bounds that it lies on, `Ru=0` or `Ir=0.35`; an upper bound of 1 is none. */
  readonly active: readonly string[]
  /** Whether compositions far from it have the same value, joined to it by more such. */
  readonly level: boolean
  /** Per element; null for a pure one. */
  readonly sensitivity: Readonly<Record<string, Sensitivity | null>>
}

/** A composition of the Pareto front. */
export interface FrontComposition extends FoundComposition {
  /** What the front is against. */
  readonly cost: number
}

export interface OptimisationOptions {
  /** Compositions of layers that are fixed, by number; the others share the one that is sought. */
  readonly layers?: ReadonlyMap<number, Composition> | undefined
  /** Of the random starts, 1 by default. */
  readonly seed?: number | undefined
  /** Cost per mole fraction, Float64Array [element]; gives the Pareto front against it. */
  readonly cost?: Float64Array | undefined
  /** Told how many starts, of how many, have been climbed from. */
  readonly onStart?: ((done: number, total: number) => void) | undefined
}

/** What an optimisation found, best and cheapest first. */
export interface Optimisation {
  readonly starts: number
  readonly seed: number
  readonly maxima: readonly Optimum[]
  /** Empty without a cost. */
  readonly front: readonly FrontComposition[]
}

const DEFAULT_SEED = 1

/** Multiplications that the values of the grid of starts may take, some 0.1 s. */
const GRID_WORK = 1e8

/**
 * All local maxima of an objective over the compositions within bounds, and its Pareto front against a cost.
 *
 * @throws InputError when the model lacks an element, a layer has no part in it, or the seed is no whole number
 * @example
 * const bounds = compositionBounds(model.elements.map(element => [element, 0, 0.35]))
 * optimiseComposition(model, { name: 'sabatier', optimum: 1.1, temperature: 300 }, bounds).maxima[0]
 */
export function optimiseComposition(
  model: EnergyModel,
  objective: Objective,
  bounds: CompositionBounds,
  { layers = new Map(), seed = DEFAULT_SEED, cost, onStart }: OptimisationOptions = {},
): Optimisation {
  const { elements } = bounds
  const polynomial = objectivePolynomial(model, objective, elements, layers)
  const compiled = differentiated(polynomial)
  const region = boundedRegion(bounds)
  const found = localMaxima(compiled, region, {
    seed,
    gridWork: GRID_WORK / polynomial.coefficients.length,
    onStart,
  })
  const front = cost === undefined ? [] : paretoFront(compiled, region, cost, found)
  const foundAt = ({ x, value, residual }: (typeof found.maxima)[number] | (typeof front)[number]) => ({
    composition: named(elements, x),
    value,
    kktResidual: residual,
    ...coverageAt(model, elements, x, layers),
  })
  return {
    starts: found.starts,
    seed,
    maxima: found.maxima.map(maximum => ({
      ...foundAt(maximum),
      active: activeBounds(bounds, maximum.x),
      level: maximum.level,
      sensitivity: sensitivityAt(compiled, elements, maximum.x),
    })),
    front: front.map(point => ({ ...foundAt(point), cost: point.cost })),
  }
}

const named = (elements: readonly string[], x: Float64Array): Record<string, number> =>
  Object.fromEntries(elements.map((element, i) => [element, x[i] as number]))

const sensitivityAt = (compiled: Differentiated, elements: readonly string[], x: Float64Array) => {
  const all = sensitivities(compiled, x)
  return Object.fromEntries(elements.map((element, i) => [element, all[i] as Sensitivity | null]))
}

const activeBounds = ({ elements, lower, upper }: CompositionBounds, x: Float64Array): string[] =>
  elements.flatMap((element, i) =>
    x[i] === lower[i] || (x[i] === upper[i] && upper[i] < 1) ? [`${element}=${x[i]}`] : [],
  )

function coverageAt(
  model: EnergyModel,
  elements: readonly string[],
  x: Float64Array,
  layers: ReadonlyMap<number, Composition>,
): DataCoverage {
  const bulk = new Map(elements.map((element, i) => [element, x[i] as number] as const))
  for (const [element, fraction] of bulk) if (fraction === 0) bulk.delete(element)
  return shareBeyondData(model, { bulk, layers }, ensembleTerms(model, { bulk, layers }))
}
