import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositionFromAmounts } from '../../src/composition/composition.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { alloyEnergies } from '../../src/distribution/alloy-energies.ts'
import type { Bracket } from '../../src/distribution/bracket.ts'
import { firstReaching } from '../../src/distribution/first-reaching.ts'
import type { EnsembleSum } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'

const model = loadModel('irpdptrhru-oh')
const amounts = fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })

const energiesOf = (own: readonly number[]) =>
  alloyEnergies(
    model,
    unlayered(compositionFromAmounts(model.elements.map((element, i) => [element, own[i] as number]))),
  )

/** The same sums, as if their points were too many to be put in order. */
const withoutOrder = (sums: readonly EnsembleSum[]): EnsembleSum[] =>
  sums.map(sum => {
    const { order, ...zoneSum } = sum.zoneSum
    return { ...sum, zoneSum }
  })

/** Energies and probabilities of all fingerprints of a bracket, ascending. */
const pointsOf = (sums: readonly EnsembleSum[], { low, high }: Bracket) =>
  sums
    .flatMap(({ zoneSum: { left, right }, offset, probability }) =>
      [...left.energies].flatMap((energy, i) =>
        [...right.energies].map((added, j) => ({
          energy: energy + added + offset,
          share: (left.probabilities[i] as number) * (right.probabilities[j] as number) * probability,
        })),
      ),
    )
    .filter(({ energy }) => energy >= low && energy < high)
    .sort((a, b) => a.energy - b.energy)

describe('the first energy of a bracket at which a probability is reached', () => {
  it('is that of the sorted fingerprints, with and without an order that is known', () => {
    fc.assert(
      fc.property(amounts, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (own, share) => {
        const { sums, total } = energiesOf(own)
        const low = total.minimum + share * (total.maximum - total.minimum)
        const edges = { low, high: low + 0.01, below: 0 }
        const points = pointsOf(sums, edges)
        const mass = points.reduce((sum, point) => sum + point.share, 0)
        // As much below it as in it: beside more the points of a far tail would be lost to rounding.
        const bracket = { ...edges, below: mass }
        const goal = mass + share * mass
        let reached = mass
        const first = points.find(point => {
          reached += point.share
          return reached >= goal
        })
        const expected = first?.energy ?? Number.NEGATIVE_INFINITY
        expect(firstReaching(sums, bracket, goal)).toBe(expected)
        expect(firstReaching(withoutOrder(sums), bracket, goal)).toBe(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('is the last one where rounding leaves a little to be reached', () => {
    const { sums, total } = energiesOf([1, 1, 1, 1, 1])
    const bracket = { low: total.mean, high: total.mean + 0.01, below: 0 }
    const last = pointsOf(sums, bracket).at(-1)?.energy
    expect(firstReaching(sums, bracket, 2)).toBe(last)
    expect(firstReaching(withoutOrder(sums), bracket, 2)).toBe(last)
  })

  it('is not sought among too many fingerprints', () => {
    const { sums, total } = energiesOf([1, 1, 1, 1, 1])
    const all = { low: total.minimum - 1, high: total.maximum + 1, below: 0 }
    expect(firstReaching(sums, all, 0.5)).toBe(null)
    expect(firstReaching(withoutOrder(sums), all, 0.5)).toBe(null)
  })
})
