import type { Composition } from '../composition/composition.ts'
import { elementsOf, type LayeredComposition } from '../composition/layered.ts'
import type { Objective } from '../descriptor/objective.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { withParameters } from '../energy/parameters.ts'
import { multisets } from '../environment/binomial.ts'
import type { Random } from '../environment/random.ts'
import { evaluator } from '../polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../polynomial/objective-polynomial.ts'
import { drawnAverage, objectiveOf } from './drawn-average.ts'
import { checkHeld, parameterDraws } from './parameter-draws.ts'
import type { Posterior } from './posterior.ts'

/** An objective's values over the sites of several alloys, all with the same draws. */
export interface DrawnValues {
  /** By alloy: Float64Array [draw]. */
  readonly values: readonly Float64Array[]
  /** By alloy, with the parameters as they were fitted. */
  readonly fitted: readonly number[]
  /** How far at most a grid moved any energy, eV; 0 without one. */
  readonly resolution: number
}

/** From so many compositions on, a polynomial per draw is less work than an average per draw and composition. */
const WORTH_POLYNOMIAL = 5

/** Fingerprints that compile in some hundredths of a second. */
const MOST_COMPILED = 500_000

/**
 * Draws parameters from a model's posterior, and averages an objective over the sites of every alloy with each.
 *
 * @param compositions of all layers but those given
 * @param layers compositions of the layers that are fixed, by number
 * @param onDraw told how many draws are done
 * @throws InputError as `siteAverage` does, or when draws of all compositions would not fit into memory
 * @example drawnValues(posterior(model), [parseComposition('Pt')], new Map(), { name: 'mean' }, 1000, seededRandom(1))
 */
export function drawnValues(
  posterior: Posterior,
  compositions: readonly Composition[],
  layers: ReadonlyMap<number, Composition>,
  objective: Objective,
  draws: number,
  random: Random,
  onDraw: (done: number) => void = () => {},
): DrawnValues {
  const { model, layout } = posterior
  checkHeld(compositions.length, 'compositions', draws)
  const { resolution, valuesOf } = isCompiled(posterior, compositions, layers)
    ? { resolution: 0, valuesOf: byPolynomial(compositions, layers) }
    : byAverages(
        posterior,
        compositions.map(bulk => ({ bulk, layers })),
        objective,
      )
  const values = compositions.map(() => new Float64Array(draws))
  let draw = 0
  for (const parameters of parameterDraws(posterior, draws, random)) {
    const drawn = withParameters(model, layout, parameters)
    const own = valuesOf(drawn, objectiveOf(drawn, objective))
    for (const [index, value] of own.entries()) (values[index] as Float64Array)[draw] = value
    onDraw(++draw)
  }
  return { values, fitted: valuesOf(model, objective), resolution }
}

type ValuesOf = (drawn: Posterior['model'], objective: Objective) => number[]

function byAverages({ model }: Posterior, alloys: readonly LayeredComposition[], objective: Objective) {
  const averages = alloys.map(alloy => drawnAverage(model, alloy, objective))
  return {
    resolution: Math.max(0, ...averages.map(({ resolution }) => resolution)),
    valuesOf: ((drawn, own) => averages.map(({ average }) => average(drawn, own).value)) satisfies ValuesOf,
  }
}

const allElements = (compositions: readonly Composition[]): string[] => [
  ...new Set(compositions.flatMap(composition => [...composition.keys()])),
]

function isCompiled(
  { model }: Posterior,
  compositions: readonly Composition[],
  layers: ReadonlyMap<number, Composition>,
): boolean {
  const elements = elementsOf({ bulk: new Map(), layers }).concat(allElements(compositions))
  const count = new Set(elements).size
  const fingerprints = seenGroups(model).reduce(
    (product, { atoms }) => product * Number(multisets(count, atoms)),
    1,
  )
  return compositions.length >= WORTH_POLYNOMIAL && fingerprints <= MOST_COMPILED
}

function byPolynomial(
  compositions: readonly Composition[],
  layers: ReadonlyMap<number, Composition>,
): ValuesOf {
  const elements = allElements(compositions)
  const points = compositions.map(composition =>
    Float64Array.from(elements, element => composition.get(element) ?? 0),
  )
  return (drawn, objective) => points.map(evaluator(objectivePolynomial(drawn, objective, elements, layers)))
}
