import { describe, expect, it } from 'vitest'
import { compositionBounds } from '../../src/composition/bounds.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { credibleOptimum } from '../../src/inference/drawn-optimum.ts'
import { drawParameters, posterior } from '../../src/inference/posterior.ts'
import { InputError } from '../../src/input/input-error.ts'
import { optimiseComposition } from '../../src/search/optimise.ts'

const oh = loadModel('irpdptrhru-oh')
const own = posterior(oh)
const bounds = compositionBounds(oh.elements.map(element => [element, 0, 0.6]))
const objective = oxygenReduction(oh)
const { maxima } = optimiseComposition(oh, objective, bounds)
const points = maxima.map(({ composition }) =>
  Float64Array.from(oh.elements, element => composition[element] as number),
)

describe('the optimum of each draw', () => {
  const credible = credibleOptimum(own, objective, bounds, new Map(), points, {
    draws: 30,
    seed: 1,
    level: 0.9,
  })

  it('is never lower than the fitted optimum, which loses to it', () => {
    expect(credible.regret.interval[0]).toBeGreaterThanOrEqual(0)
    expect(credible.regret.mean).toBeGreaterThan(0)
    expect(credible.value.mean).toBeCloseTo(credible.atOptimum.mean + credible.regret.mean, 12)
    expect(credible.relativeRegret?.interval[1]).toBeLessThan(1)
  })

  it('keeps to the bounds, and scatters about the fitted one', () => {
    const [best] = maxima
    for (const [element, [low, high]] of Object.entries(credible.composition)) {
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(0.6)
      expect(low).toBeLessThanOrEqual((best?.composition[element] as number) + 1e-9)
      expect(high).toBeGreaterThanOrEqual((best?.composition[element] as number) - 1e-9)
    }
    expect(credible.leads.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12)
  })

  it('is what a search with the same parameters finds', () => {
    const { value } = credibleOptimum(own, objective, bounds, new Map(), points, {
      draws: 2,
      seed: 7,
      level: 0.5,
    })
    // The random starts are drawn before the parameters, from the same generator.
    const random = seededRandom(7)
    for (let number = 0; number < 3 * oh.elements.length; number++) random()
    const found = [0, 1].map(() => {
      const drawn = withParameters(oh, own.layout, drawParameters(own, random))
      return optimiseComposition(drawn, oxygenReduction(drawn), bounds).maxima[0]?.value as number
    })
    expect(value.mean).toBeCloseTo(((found[0] as number) + (found[1] as number)) / 2, 10)
  })

  it('is the same from the same seed', () => {
    const settings = { draws: 3, seed: 2, level: 0.9 }
    const once = () => credibleOptimum(own, objective, bounds, new Map(), points, settings)
    expect(once()).toEqual(once())
  })

  it('is the fitted one when nothing is left open', () => {
    const certain = { ...own, factor: new Float64Array(0), rank: 0 }
    const { regret, value, composition, leads } = credibleOptimum(
      certain,
      objective,
      bounds,
      new Map(),
      points,
      { draws: 2, seed: 1, level: 0.9 },
    )
    // Climbing on from a maximum gains rounding only.
    expect(regret.mean).toBeLessThan(1e-12)
    expect(value.mean).toBeCloseTo(maxima[0]?.value as number, 12)
    for (const [element, [low, high]] of Object.entries(composition)) {
      expect(low).toBeCloseTo(maxima[0]?.composition[element] as number, 6)
      expect(high).toBeCloseTo(low, 12)
    }
    expect(leads[0]).toBe(1)
  })

  it('has layers that stay', () => {
    const layers = new Map([[2, new Map([['Ru', 1]])]])
    const [best] = optimiseComposition(oh, objective, bounds, { layers }).maxima
    const start = Float64Array.from(oh.elements, element => best?.composition[element] as number)
    const { atOptimum } = credibleOptimum(own, objective, bounds, layers, [start], {
      draws: 20,
      seed: 1,
      level: 0.9,
    })
    expect(Math.abs(atOptimum.mean / (best?.value as number) - 1)).toBeLessThan(0.5)
  })

  it('refuses what would take hours', () => {
    const o = loadModel('irpdptrhru-o')
    const all = compositionBounds(o.elements.map(element => [element, 0, 1]))
    const asked = () =>
      credibleOptimum(posterior(o), oxygenReduction(o), all, new Map(), [new Float64Array(5).fill(0.2)], {
        draws: 1000,
        seed: 1,
        level: 0.9,
      })
    expect(asked).toThrow(InputError)
    expect(asked).toThrow('at most 317 draws are allowed, got 1,000')
  })
})
