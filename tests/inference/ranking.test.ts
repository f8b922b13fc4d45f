import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { drawnValues } from '../../src/inference/drawn-values.ts'
import { parameterDraws } from '../../src/inference/parameter-draws.ts'
import { posterior } from '../../src/inference/posterior.ts'
import { ranking } from '../../src/inference/ranking.ts'

const oh = loadModel('irpdptrhru-oh')
const own = posterior(oh)
const orr = oxygenReduction(oh)

/** Draws of some candidates, with many equal values. */
const drawn = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 8 }))
  .chain(([candidates, draws]) =>
    fc.array(
      fc
        .array(fc.integer({ min: -3, max: 3 }), { minLength: draws, maxLength: draws })
        .map(values => Float64Array.from(values)),
      { minLength: candidates, maxLength: candidates },
    ),
  )

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('a ranking', () => {
  it('counts who is higher, equal values half, and shares the best place', () => {
    fc.assert(
      fc.property(drawn, values => {
        const { candidates, beats } = ranking(values, 0.9, true)
        const draws = values[0]?.length as number
        for (const [a, first] of values.entries()) {
          expect(beats?.[a]?.[a]).toBe(0.5)
          for (const [b, second] of values.entries()) {
            const wins = sum([...first].map((value, draw) => (Math.sign(value - second[draw]) + 1) / 2))
            expect(beats?.[a]?.[b]).toBeCloseTo(wins / draws, 12)
            expect((beats?.[a]?.[b] as number) + (beats?.[b]?.[a] as number)).toBeCloseTo(1, 12)
          }
          const ranks = sum(beats?.[a]?.map(share => 1 - share) ?? []) + 0.5
          expect(candidates[a]?.meanRank).toBeCloseTo(ranks, 12)
        }
        expect(sum(candidates.map(({ best }) => best))).toBeCloseTo(1, 12)
      }),
    )
  })

  it('gives whole ranks that hold those of the draws', () => {
    const values = [Float64Array.of(3, 3, 3), Float64Array.of(2, 1, 2), Float64Array.of(1, 2, 1)]
    const { candidates } = ranking(values, 0.5, false)
    expect(candidates.map(({ rank }) => rank)).toEqual([
      [1, 1],
      [2, 3],
      [2, 3],
    ])
    expect(ranking(values, 0.9, false).beats).toBeNull()
  })

  it('takes what differs by rounding as equal', () => {
    const value = 0.1 + 0.2
    const { beats } = ranking([Float64Array.of(value, 1), Float64Array.of(0.3, 1)], 0.9, true)
    expect(beats?.[0]?.[1]).toBe(0.5)
  })
})

describe('values of several compositions', () => {
  const formulas = ['Pt', 'Ir20Pt80', 'IrPdPtRhRu', 'Pd', 'Ir30Pd70', 'Pt80Ir20']
  const compositions = formulas.map(parseComposition)
  const layers = new Map([[1, parseComposition('Pt90Ru10')]])

  it.each([
    ['each averaged', 4],
    ['all from one polynomial per draw', 6],
  ])('are those of the model with the drawn parameters, %s', (_, count) => {
    for (const fixed of [new Map(), layers]) {
      const few = compositions.slice(0, count)
      const { values, fitted } = drawnValues(own, few, fixed, orr, 3, seededRandom(4))
      let draw = 0
      for (const parameters of parameterDraws(own, 3, seededRandom(4))) {
        const model = withParameters(oh, own.layout, parameters)
        for (const [index, bulk] of few.entries()) {
          const alone = siteAverage(model, { bulk, layers: fixed }, oxygenReduction(model)).value
          expect(values[index]?.[draw]).toBeCloseTo(alone, 12)
        }
        draw++
      }
      for (const [index, bulk] of few.entries())
        expect(fitted[index]).toBeCloseTo(siteAverage(oh, { bulk, layers: fixed }, orr).value, 12)
    }
  })

  it('pair the draws, so that one composition in two writings is never ahead of itself', () => {
    const { values } = drawnValues(own, compositions, new Map(), orr, 50, seededRandom(1))
    const { beats, candidates } = ranking(values, 0.9, true)
    expect(beats?.[1]?.[5]).toBe(0.5)
    expect(candidates[1]?.best).toBe(candidates[5]?.best)
    // Pt is the model's own reference, whose current no draw changes.
    expect(candidates[0]?.value.standardDeviation).toBeLessThan(1e-12)
  })
})
