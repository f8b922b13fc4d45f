import type { CompositionBounds } from '../composition/bounds.ts'
import type { Composition } from '../composition/composition.ts'
import type { Objective } from '../descriptor/objective.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnergyModel } from '../energy/model.ts'
import { withParameters } from '../energy/parameters.ts'
import { multisets } from '../environment/binomial.ts'
import { seededRandom } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import { type Differentiated, differentiated } from '../polynomial/differentiated.ts'
import { objectivePolynomial } from '../polynomial/objective-polynomial.ts'
import { climb, type StationaryPoint } from '../search/ascent.ts'
import { boundedRegion, type CompositionRegion } from '../search/composition-region.ts'
import { climbOff } from '../search/local-maxima.ts'
import { regionVertices } from '../search/region-vertices.ts'
import { randomComposition } from '../search/starting-compositions.ts'
import { credibleInterval, type DrawnNumber, drawnNumber, type Interval } from './credible-interval.ts'
import { objectiveOf } from './drawn-average.ts'
import { checkHeld, type DrawOptions, parameterDraws } from './parameter-draws.ts'
import type { Posterior } from './posterior.ts'

/** What draws from the posterior say of an optimum; JSON as it stands. */
export interface CredibleOptimum extends DrawOptions {
  /** The value at the optimum of the fitted model. */
  readonly atOptimum: DrawnNumber
  /** The value at each draw's own optimum. */
  readonly value: DrawnNumber
  /** Mole fractions of each draw's own optimum, each on its own. */
  readonly composition: Readonly<Record<string, Interval>>
  /** How much the optimum of the fitted model loses to each draw's own. */
  readonly regret: DrawnNumber
  /** The same as a share of the draw's own; null when that is not always positive. */
  readonly relativeRegret: DrawnNumber | null
  /** By local maximum of the fitted model: share of the draws whose best is reached from it. */
  readonly leads: readonly number[]
}

/** Climbs of each draw start from so many local maxima of the fitted model, corners and random compositions. */
const MOST_MAXIMA = 6
const CORNERS = 3
const RANDOM_STARTS = 3

const MOST_VERTICES = 120

/** Fingerprints that are summed over for all draws together: more would take a quarter of an hour. */
const MOST_SUMMED = 1e11

/** Values that differ by less than this share are the same maximum's. */
const SAME_VALUE = 1e-9

/**
 * Finds the optimum anew for each draw of the parameters: climbs start from the local maxima of the fitted model, from
 * the best corners and from a few random compositions, the same for all draws.
 *
 * @param maxima compositions of the fitted model's local maxima, best first: Float64Array [element] each
 * @param onDraw told how many draws are done
 * @throws InputError as `objectivePolynomial` does
 * @example credibleOptimum(posterior(model), objective, bounds, new Map(), [x], { draws: 200, seed: 1, level: 0.9 }).regret
 */
export function credibleOptimum(
  posterior: Posterior,
  objective: Objective,
  bounds: CompositionBounds,
  layers: ReadonlyMap<number, Composition>,
  maxima: readonly Float64Array[],
  { draws, seed, level }: DrawOptions,
  onDraw: (done: number) => void = () => {},
): CredibleOptimum {
  const { model, layout } = posterior
  const { elements } = bounds
  checkHeld(elements.length, 'mole fractions', draws)
  checkWork(model, elements.length, draws)
  const region = boundedRegion(bounds)
  const random = seededRandom(seed)
  const vertices = regionVertices(region, MOST_VERTICES)
  const others = Array.from({ length: RANDOM_STARTS }, () => randomComposition(region, random))
  const warm = maxima.slice(0, MOST_MAXIMA)
  const [optimum] = warm as [Float64Array]
  const [atOptimum, value] = [new Float64Array(draws), new Float64Array(draws)]
  const fractions = elements.map(() => new Float64Array(draws))
  const leads = maxima.map(() => 0)
  let draw = 0
  for (const parameters of parameterDraws(posterior, draws, random)) {
    const drawn = withParameters(model, layout, parameters)
    const compiled = differentiated(
      objectivePolynomial(drawn, objectiveOf(drawn, objective), elements, layers),
    )
    const climbs = warm.map(start => climb(compiled, region, start))
    const found = best([
      ...climbs,
      ...[...bestOf(vertices, compiled), ...others].map(start => climb(compiled, region, start)),
    ])
    const top = settled(compiled, region, found)
    atOptimum[draw] = compiled.value(optimum)
    // Never below, but for the rounding of two ways to sum.
    value[draw] = Math.max(top.value, atOptimum[draw])
    for (const [element, own] of fractions.entries()) own[draw] = top.x[element]
    const leader = climbs.findIndex(point => point.value >= top.value - SAME_VALUE * Math.abs(top.value))
    if (leader >= 0) leads[leader] = (leads[leader] as number) + 1
    onDraw(++draw)
  }
  const regret = value.map((own, index) => own - atOptimum[index])
  return {
    draws,
    seed,
    level,
    atOptimum: drawnNumber(atOptimum, level),
    value: drawnNumber(value, level),
    composition: Object.fromEntries(
      elements.map((element, index) => [element, credibleInterval(fractions[index] as Float64Array, level)]),
    ),
    regret: drawnNumber(regret, level),
    relativeRegret: value.every(own => own > 0)
      ? drawnNumber(
          regret.map((loss, index) => loss / value[index]),
          level,
        )
      : null,
    leads: leads.map(count => count / draws),
  }
}

function checkWork(model: EnergyModel, elements: number, draws: number): void {
  const fingerprints = seenGroups(model).reduce(
    (product, { atoms }) => product * Number(multisets(elements, atoms)),
    1,
  )
  if (fingerprints * draws > MOST_SUMMED)
    throw new InputError(
      `the optimum of each draw sums over ${fingerprints.toLocaleString('en')} fingerprints of ${model.id} in ${elements} elements; ` +
        `at most ${Math.floor(MOST_SUMMED / fingerprints).toLocaleString('en')} draws are allowed, got ${draws.toLocaleString('en')}`,
      { field: 'draws' },
    )
}

const best = (points: readonly StationaryPoint[]): StationaryPoint =>
  points.reduce((top, point) => (point.value > top.value ? point : top))

const bestOf = (compositions: readonly Float64Array[], { value }: Differentiated): Float64Array[] =>
  compositions
    .map(x => ({ x, value: value(x) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, CORNERS)
    .map(({ x }) => x)

/** Off a saddle point or a flat minimum, if it is one. */
const settled = (
  compiled: Differentiated,
  region: CompositionRegion,
  point: StationaryPoint,
): StationaryPoint => best([point, climbOff(compiled, region, point) ?? point])
