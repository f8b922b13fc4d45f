import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import {
  type BroadenedDistribution,
  broadened,
  broadenedBelow,
  broadenedDensity,
  broadenedQuantile,
  residualDeviation,
} from '../../src/distribution/broadened.ts'
import { broadenedBins } from '../../src/distribution/broadened-histogram.ts'
import { energyMoments } from '../../src/distribution/cumulants.ts'
import { probabilityBelow } from '../../src/distribution/cumulative.ts'
import { gridSums } from '../../src/distribution/grid-sum.ts'
import { normalDensity, normalProbabilityBelow } from '../../src/distribution/normal.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { madeUpAlloy } from './made-up-model.ts'

const termsOf = (id: string, text: string) => ensembleTerms(loadModel(id), unlayered(parseComposition(text)))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** What `broadened` promises, and the rounding of sums of a thousand arrangements. */
const PROMISED = 4e-12 + 1e-13

/**
 * Integral of density(E) E^order by the trapezoid rule, whose error for a sum of Gaussians is exp(-2 pi^2 sigma^2 / h^2):
 * with h = sigma / 2 less than rounding.
 */
function moment(distribution: BroadenedDistribution, order: number, about: number): number {
  const step = distribution.sigma / 2
  const start = distribution.range[0] - 9 * distribution.sigma
  const nodes = Math.ceil((distribution.range[1] + 9 * distribution.sigma - start) / step)
  let integral = 0
  for (let node = 0; node <= nodes; node++) {
    const energy = start + node * step
    integral += broadenedDensity(distribution, energy) * (energy - about) ** order * step
  }
  return integral
}

describe('normal distribution', () => {
  it.each([
    // Python 3 math.erfc(z / sqrt 2) / 2
    [-1, 0.15865525393145707],
    [-2, 0.02275013194817922],
    [-3, 0.0013498980316300957],
    [-5, 2.8665157187919455e-7],
    [-8, 6.220960574271786e-16],
  ])('has Phi(%d) as in the C library, and its mirror image', (z, probability) => {
    expect(Math.abs(normalProbabilityBelow(z) / probability - 1)).toBeLessThan(1e-14 + 4e-16 * z * z)
    expect(normalProbabilityBelow(-z)).toBeCloseTo(1 - probability, 15)
  })

  it('is continuous where the series ends, has the density as its slope, and 0 and 1 as its ends', () => {
    const border = -1.5 * Math.SQRT2
    expect(normalProbabilityBelow(border - 1e-12) / normalProbabilityBelow(border + 1e-12)).toBeCloseTo(1, 11)
    for (const z of [-4, -2.2, -1, 0, 0.5, 3]) {
      const slope = (normalProbabilityBelow(z + 1e-4) - normalProbabilityBelow(z - 1e-4)) / 2e-4
      expect(slope).toBeCloseTo(normalDensity(z), 8)
    }
    expect(normalProbabilityBelow(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(normalProbabilityBelow(Number.POSITIVE_INFINITY)).toBe(1)
  })
})

describe('broadened distribution', () => {
  it.each([
    ['irpdptrhru-oh', 21, 0.3, 0.05],
    ['irpdptrhru-oh', 22, 0.9, 0.002],
    ['agaucupdpt-no', 23, 0.6, 0.1],
    ['agaucupdpt-h', 24, 0.5, 0.5],
  ])('of a made-up model like %s is a Gaussian at every labelled arrangement', (like, seed, x, sigma) => {
    const [terms, arrangements] = madeUpAlloy(like, seed, x)
    const distribution = broadened(ensembleSums(terms), sigma)
    for (let energy = -1.5; energy < 1.5; energy += 0.07) {
      const [below, density] = [normalProbabilityBelow, normalDensity].map(shape =>
        sum(arrangements.map(a => a.probability * shape((energy - a.energy) / sigma))),
      ) as [number, number]
      expect(Math.abs(broadenedBelow(distribution, energy) - below)).toBeLessThan(PROMISED)
      // |phi^(6)| < 6 and phi < 0.4: the same three errors as of Phi, each up to 6 / 2.31 larger, per sigma.
      expect(Math.abs(broadenedDensity(distribution, energy) * sigma - density)).toBeLessThan(3 * PROMISED)
    }
  })

  it.each(['irpdptrhru-oh', 'agaucupdpt-no', 'irpdptrhru-o'])(
    'of %s, five elements, keeps the mean and the third cumulant, and adds sigma^2 to the variance',
    id => {
      const terms = termsOf(id, loadModel(id).elements.join(''))
      const sigma = residualDeviation(loadModel(id))
      const { mean, variance, thirdCentralMoment } = energyMoments(terms)
      const distribution = broadened(ensembleSums(terms), sigma)
      expect(moment(distribution, 0, 0)).toBeCloseTo(1, 11)
      expect(moment(distribution, 1, mean)).toBeCloseTo(0, 11)
      expect(moment(distribution, 2, mean)).toBeCloseTo(variance + sigma ** 2, 11)
      expect(moment(distribution, 3, mean)).toBeCloseTo(thirdCentralMoment, 11)
    },
  )

  it('on a grid of energies differs by no more than the splits to its points, which keep the mean', () => {
    const terms = termsOf('irpdptrhru-o', 'IrPdPtRhRu')
    const sigma = 0.03
    const { sums, grid } = gridSums(terms, 0.01)
    const [onGrid, listed] = [broadened(sums, sigma), broadened(ensembleSums(terms), sigma)]
    // A split over h adds at most h^2 / 4 to the variance, and |Phi''| < 0.242.
    const bound = (grid.splits * (grid.step / sigma) ** 2 * 0.242) / 8 + 2 * PROMISED
    for (let energy = -0.7; energy < 2.5; energy += 0.05)
      expect(Math.abs(broadenedBelow(onGrid, energy) - broadenedBelow(listed, energy))).toBeLessThan(bound)
  })

  it('of a pure metal is one Gaussian', () => {
    const terms = termsOf('irpdptrhru-oh', 'Pt')
    const distribution = broadened(ensembleSums(terms), 0.1)
    const { mean } = energyMoments(terms)
    for (const z of [-6, -2, -0.3, 0, 1, 4])
      expect(Math.abs(broadenedBelow(distribution, mean + 0.1 * z) - normalProbabilityBelow(z))).toBeLessThan(
        PROMISED,
      )
    expect(broadenedQuantile(distribution, 0.5)).toBeCloseTo(mean, 10)
  })

  it('approaches the unbroadened one as the Gaussian narrows', () => {
    const sums = ensembleSums(termsOf('irpdptrhru-oh', 'Ir50Pd50'))
    const gap = (sigma: number) => {
      const distribution = broadened(sums, sigma)
      const energies = Array.from({ length: 101 }, (_, i) => i / 100 + 0.00314)
      return Math.max(
        ...energies.map(x => Math.abs(broadenedBelow(distribution, x) - probabilityBelow(sums, x))),
      )
    }
    expect(gap(0.05)).toBeGreaterThan(gap(0.005))
    expect(gap(1e-4)).toBeLessThan(1e-3)
  })

  it('has quantiles whose share lies at or below them', () => {
    const distribution = broadened(ensembleSums(termsOf('agaucupdpt-no', 'AgAuCuPdPt')), 0.1)
    for (const share of [1e-6, 0.05, 0.5, 0.95, 1 - 1e-6])
      expect(broadenedBelow(distribution, broadenedQuantile(distribution, share))).toBeCloseTo(share, 11)
    expect(() => broadenedQuantile(distribution, 1)).toThrow('must lie between 0 and 1, got 1')
  })
})

describe('bins of a broadened distribution', () => {
  it.each([
    ['irpdptrhru-oh', 0.01, 0.05],
    ['agaucupdpt-no', 0.1, 0.01],
    ['irpdptrhru-o', 0.02, 0.07],
  ])('of %s with bins of %d eV sum to 1, and per ensemble to its probability', (id, binWidth, sigma) => {
    const terms = termsOf(id, loadModel(id).elements.join(''))
    const { start, width, probability, ensembles } = broadenedBins(ensembleSums(terms), sigma, binWidth)
    expect(width).toBe(binWidth)
    expect(Math.abs(sum(probability) - 1)).toBeLessThan(1e-12)
    expect(Math.min(...ensembles.flat())).toBeGreaterThanOrEqual(0)
    for (const [index, term] of terms.entries())
      expect(Math.abs(sum(ensembles[index] as number[]) - term.probability)).toBeLessThan(1e-12)
    const distribution = broadened(ensembleSums(terms), sigma)
    expect(broadenedBelow(distribution, start)).toBeLessThan(1e-12)
    expect(broadenedBelow(distribution, start + probability.length * width)).toBeGreaterThan(1 - 1e-12)
    for (let bin = 1; bin < probability.length - 1; bin += 17) {
      const [low, high] = [start + bin * width, start + (bin + 1) * width]
      const expected = broadenedBelow(distribution, high) - broadenedBelow(distribution, low)
      expect(probability[bin]).toBeCloseTo(expected, 12)
    }
  })
})

describe('broadening refuses', () => {
  const sums = ensembleSums(termsOf('irpdptrhru-oh', 'IrRu'))
  const { residual } = loadModel('irpdptrhru-oh')

  it.each([
    ['a width of 0', () => broadened(sums, 0), 'must be a positive number of eV, got 0'],
    ['a negative width', () => broadened(sums, -0.1), 'got -0.1'],
    ['a width that is no number', () => broadened(sums, Number.NaN), 'got NaN'],
    ['an infinite width', () => broadened(sums, Number.POSITIVE_INFINITY), 'got Infinity'],
    [
      'a width too narrow to compute',
      () => broadened(sums, 1e-9),
      '1e-9 eV is too narrow for energies this far apart; 0.00001 eV is wide enough',
    ],
    ['bins without end', () => broadenedBins(sums, 0.05, 1e-9), 'a bin width of 1e-9 eV would make'],
    [
      'a Gaussian so wide that its bins have no end',
      () => broadenedBins(sums, 99_999, 0.01),
      /^to broaden by 99999 eV with a bin width of 0.01 eV would make 143,99\d,\d{3} bins; at most 100,000 are allowed$/,
    ],
    [
      'a fit that tells no residual deviation',
      () => residualDeviation({ id: 'x', residual: { ...residual, sd: null } }),
      'the fit of model x tells no residual standard deviation (residual.sd is null)',
    ],
  ])('%s', (_, ask, sentence) => {
    expect(ask).toThrow(InputError)
    expect(ask).toThrow(sentence)
  })
})
