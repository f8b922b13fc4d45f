import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyMoments } from '../../src/distribution/cumulants.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { compareCompositions } from '../../src/search/compare.ts'
import { allArrangements } from '../distribution/brute-force.ts'

const candidate = (text: string) => ({ name: null, composition: parseComposition(text) })
const oh = loadModel('irpdptrhru-oh')

describe('comparison', () => {
  it('gives each composition the figures of its distribution', () => {
    const texts = ['Pt', 'IrPdPtRhRu', 'Ir10Ru90']
    const { rows } = compareCompositions(oh, texts.map(candidate))
    for (const [index, text] of texts.entries()) {
      const distribution = energyDistribution(oh, unlayered(parseComposition(text)))
      const { skewness, excessKurtosis } = energyMoments(ensembleTerms(oh, unlayered(parseComposition(text))))
      const { mean, standardDeviation, minimum, maximum, unseenProbability } = distribution
      expect(rows[index]).toEqual({
        name: null,
        composition: distribution.composition,
        mean,
        standardDeviation,
        skewness,
        excessKurtosis,
        minimum,
        maximum,
        windowProbability: null,
        unseenProbability,
      })
    }
  })

  it('weighs a window as counting all arrangements does, both ends included', () => {
    const arrangements = allArrangements(oh, unlayered(parseComposition('Ir30Ru70')))
    const energies = arrangements.map(({ energy }) => energy).sort((a, b) => a - b)
    const [low, high] = [energies[200] as number, energies[700] as number]
    for (const nudge of [1e-9, -1e-9]) {
      const window = { low: low - nudge, high: high + nudge }
      const expected = arrangements
        .filter(({ energy }) => energy >= window.low && energy <= window.high)
        .reduce((sum, { probability }) => sum + probability, 0)
      const [row] = compareCompositions(oh, [candidate('Ir30Ru70')], window).rows
      expect(row?.windowProbability).toBeCloseTo(expected, 12)
    }
  })

  it('gives a pure metal a window probability of exactly 0 or 1, its own energy included', () => {
    const mean = compareCompositions(oh, [candidate('Pt')]).rows[0]?.mean as number
    const within = (low: number, high: number) =>
      compareCompositions(oh, [candidate('Pt')], { low, high }).rows[0]?.windowProbability
    expect(within(1, 1.2)).toBe(1)
    expect(within(0, 1)).toBe(0)
    expect(within(mean, mean)).toBe(1)
  })

  it('holds everything between its own minimum and maximum, for every model', () => {
    for (const id of builtInModelIds()) {
      const model = loadModel(id)
      const composition = parseComposition(model.elements.slice(0, 3).join(''))
      const [row] = compareCompositions(model, [{ name: null, composition }]).rows
      const window = { low: row?.minimum as number, high: row?.maximum as number }
      const whole = compareCompositions(model, [{ name: null, composition }], window).rows[0]
        ?.windowProbability
      expect(whole).toBeLessThanOrEqual(1)
      expect(whole).toBeCloseTo(1, 12)
    }
  })

  it('refuses a window whose ends are not in order', () => {
    expect(() => compareCompositions(oh, [candidate('Pt')], { low: 1, high: 0 })).toThrow('got 1,0')
    expect(() => compareCompositions(oh, [candidate('Pt')], { low: Number.NaN, high: 0 })).toThrow(
      'got NaN,0',
    )
  })
})
