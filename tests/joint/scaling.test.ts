import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { pureMetals } from '../../src/energy/pure-metals.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import type { JointWindow } from '../../src/joint/joint.ts'
import { jointDistribution } from '../../src/joint/joint.ts'
import { modelSites } from '../../src/joint/paired-sites.ts'
import { scalingRelation } from '../../src/joint/scaling.ts'
import type { ScalingLine } from '../../src/joint/scaling-lines.ts'
import { selectivity } from '../../src/joint/selectivity.ts'
import { pairArrangements } from './brute-force-pairs.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const co = loadModel('agaucupdpt-co')
const h = loadModel('agaucupdpt-h')
const no = loadModel('agaucupdpt-no')
const oh = loadModel('irpdptrhru-oh')
const o = loadModel('irpdptrhru-o')

interface WeightedPair {
  readonly energies: readonly [number, number]
  readonly probability: number
}

/** Weighted sums of squares of E_B - slope E_A - intercept, and of its distance from the line. */
const squares = (pairs: readonly WeightedPair[], slope: number, intercept: number) => {
  const about = sum(
    pairs.map(({ energies: [a, b], probability }) => probability * (b - slope * a - intercept) ** 2),
  )
  return { about, across: about / (1 + slope ** 2) }
}

const turned = (pairs: readonly WeightedPair[]) =>
  pairs.map(({ energies: [a, b], probability }): WeightedPair => ({ energies: [b, a], probability }))

/** That a line's spread is what the definition gives, and that no line beside it has less. */
function expectBest(
  pairs: readonly WeightedPair[],
  { slope, intercept, residualStandardDeviation }: ScalingLine,
  kind: 'about' | 'across',
) {
  if (slope === null || intercept === null || residualStandardDeviation === null)
    throw new Error('there should be a line')
  const own = squares(pairs, slope, intercept)[kind]
  expect(residualStandardDeviation ** 2).toBeCloseTo(own, 12)
  for (const [bySlope, byIntercept] of [
    [0.01, 0],
    [-0.01, 0],
    [0, 0.01],
    [0, -0.01],
    [0.01, 0.01],
    [-0.01, 0.01],
  ] as const)
    expect(squares(pairs, slope + bySlope, intercept + byIntercept)[kind]).toBeGreaterThan(own)
}

describe('scaling lines', () => {
  it.each([
    [co, h, 'Ag30Pt70', 1],
    [no, h, 'Ag30Pt70', 0],
    [oh, oh, 'Ir20Ru80', 1],
    [h, no, 'Ag20Cu80', 1],
  ] as const)(
    'are those of least squares over all labelled arrangements, case %#',
    (a, b, text, neighbour) => {
      const models = [a, b] as const
      const alloy = alloyOf(text)
      const pairs = pairArrangements(models, alloy, modelSites(models, neighbour))
      const scaling = scalingRelation(models, alloy, neighbour)
      const meanA = sum(pairs.map(({ energies, probability }) => probability * energies[0]))
      const meanB = sum(pairs.map(({ energies, probability }) => probability * energies[1]))
      const moment = (of: (deviation: readonly [number, number]) => number) =>
        sum(
          pairs.map(
            ({ energies, probability }) => probability * of([energies[0] - meanA, energies[1] - meanB]),
          ),
        )
      const [varianceA, varianceB] = [moment(([x]) => x * x), moment(([, y]) => y * y)]
      const covariance = moment(([x, y]) => x * y)
      expect(scaling.slope).toBeCloseTo(covariance / varianceA, 9)
      expect(scaling.intercept).toBeCloseTo(meanB - (covariance / varianceA) * meanA, 9)
      expect(scaling.reverse.slope).toBeCloseTo(covariance / varianceB, 9)
      expect(scaling.correlation).toBeCloseTo(covariance / Math.sqrt(varianceA * varianceB), 9)
      expectBest(pairs, scaling, 'about')
      expectBest(turned(pairs), scaling.reverse, 'about')
      expectBest(pairs, scaling.orthogonal, 'across')
    },
  )

  it('of a model against itself at the same site have slope 1, intercept 0 and no spread', () => {
    for (const model of [oh, h, no]) {
      const scaling = scalingRelation([model, model], alloyOf(model.elements.join('')))
      expect(scaling.neighbour).toBe(0)
      for (const over of [scaling, scaling.pureMetals])
        for (const line of [over, over.reverse, over.orthogonal]) {
          expect(line.slope).toBeCloseTo(1, 12)
          expect(line.intercept).toBeCloseTo(0, 12)
          expect(line.residualStandardDeviation).toBeLessThan(1e-12)
        }
    }
  })

  it('have slopes whose product is the squared correlation, and spreads that follow from it', () => {
    const scaling = scalingRelation([oh, o], alloyOf('IrPdPtRhRu'))
    const { slope, reverse, correlation, standardDeviations, means } = scaling
    expect((slope as number) * (reverse.slope as number)).toBeCloseTo((correlation as number) ** 2, 12)
    const unexplained = Math.sqrt(1 - (correlation as number) ** 2)
    expect(scaling.residualStandardDeviation).toBeCloseTo(standardDeviations[1] * unexplained, 12)
    expect(reverse.residualStandardDeviation).toBeCloseTo(standardDeviations[0] * unexplained, 12)
    for (const line of [scaling, scaling.orthogonal])
      expect((line.intercept as number) + (line.slope as number) * means[0]).toBeCloseTo(means[1], 12)
  })

  it('turn round when the models change places', () => {
    const alloy = alloyOf('Ag30Cu20Pd50')
    const [there, back] = [scalingRelation([no, h], alloy), scalingRelation([h, no], alloy)]
    expect(back.slope).toBeCloseTo(there.reverse.slope as number, 12)
    expect(back.reverse.intercept).toBeCloseTo(there.intercept as number, 12)
    expect(back.orthogonal.slope).toBeCloseTo(1 / (there.orthogonal.slope as number), 9)
    expect(back.orthogonal.residualStandardDeviation).toBeCloseTo(
      there.orthogonal.residualStandardDeviation as number,
      9,
    )
    expect(back.pureMetals.slope).toBeCloseTo(there.pureMetals.reverse.slope as number, 12)
  })

  it('are null for a pure metal, where neither energy varies, but not over the pure metals', () => {
    const {
      slope,
      intercept,
      residualStandardDeviation,
      correlation,
      reverse,
      orthogonal,
      pureMetals: over,
    } = scalingRelation([oh, o], alloyOf('Pt'))
    const none = { slope: null, intercept: null, residualStandardDeviation: null }
    expect({ slope, intercept, residualStandardDeviation }).toEqual(none)
    expect([reverse, orthogonal]).toEqual([none, none])
    expect(correlation).toBeNull()
    expect(over.slope).not.toBeNull()
  })

  it('are level where no atom is shared, with all of the spread left', () => {
    const scaling = scalingRelation([oh, o], alloyOf('IrPdPtRhRu'), 20)
    expect(scaling.sharedAtoms).toBe(0)
    expect([scaling.slope, scaling.reverse.slope]).toEqual([0, 0])
    expect(scaling.residualStandardDeviation).toBeCloseTo(scaling.standardDeviations[1], 12)
    // *O varies more than *OH, so the main axis of the cloud is upright.
    expect(scaling.orthogonal.slope).toBeNull()
    expect(scalingRelation([o, oh], alloyOf('IrPdPtRhRu'), 20).orthogonal.slope).toBe(0)
  })

  it('have no main axis where both energies vary alike and independently', () => {
    const scaling = scalingRelation([oh, oh], alloyOf('IrPt'), 20)
    expect(scaling.correlation).toBe(0)
    expect(scaling.orthogonal.slope).toBeNull()
  })

  it('refuse models of different elements', () => {
    expect(() => scalingRelation([oh, co], alloyOf('PdPt'))).toThrow(InputError)
  })
})

describe('pure metals', () => {
  it.each(builtInModelIds())('of %s have the mean energy of the metal as an alloy', id => {
    const model = loadModel(id)
    const metals = pureMetals(model)
    expect(metals.map(({ element }) => element)).toEqual(model.elements)
    for (const { element, energy, unseen } of metals) {
      const { mean, unseenProbability } = energyDistribution(model, alloyOf(element))
      expect(energy).toBeCloseTo(mean, 12)
      expect(unseen).toBe(unseenProbability === 1)
    }
  })

  it('give *O a slope near 2 on *OH, that of two bonds to one (Abild-Pedersen et al. 2007, doi 10.1103/PhysRevLett.99.016105)', () => {
    const { points, slope, correlation } = scalingRelation([oh, o], alloyOf('IrPt')).pureMetals
    expect(points.map(({ element }) => element)).toEqual(oh.elements)
    // By the source's count of valences OH on O has (2 - 1) / 2: an argument and no law, so within 10 %.
    expect(Math.abs((slope as number) - 2)).toBeLessThan(0.2)
    expect(correlation).toBeGreaterThan(0.95)
  })

  it('are marked where a model has no data for them', () => {
    const { points, ...answer } = scalingRelation(
      [{ ...no, unseenEnsembles: [...no.unseenEnsembles, 'Ag-Ag-Ag'] }, h],
      alloyOf('AgPt'),
    ).pureMetals
    expect(points.filter(({ unseen }) => unseen).map(({ element }) => element)).toEqual(['Ag'])
    expect(answer.slope).not.toBeNull()
  })
})

describe('selectivity', () => {
  const quadrants = [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ].map(([first, second], index): JointWindow => {
    const half = (isLow: boolean | undefined) =>
      isLow
        ? { low: null, high: { energy: 0, included: true } }
        : { low: { energy: 0, included: false }, high: null }
    return { name: String(index), within: [half(first), half(second)] }
  })

  it('is that of the joint distribution at every rank of neighbours', () => {
    const alloy = alloyOf('Ag30Cu50Pt20')
    const ranks = [1, 2, 5, 20]
    const answers = selectivity([co, h], alloy, quadrants, ranks)
    expect(answers.map(({ neighbour }) => neighbour)).toEqual(ranks)
    for (const answer of answers) {
      const joint = jointDistribution([co, h], alloy, { neighbour: answer.neighbour, windows: quadrants })
      expect(answer.windows).toEqual(joint.windows)
      expect(answer.unseenProbability).toBe(joint.unseenProbability)
    }
  })

  it('sums to 1 over complementary windows, whose conditional probabilities do so for each part of the first', () => {
    for (const { windows } of selectivity([co, h], alloyOf('AgAuCuPdPt'), quadrants, [1, 2])) {
      expect(sum(windows.map(({ probability }) => probability))).toBeCloseTo(1, 9)
      for (const row of [windows.slice(0, 2), windows.slice(2)])
        expect(sum(row.map(({ conditional }) => conditional as number))).toBeCloseTo(1, 9)
      for (const { probability, independent, ratio } of windows)
        expect((ratio as number) * independent).toBeCloseTo(probability, 12)
    }
  })

  it('is as if independent once no atom is shared: a ratio of 1', () => {
    const [{ windows, sharedAtoms }] = selectivity(
      [oh, o],
      alloyOf('IrPdPtRhRu'),
      [
        {
          name: 'it',
          within: [
            { low: null, high: { energy: 0.7, included: true } },
            { low: null, high: null },
          ],
        },
      ],
      [20],
    ) as [ReturnType<typeof selectivity>[number]]
    expect(sharedAtoms).toBe(0)
    expect(windows[0]?.ratio).toBe(1)
    expect(windows[0]?.conditional).toBeCloseTo(1, 12)
  })

  it('of a model with itself at the same site is certain given itself', () => {
    const within = { low: null, high: { energy: 0.7, included: true } }
    const [answer] = selectivity(
      [oh, oh],
      alloyOf('IrPdPtRhRu'),
      [{ name: 'it', within: [within, within] }],
      [0],
    )
    const window = answer?.windows[0]
    expect(window?.conditional).toBeCloseTo(1, 9)
    expect(window?.ratio).toBeCloseTo(1 / (window?.probability as number), 9)
  })

  it('has no ratio and no condition where no site is expected', () => {
    const never = { low: null, high: { energy: -9, included: true } }
    const all = { low: null, high: null }
    const [answer] = selectivity(
      [co, h],
      alloyOf('AgPt'),
      [
        { name: 'first', within: [never, all] },
        { name: 'second', within: [all, never] },
      ],
      [1],
    )
    expect(answer?.windows.map(({ ratio, conditional }) => [ratio, conditional])).toEqual([
      [null, null],
      [null, 0],
    ])
  })
})
