import { describe, expect, it } from 'vitest'
import { compositionBounds } from '../../src/composition/bounds.ts'
import { compositionFromFractions } from '../../src/composition/composition.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { energyFunction, type Objective } from '../../src/descriptor/objective.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { InputError } from '../../src/input/input-error.ts'
import { differentiated } from '../../src/polynomial/differentiated.ts'
import { evaluator, monomialsOf } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { type FoundComposition, optimiseComposition } from '../../src/search/optimise.ts'
import { allArrangements } from '../distribution/brute-force.ts'

const oh = loadModel('irpdptrhru-oh')
const activity: Objective = { name: 'sabatier', optimum: 1.1, temperature: 300 }
const value = evaluator(objectivePolynomial(oh, activity, oh.elements))

const between = (lower: number, upper: number) =>
  compositionBounds(oh.elements.map(element => [element, lower, upper]))
const anywhere = between(0, 1)
const fractionsOf = ({ composition }: FoundComposition) => Float64Array.from(Object.values(composition))

/** Every composition of five elements in steps of 5 %. */
function grid(): Float64Array[] {
  const { length, exponents } = monomialsOf({ variables: 5, degree: 20 })
  return Array.from({ length }, (_, point) =>
    Float64Array.from(exponents.subarray(5 * point, 5 * point + 5), steps => steps / 20),
  )
}

describe('the optimum of *OH on Ir-Pd-Pt-Rh-Ru, at 1.10 eV and 300 K', () => {
  const { maxima } = optimiseComposition(oh, activity, anywhere)

  it('is a binary of Ir and Pt, as published, and no composition of the 5 % grid is better', () => {
    const [best] = maxima
    const { Ir, Pd, Pt, Rh, Ru } = best?.composition ?? {}
    expect([Pd, Rh, Ru]).toEqual([0, 0, 0])
    expect((Ir as number) + (Pt as number)).toBeCloseTo(1, 15)
    expect(Ir).toBeGreaterThan(0.1)
    expect(best?.active).toEqual(['Pd=0', 'Rh=0', 'Ru=0'])
    expect(best?.value).toBeGreaterThanOrEqual(Math.max(...grid().map(value)))
  })

  it('beats pure Pt (0.520) and the equimolar alloy (0.0457), and is not alone', () => {
    expect(value(Float64Array.of(0, 0, 1, 0, 0))).toBeCloseTo(0.52, 3)
    expect(value(new Float64Array(5).fill(0.2))).toBeCloseTo(0.0457, 4)
    expect(maxima.map(found => Number(found.value.toFixed(4)))).toEqual([0.5768, 0.5056])
    const elements = maxima.map(({ composition }) =>
      Object.keys(composition).filter(element => composition[element] !== 0),
    )
    expect(elements).toEqual([
      ['Ir', 'Pt'],
      ['Pd', 'Ru'],
    ])
  })

  it('has the value that all labelled arrangements give', () => {
    const average = energyFunction(activity)
    for (const found of maxima) {
      const present = Object.entries(found.composition).filter(([, fraction]) => fraction > 0)
      const bulk = compositionFromFractions(present)
      const expected = allArrangements(oh, { bulk, layers: new Map() }).reduce(
        (sum, { energy, probability }) => sum + probability * average(energy),
        0,
      )
      expect(found.value).toBeCloseTo(expected, 12)
    }
  })

  it('is higher than every composition near it, whichever mole fraction goes to which', () => {
    for (const found of maxima) {
      expect(found.kktResidual).toBeLessThan(1e-9)
      const x = fractionsOf(found)
      for (const step of [1e-2, 1e-3, 1e-4])
        for (let i = 0; i < 5; i++)
          for (let j = 0; j < 5; j++) {
            if (i === j || x[j] < step) continue
            const near = x.slice()
            near[i] += step
            near[j] -= step
            expect(value(near)).toBeLessThan(found.value)
          }
    }
  })

  it('says that its own two mole fractions are at rest and that any other element costs activity', () => {
    const { sensitivity } = maxima[0] as (typeof maxima)[number]
    for (const element of ['Ir', 'Pt']) {
      expect(Math.abs(sensitivity[element]?.gradient as number)).toBeLessThan(1e-12)
      expect(sensitivity[element]?.curvature).toBeLessThan(0)
    }
    for (const element of ['Pd', 'Rh', 'Ru']) expect(sensitivity[element]?.gradient).toBeLessThan(-1)
  })

  it('does not depend on the seed', () => {
    const other = optimiseComposition(oh, activity, anywhere, { seed: 99 })
    expect(other.maxima.map(found => found.value.toFixed(12))).toEqual(
      maxima.map(found => found.value.toFixed(12)),
    )
    expect(optimiseComposition(oh, activity, anywhere).maxima).toEqual(maxima)
    expect(() => optimiseComposition(oh, activity, anywhere, { seed: 1.5 })).toThrow(InputError)
  })
})

describe('optima within bounds', () => {
  it('of at most 35 % of each are at least as good as the grid allows, and name the bounds', () => {
    const { maxima } = optimiseComposition(oh, activity, between(0, 0.35))
    const allowed = grid().filter(x => x.every(fraction => fraction <= 0.35 + 1e-12))
    expect(maxima[0]?.value).toBeGreaterThanOrEqual(Math.max(...allowed.map(value)))
    expect(maxima[0]?.active).toEqual(['Ir=0', 'Pd=0.35', 'Pt=0', 'Rh=0.35'])
    expect(maxima.length).toBeGreaterThan(1)
    for (const { composition, kktResidual } of maxima) {
      expect(Math.max(...Object.values(composition))).toBeLessThanOrEqual(0.35)
      expect(kktResidual).toBeLessThan(1e-9)
    }
  })

  it('keep fixed mole fractions fixed', () => {
    const bounds = compositionBounds([
      ['Ir', 0.1, 0.1],
      ['Pt', 0.2, 1],
      ['Pd', 0, 1],
    ])
    const { maxima } = optimiseComposition(oh, activity, bounds)
    for (const { composition, active } of maxima) {
      expect(Object.keys(composition)).toEqual(['Ir', 'Pt', 'Pd'])
      expect(composition.Ir).toBe(0.1)
      expect(active).toContain('Ir=0.1')
    }
    let best = 0
    for (let step = 0; step <= 700; step++) {
      const pt = 0.2 + step / 1000
      best = Math.max(best, value(Float64Array.of(0.1, 0.9 - pt, pt, 0, 0)))
    }
    // Within half a step of the maximum the value falls by less than the curvature times the square of that.
    expect(maxima[0]?.value).toBeGreaterThanOrEqual(best)
    expect(maxima[0]?.value).toBeCloseTo(best, 4)
  })

  it('of one composition are that', () => {
    const { maxima } = optimiseComposition(oh, activity, between(0.2, 0.2))
    expect(maxima).toHaveLength(1)
    expect(maxima[0]?.value).toBeCloseTo(0.0457, 4)
    expect(maxima[0]?.kktResidual).toBe(0)
  })
})

describe('optima under fixed layers', () => {
  it('have the value that all labelled arrangements give, with the layer as it is', () => {
    const bounds = compositionBounds([
      ['Ir', 0, 1],
      ['Ru', 0, 1],
    ])
    const layers = new Map([[1, parseComposition('Pt')]])
    const { maxima } = optimiseComposition(oh, activity, bounds, { layers })
    const average = energyFunction(activity)
    const at = (ir: number) =>
      allArrangements(oh, {
        bulk: new Map(
          [
            ['Ir', ir],
            ['Ru', 1 - ir],
          ].filter(([, x]) => x !== 0) as [string, number][],
        ),
        layers,
      }).reduce((sum, { energy, probability }) => sum + probability * average(energy), 0)
    expect(maxima[0]?.value).toBeCloseTo(at(maxima[0]?.composition.Ir as number), 12)
    for (const ir of [0, 0.25, 0.5, 0.75, 1])
      expect(at(ir)).toBeLessThanOrEqual((maxima[0]?.value as number) + 1e-12)
  })

  it('refuse to fix every layer, or one that the model does not see', () => {
    const pt = parseComposition('Pt')
    const both = new Map([
      [1, pt],
      [2, pt],
    ])
    expect(() => optimiseComposition(oh, activity, anywhere, { layers: both })).toThrow(InputError)
    expect(() => optimiseComposition(oh, activity, anywhere, { layers: new Map([[5, pt]]) })).toThrow(
      'layer 5',
    )
  })
})

describe('other objectives', () => {
  it('give a window that holds all energies one plateau', () => {
    const { maxima } = optimiseComposition(oh, { name: 'window', from: -9, to: 9 }, anywhere)
    expect(maxima.map(({ value, level }) => [value, level])).toEqual([[1, true]])
  })

  it.each([
    ['irpdptrhru-oh', 0.85, 0.86],
    ['irpdptrhru-oh', 0.7, 0.705],
    ['irpdptrhru-oh', 0.25, 0.26],
    ['agaucupdpt-no', -0.6, -0.3],
  ])('give a window of %s from %d to %d eV maxima that no composition near them beats', (id, from, to) => {
    const model = loadModel(id)
    const window: Objective = { name: 'window', from, to }
    const compiled = differentiated(objectivePolynomial(model, window, model.elements))
    const { maxima } = optimiseComposition(
      model,
      window,
      compositionBounds(model.elements.map(element => [element, 0, 1])),
    )
    const random = seededRandom(1)
    for (const found of maxima) {
      const x = fractionsOf(found)
      for (let tried = 0; tried < 600; tried++) {
        // Some elements, in any proportion: 40 % of them stay out.
        const parts = x.map(() => (random() < 0.4 ? 0 : -Math.log(1 - random())))
        const total = parts.reduce((sum, part) => sum + part, 0)
        if (total === 0) continue
        const step = [1e-4, 1e-3, 1e-2][tried % 3] as number
        const near = x.map((fraction, i) => (1 - step) * fraction + step * (parts[i] / total))
        expect(compiled.value(near)).toBeLessThanOrEqual(
          found.value + compiled.rounding(x) + compiled.rounding(near),
        )
      }
    }
  })

  it('leave out what sites need several of: no corner with a value of 1e-97 is a maximum', () => {
    const { maxima } = optimiseComposition(oh, { name: 'window', from: 0.85, to: 0.86 }, anywhere)
    expect(maxima.map(found => Number(found.value.toFixed(6)))).toEqual([
      0.040024, 0.020826, 0.020351, 0.015585, 0.005859,
    ])
  })

  it('are on the same bounds whatever the seed: *NO from -0.6 to -0.3 eV has one that costs nothing', () => {
    const no = loadModel('agaucupdpt-no')
    const bounds = compositionBounds(no.elements.map(element => [element, 0, 1]))
    for (const seed of [1, 2, 3, 4, 5]) {
      const { maxima } = optimiseComposition(no, { name: 'window', from: -0.6, to: -0.3 }, bounds, { seed })
      expect(maxima.map(({ active }) => active.join(' '))).toEqual(['Ag=0 Au=0 Pd=0 Pt=0', 'Au=0 Cu=0 Pt=0'])
      expect(maxima[1]?.composition.Ag).toBeCloseTo(2 / 3, 9)
    }
  })

  it('give the mean the pure element that binds weakest', () => {
    const { maxima } = optimiseComposition(oh, { name: 'mean' }, anywhere)
    expect(maxima.map(({ composition }) => composition.Pt)).toEqual([1])
  })

  it('say how much of an optimum rests on ensembles without data', () => {
    const no = loadModel('agaucupdpt-no')
    const { maxima } = optimiseComposition(
      no,
      { name: 'sabatier', optimum: -0.2, temperature: 300 },
      compositionBounds([
        ['Au', 0, 1],
        ['Pt', 0, 1],
      ]),
    )
    const [best] = maxima
    // Au-Au-Pt is the ensemble without data.
    const expected = 3 * (best?.composition.Au as number) ** 2 * (best?.composition.Pt as number)
    expect(best?.unseenProbability).toBeCloseTo(expected, 12)
  })
})
