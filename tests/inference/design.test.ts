import { determinant, inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { fitModel } from '../../src/energy/fit.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import type { TrainingRow } from '../../src/energy/training-rows.ts'
import { type Random, seededRandom } from '../../src/environment/random.ts'
import { type Candidates, candidateRow } from '../../src/inference/candidates.ts'
import { candidatesInRows } from '../../src/inference/candidates-listed.ts'
import { candidatesOnSlabs } from '../../src/inference/candidates-on-slabs.ts'
import { type CriterionName, criteriaFor, targetAlloys } from '../../src/inference/criterion.ts'
import { type DesignCosts, designRows } from '../../src/inference/design.ts'
import { randomRows } from '../../src/inference/design-at-random.ts'
import {
  type Knowledge,
  knowledge,
  type Lesson,
  learn,
  lessonOf,
  quadraticForm,
} from '../../src/inference/design-knowledge.ts'
import { fingerprintKey, markRepeats } from '../../src/inference/design-repeats.ts'
import { candidateScores, gainOf, updateScores } from '../../src/inference/design-scores.ts'
import { watchedWeights } from '../../src/inference/design-variance.ts'
import { type Posterior, posterior } from '../../src/inference/posterior.ts'
import { energyVariance, type SparseRow } from '../../src/inference/standard-error.ts'
import { InputError } from '../../src/input/input-error.ts'
import { findSite } from '../../src/site/registry.ts'

const oh = posterior(loadModel('irpdptrhru-oh'))
const o = posterior(loadModel('irpdptrhru-o'))
const no = posterior(loadModel('agaucupdpt-no'))

const equimolar = ({ model }: Posterior) =>
  targetAlloys([{ alloy: unlayered(parseComposition(model.elements.join(''))), weight: 1 }])

const criteria = (own: Posterior, name: CriterionName = 'distribution') =>
  criteriaFor(
    own,
    equimolar(own),
    name,
    name === 'activity' ? { name: 'sabatier', optimum: 0.4, temperature: 600 } : undefined,
  )

const slabs = (own: Posterior, count: number, seed = 1) =>
  candidatesOnSlabs(own.model, equimolar(own), {
    size: own.layout.zones.length > 1 && own.model.site === 'fcc111-top' ? [3, 3, 4] : [4, 4, 4],
    count,
    seed,
  })

/** Each site costs the same, slabs nothing. */
const FREE_SLABS: DesignCosts = { slab: 0, site: 1 }

const rowsOf = (own: Posterior, candidates: Candidates, chosen: readonly number[]): SparseRow[] =>
  chosen.map(candidate => candidateRow(candidates, own.layout, candidate))

function denseRows(own: Posterior, rows: readonly SparseRow[]): Matrix {
  const dense = Matrix.zeros(rows.length, own.mean.length)
  for (const [i, { parameters, weights }] of rows.entries())
    for (const [k, parameter] of parameters.entries()) dense.set(i, parameter, weights[k] as number)
  return dense
}

const matrixOf = (flat: Float64Array): Matrix => {
  const size = Math.sqrt(flat.length)
  return new Matrix(Array.from({ length: size }, (_, i) => [...flat.subarray(i * size, (i + 1) * size)]))
}

/** s^2 I + X C X^T, the covariance of the energies of some rows. */
function energyCovariance(own: Posterior, rows: readonly SparseRow[]): Matrix {
  const x = denseRows(own, rows)
  const spread = x.mmul(matrixOf(own.covariance)).mmul(x.transpose())
  return Matrix.add(spread, Matrix.eye(rows.length, rows.length, own.residual ** 2))
}

/** Log det of the information that some rows add, all at once. */
const informationOf = (own: Posterior, rows: readonly SparseRow[]): number =>
  Math.log(determinant(energyCovariance(own, rows))) - 2 * rows.length * Math.log(own.residual)

/** The covariance once some rows are known, all at once: C - C X^T (s^2 I + X C X^T)^-1 X C. */
function covarianceWith(own: Posterior, rows: readonly SparseRow[]): Matrix {
  const [c, x] = [matrixOf(own.covariance), denseRows(own, rows)]
  const gain = c.mmul(x.transpose()).mmul(inverse(energyCovariance(own, rows)))
  return Matrix.sub(c, gain.mmul(x).mmul(c))
}

const trace = (weights: Float64Array, covariance: Matrix): number =>
  weights.reduce(
    (sum, weight, entry) =>
      sum + weight * covariance.get(Math.floor(entry / covariance.rows), entry % covariance.rows),
    0,
  )

const closeTo = (value: number, expected: number, tolerance = 1e-9) =>
  expect(Math.abs(value / expected - 1), `${value} beside ${expected}`).toBeLessThan(tolerance)

/** What a row would gain, from the covariance as it stands. */
const rowGain = (
  known: Knowledge,
  weights: Float64Array | null,
  { direction, denominator }: Lesson,
): number =>
  weights === null
    ? Math.log(denominator / known.residualVariance)
    : quadraticForm(weights, direction) / denominator

describe.each([
  ['*OH', oh],
  ['*O', o],
  ['*NO, with ensembles without data', no],
])('what rows teach: %s', (_, own) => {
  const candidates = slabs(own, 90)
  const chosen = [0, 7, 7, 31, 50]
  const rows = rowsOf(own, candidates, chosen)

  it('one by one equals all at once: covariance, its traces, log det', () => {
    const both = criteria(own, 'activity')
    const known = knowledge(own, watchedWeights(both))
    for (const row of rows) learn(known, lessonOf(known, row))
    const whole = covarianceWith(own, rows)
    const largest = Math.max(...own.covariance)
    for (const [entry, value] of known.covariance.entries())
      expect(
        Math.abs(value - whole.get(Math.floor(entry / whole.rows), entry % whole.rows)) / largest,
      ).toBeLessThan(1e-11)
    closeTo(known.traces[0], trace(both.energyWeights, whole))
    closeTo(known.traces[1], trace(both.criterion.weights as Float64Array, whole))
    closeTo(known.information, informationOf(own, rows))
  })

  it.each(['d-optimal', 'distribution', 'activity'] as const)(
    'reaches the scores of all candidates, by %s',
    name => {
      const both = criteria(own, name)
      const known = knowledge(own, watchedWeights(both))
      const scores = candidateScores(own, candidates, known, both.criterion)
      for (const row of rows) {
        const lesson = lessonOf(known, row)
        updateScores(scores, known, lesson)
        learn(known, lesson)
      }
      const updated = { ...own, covariance: known.covariance }
      for (let candidate = 0; candidate < candidates.count; candidate++) {
        const row = candidateRow(candidates, own.layout, candidate)
        closeTo(scores.variances[candidate], energyVariance(updated, row), 1e-8)
        closeTo(gainOf(scores, candidate), rowGain(known, both.criterion.weights, lessonOf(known, row)), 1e-7)
      }
    },
  )

  it('is by how much the criterion falls', () => {
    const fallsBy = (name: CriterionName) => {
      const { rows: designed } = designRows(own, candidates, criteria(own, name), {
        add: 6,
        costs: FREE_SLABS,
      })
      return {
        gains: designed.reduce((sum, { gain }) => sum + gain, 0),
        rows: rowsOf(
          own,
          candidates,
          designed.map(({ candidate }) => candidate),
        ),
      }
    }
    const determined = fallsBy('d-optimal')
    closeTo(determined.gains, informationOf(own, determined.rows))
    const averaged = fallsBy('distribution')
    const { energyWeights } = criteria(own)
    const before = trace(energyWeights, matrixOf(own.covariance))
    closeTo(averaged.gains, before - trace(energyWeights, covarianceWith(own, averaged.rows)), 1e-7)
  })
})

/** Environments of a made-up Pd-Pt model on the top site, with energies that scatter. */
function madeUpRows(count: number, random: Random): TrainingRow[] {
  return Array.from({ length: count }, () => {
    const [surface, subsurface] = [Math.floor(7 * random()), Math.floor(4 * random())]
    const ensemble = random() < 0.5 ? 'Pd' : 'Pt'
    return {
      ...{ split: 'train' as const, ensemble, slab: null },
      counts: [surface, 6 - surface, subsurface, 3 - subsurface],
      energy: (ensemble === 'Pd' ? 0.3 : 0.1) + 0.05 * surface - 0.03 * subsurface + 0.1 * (random() - 0.5),
    }
  })
}

const madeUpData = (rows: readonly TrainingRow[]) => ({
  file: 'made up',
  elements: ['Pd', 'Pt'],
  zones: [
    { name: 'surface', atoms: 6 },
    { name: 'subsurface', atoms: 3 },
  ],
  rows,
})

const madeUpFit = (rows: readonly TrainingRow[]): EnergyModel =>
  fitModel(madeUpData(rows), findSite('fcc111-top'), {
    ...{ id: 'made-up', title: 'made up', adsorbate: 'X', source: { citation: 'made up' } },
    energy: { quantity: 'E', unit: 'eV', reaction: '* + X -> *X', zero: 'X and the clean slab' },
  }).model

describe('rows that are computed after a design', () => {
  it('lessen the variances of a new fit as it said, apart from the residual', () => {
    const rows = madeUpRows(60, seededRandom(3))
    const [first, later] = [rows.slice(0, 20), rows.slice(20, 26)]
    const [before, after] = [posterior(madeUpFit(first)), posterior(madeUpFit([...first, ...later]))]
    const known = knowledge(before, [])
    const added = candidatesInRows(madeUpData(later), before.model)
    for (const row of rowsOf(before, added, [0, 1, 2, 3, 4, 5])) learn(known, lessonOf(known, row))
    const others = candidatesInRows(madeUpData(rows.slice(26)), before.model)
    for (let candidate = 0; candidate < others.count; candidate++) {
      const row = candidateRow(others, before.layout, candidate)
      const promised = energyVariance({ ...before, covariance: known.covariance }, row) / before.residual ** 2
      closeTo(promised, energyVariance(after, row) / after.residual ** 2, 1e-8)
    }
  })
})

/** The best value over all sets of so many candidates. */
function exhaustive(count: number, size: number, value: (chosen: number[]) => number): number {
  let best = Number.NEGATIVE_INFINITY
  const visit = (chosen: number[], from: number) => {
    if (chosen.length === size) best = Math.max(best, value(chosen))
    else for (let next = from; next < count; next++) visit([...chosen, next], next + 1)
  }
  visit([], 0)
  return best
}

const chosenBy = (
  own: Posterior,
  candidates: Candidates,
  name: CriterionName,
  add: number,
  costs = FREE_SLABS,
  repeats = false,
) =>
  designRows(own, candidates, criteria(own, name), { add, costs, repeats }).rows.map(
    ({ candidate }) => candidate,
  )

describe('a greedy choice', () => {
  it.each([
    [2, 1],
    [3, 2],
    [3, 3],
    [4, 4],
  ])('of %i rows gains at least 1 - 1/e of the best log det, seed %i', (add, seed) => {
    const candidates = slabs(no, 16, seed)
    const greedy = informationOf(no, rowsOf(no, candidates, chosenBy(no, candidates, 'd-optimal', add)))
    const best = exhaustive(candidates.count, add, chosen =>
      informationOf(no, rowsOf(no, candidates, chosen)),
    )
    expect(greedy).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best)
    expect(greedy).toBeLessThanOrEqual(best + 1e-12)
  })

  it.each(['d-optimal', 'distribution', 'activity'] as const)(
    'of one row is the best of all, and of each next one too, by %s',
    name => {
      const candidates = slabs(o, 64)
      const both = criteria(o, name)
      const known = knowledge(o, [])
      const keys = new Set<string>()
      for (const candidate of chosenBy(o, candidates, name, 5)) {
        const gains = Array.from({ length: candidates.count }, (_, other) =>
          keys.has(fingerprintKey(candidates, other))
            ? -1
            : rowGain(
                known,
                both.criterion.weights,
                lessonOf(known, candidateRow(candidates, o.layout, other)),
              ),
        )
        closeTo(gains[candidate] as number, Math.max(...gains))
        keys.add(fingerprintKey(candidates, candidate))
        learn(known, lessonOf(known, candidateRow(candidates, o.layout, candidate)))
      }
    },
  )

  it('goes to all ensembles of *NO without data within the first few rows', () => {
    const candidates = slabs(no, 4000)
    for (const name of ['d-optimal', 'distribution'] as const) {
      const ensembles = chosenBy(no, candidates, name, 8).map(
        candidate => no.layout.ensembles[candidates.ensembles[candidate]],
      )
      for (const ensemble of no.model.unseenEnsembles) expect(ensembles).toContain(ensemble)
      expect(no.model.unseenEnsembles).toContain(ensembles[0])
    }
  })
})

describe('costs', () => {
  const candidates = slabs(oh, 4500)
  const designOf = (costs: DesignCosts, name: CriterionName = 'distribution') =>
    designRows(oh, candidates, criteria(oh, name), { add: 18, costs, repeats: true })
  const slabsOf = (costs: DesignCosts) =>
    new Set(designOf(costs).rows.map(({ candidate }) => candidates.slabs[candidate])).size

  it('bring more sites to a slab the more the slab costs', () => {
    const [free, cheap, dear] = [0, 0.02, 100].map(slab => slabsOf({ slab, site: 1 })) as [
      number,
      number,
      number,
    ]
    expect(free).toBeGreaterThan(12)
    expect(cheap).toBeLessThanOrEqual(free)
    expect(dear).toBe(2)
    expect(slabsOf({ slab: 1, site: 0 })).toBe(2)
  })

  it('add up: a slab is paid for once', () => {
    const begun = new Set<number>()
    let total = 0
    for (const { candidate, cost, totalCost } of designOf({ slab: 3, site: 0.5 }).rows) {
      const slab = candidates.slabs[candidate]
      const expected = 0.5 + (begun.has(slab) ? 0 : 3)
      begun.add(slab)
      total += expected
      expect(cost).toBe(expected)
      expect(totalCost).toBeCloseTo(total, 12)
    }
  })

  it('do not matter by their unit', () => {
    const of = (unit: number) =>
      designOf({ slab: 2 * unit, site: unit }).rows.map(({ candidate }) => candidate)
    expect(of(1)).toEqual(of(1024))
  })

  it('let a slab be begun for what its sites give together', () => {
    const dear = { slab: 5, site: 1 }
    const design = designOf(dear, 'd-optimal')
    const perCost = (rows: typeof design.rows) =>
      (rows.at(-1)?.after.information as number) / (rows.at(-1)?.totalCost as number)
    // Against the slab that has the best single site, with its nine sites.
    const best = chosenBy(oh, candidates, 'd-optimal', 1)[0] as number
    const sites = Array.from({ length: 9 }, (_, site) => 9 * candidates.slabs[best] + site)
    expect(perCost(design.rows.slice(0, 9))).toBeGreaterThanOrEqual(
      informationOf(oh, rowsOf(oh, candidates, sites)) / (dear.slab + 9 * dear.site) - 1e-12,
    )
  })
})

describe('an environment', () => {
  const binary = targetAlloys([{ alloy: unlayered(parseComposition('Ir30Pt70')), weight: 1 }])
  const candidates = candidatesOnSlabs(oh.model, binary, { size: [3, 3, 4], count: 900, seed: 1 })
  const keysOf = (repeats: boolean, costs: DesignCosts) =>
    designRows(oh, candidates, criteriaFor(oh, binary, 'distribution'), { add: 20, costs, repeats }).rows.map(
      ({ candidate }) => fingerprintKey(candidates, candidate),
    )

  it.each([FREE_SLABS, { slab: 1, site: 0.2 }])('is chosen once, unless repeats are wanted: %j', costs => {
    expect(new Set(keysOf(false, costs)).size).toBe(20)
    expect(new Set(keysOf(true, costs)).size).toBeLessThan(20)
  })

  it('is marked wherever it is', () => {
    const isTaken = new Uint8Array(candidates.count)
    markRepeats(candidates, 3, isTaken)
    const key = fingerprintKey(candidates, 3)
    for (let candidate = 0; candidate < candidates.count; candidate++)
      expect(isTaken[candidate] === 1).toBe(fingerprintKey(candidates, candidate) === key)
  })
})

describe('random rows beside a design', () => {
  const candidates = slabs(o, 1600)
  const both = criteria(o)
  const design = designRows(o, candidates, both, { add: 12, costs: { slab: 1, site: 0.2 } })

  it('leave more open, on average, at every step', () => {
    const runs = randomRows(o, candidates, both, design, { runs: 20, random: seededRandom(1) })
    for (const [step, { after }] of design.rows.entries()) {
      const energies = runs.map(run => run[step]?.energy as number)
      expect(after.energy).toBeLessThan(energies.reduce((sum, value) => sum + value, 0) / energies.length)
    }
  })

  it('are the same for the same seed', () => {
    const of = (seed: number) =>
      randomRows(o, candidates, both, design, { runs: 2, random: seededRandom(seed) })
    expect(of(4)).toEqual(of(4))
    expect(of(4)).not.toEqual(of(5))
  })

  it('are all rows when there are no more', () => {
    const few = slabs(oh, 9)
    const all = designRows(oh, few, criteria(oh), { add: 9, costs: FREE_SLABS, repeats: true })
    const [run] = randomRows(oh, few, criteria(oh), all, { runs: 1, random: seededRandom(1), repeats: true })
    closeTo(run?.at(-1)?.energy as number, all.rows.at(-1)?.after.energy as number)
  })
})

describe('a design', () => {
  const candidates = slabs(oh, 18)
  const make = (add: number, costs = FREE_SLABS, own: Posterior = oh) =>
    designRows(own, candidates, criteria(own), { add, costs })

  it('is the same for the same candidates', () => {
    expect(make(10)).toEqual(make(10))
  })

  it.each([
    [0, undefined, 'the number of rows to add is a whole number from 1, got 0'],
    [2.5, undefined, 'the number of rows to add is a whole number from 1, got 2.5'],
    [19, undefined, '19 rows cannot be chosen from 18 candidates'],
    [2, { slab: -1, site: 1 }, 'the cost of a slab must be 0 or a positive, finite number, got -1'],
    [2, { slab: 1, site: Number.NaN }, 'the cost of a site must be 0 or a positive, finite number, got NaN'],
  ])('refuses %d rows at costs %j', (add, costs, sentence) => {
    expect(() => make(add, costs)).toThrow(InputError)
    expect(() => make(add, costs)).toThrow(sentence)
  })

  it('refuses more rows than there are different environments', () => {
    const pure = targetAlloys([{ alloy: unlayered(parseComposition('Pt')), weight: 1 }])
    const own = candidatesOnSlabs(oh.model, pure, { size: [3, 3, 4], count: 18, seed: 1 })
    for (const costs of [FREE_SLABS, { slab: 1, site: 0.2 }, { slab: 1, site: 0 }])
      expect(() => designRows(oh, own, criteriaFor(oh, pure, 'd-optimal'), { add: 2, costs })).toThrow(
        'the candidates have only 1 different environment, and 2 are to be added',
      )
  })

  it('refuses a model that fits its rows exactly, and one without covariance', () => {
    expect(() => make(1, FREE_SLABS, { ...oh, residual: 0 })).toThrow('fits its rows exactly')
    const { covariance, ...bare } = oh.model
    expect(covariance).toBeDefined()
    expect(() => posterior(bare)).toThrow('has no covariance of its parameters')
  })
})

describe('knowledge', () => {
  it('is not shared between those who learn from the same posterior', () => {
    const [a, b] = [knowledge(oh, []), knowledge(oh, [])] as [Knowledge, Knowledge]
    learn(a, lessonOf(a, { parameters: [0], weights: [1] }))
    expect(b.covariance).toEqual(oh.covariance)
    expect(a.covariance).not.toEqual(oh.covariance)
  })
})
