import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { listBetween, probabilityBetween } from '../../src/distribution/between.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'

const [{ zoneSum }] = ensembleSums(
  ensembleTerms(loadModel('irpdptrhru-oh'), unlayered(parseComposition('Ir5Pd10Pt60Rh20Ru5'))),
) as [EnsembleSum]

/** All pairs of points, energy and probability each. */
const pairs = [...zoneSum.left.energies].flatMap((left, i) =>
  [...zoneSum.right.energies].map(
    (right, j) =>
      [
        left + right,
        (zoneSum.left.probabilities[i] as number) * (zoneSum.right.probabilities[j] as number),
      ] as const,
  ),
)
const energies = pairs.map(([energy]) => energy).sort((a, b) => a - b)
const [lowest, highest] = [energies[0] as number, energies.at(-1) as number]
const quarter = energies[energies.length >> 2] as number
const middle = energies[energies.length >> 1] as number

const RANGES: readonly [number, number][] = [
  [lowest, highest],
  [quarter, middle],
  [middle, highest + 1],
  [lowest, energies[3] as number],
  [energies.at(-4) as number, highest],
]

const within = (from: number, to: number) => pairs.filter(([energy]) => energy >= from && energy < to)
const total = (own: readonly (readonly [number, number])[]) =>
  own
    .map(([, probability]) => probability)
    .sort((a, b) => a - b)
    .reduce((sum, share) => sum + share, 0)

describe('what of a zone sum lies between two energies', () => {
  it.each(RANGES)(
    'has the probability of its pairs of points, to its own digits: %d to %d eV',
    (from, to) => {
      const expected = total(within(from, to))
      // Both sum some ten thousand products, each rounded.
      expect(Math.abs(probabilityBetween(zoneSum, from, to) / expected - 1)).toBeLessThan(1e-11)
    },
  )

  it('is exactly nothing where no energy is, and exactly 1 where all are', () => {
    expect(probabilityBetween(zoneSum, highest + 1e-9, Number.POSITIVE_INFINITY)).toBe(0)
    expect(probabilityBetween(zoneSum, Number.NEGATIVE_INFINITY, lowest)).toBe(0)
    expect(probabilityBetween(zoneSum, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1)
  })

  it.each(RANGES)('is listed point by point, the first end included: %d to %d eV', (from, to) => {
    const expected = within(from, to)
    const into = {
      energies: new Float64Array(expected.length),
      probabilities: new Float64Array(expected.length),
    }
    expect(listBetween(zoneSum, from, to, into, 0)).toBe(expected.length)
    expect([...into.energies].sort((a, b) => a - b)).toEqual(
      expected.map(([energy]) => energy).sort((a, b) => a - b),
    )
    const less = {
      energies: new Float64Array(expected.length - 1),
      probabilities: new Float64Array(expected.length - 1),
    }
    expect(listBetween(zoneSum, from, to, less, 0)).toBe(null)
  })
})
