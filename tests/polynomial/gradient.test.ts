import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositionFromAmounts } from '../../src/composition/composition.ts'
import type { Objective } from '../../src/descriptor/objective.ts'
import { differentiated } from '../../src/polynomial/differentiated.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'
import { sensitivities } from '../../src/search/sensitivity.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'

const objectives: readonly Objective[] = [
  { name: 'sabatier', optimum: 0.1, temperature: 800 },
  { name: 'window', from: -0.2, to: 0.3 },
  { name: 'mean' },
]

const ELEMENTS = ['Ir', 'Pd', 'Pt', 'Rh']

const amounts = fc.array(fc.double({ min: 0.02, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })

const fractionsOf = (parts: readonly number[]) => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  return Float64Array.from(parts, part => part / total)
}

const cases = fc
  .record({
    like: fc.constantFrom('irpdptrhru-oh', 'agaucupdpt-h'),
    seed: fc.nat(1000),
    isPiecewise: fc.boolean(),
    objective: fc.constantFrom(...objectives),
    fixed: fc.constantFrom([], [1], [2]),
    layer: amounts,
    parts: amounts,
  })
  .map(({ like, seed, isPiecewise, objective, fixed, layer, parts }) => {
    const model = madeUpModel(like, seed, { elements: ELEMENTS, isPiecewise })
    const composition = compositionFromAmounts(ELEMENTS.map((element, i) => [element, layer[i] as number]))
    const layers = new Map(fixed.map(number => [number, composition]))
    return { polynomial: objectivePolynomial(model, objective, ELEMENTS, layers), x: fractionsOf(parts) }
  })

/** A step whose square, and whose rounding 1e-16 / step, are both below 1e-8. */
const STEP = 1e-5

const moved = (x: Float64Array, direction: Float64Array, step: number) =>
  x.map((fraction, i) => fraction + step * direction[i])

describe('derivatives of the composition polynomial, over random models, layers, objectives and compositions', () => {
  it('by each variable equal central differences', () => {
    fc.assert(
      fc.property(cases, ({ polynomial, x }) => {
        const { value, gradient } = differentiated(polynomial)
        const partials = new Float64Array(x.length)
        gradient(x, partials)
        for (let i = 0; i < x.length; i++) {
          const unit = new Float64Array(x.length)
          unit[i] = 1
          const difference = (value(moved(x, unit, STEP)) - value(moved(x, unit, -STEP))) / (2 * STEP)
          expect(Math.abs((partials[i] as number) - difference)).toBeLessThan(1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('twice equal central differences of the gradient, and Euler holds: x g = degree A, H x = (degree - 1) g', () => {
    fc.assert(
      fc.property(cases, ({ polynomial, x }) => {
        const { value, gradient, hessian } = differentiated(polynomial)
        const n = x.length
        const [partials, after, before] = [0, 0, 0].map(() => new Float64Array(n)) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ]
        gradient(x, partials)
        const second = hessian(x)
        expect(partials.reduce((sum, partial, i) => sum + partial * x[i], 0)).toBeCloseTo(
          polynomial.degree * value(x),
          11,
        )
        for (let i = 0; i < n; i++) {
          const unit = new Float64Array(n)
          unit[i] = 1
          gradient(moved(x, unit, STEP), after)
          gradient(moved(x, unit, -STEP), before)
          let radial = 0
          for (let j = 0; j < n; j++) {
            radial += second[i * n + j] * x[j]
            expect(Math.abs(second[i * n + j] - (after[j] - before[j]) / (2 * STEP))).toBeLessThan(1e-5)
          }
          expect(radial).toBeCloseTo((polynomial.degree - 1) * (partials[i] as number), 9)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('along the simplex say what happens as one mole fraction rises and the others shrink in proportion', () => {
    fc.assert(
      fc.property(cases, ({ polynomial, x }) => {
        const compiled = differentiated(polynomial)
        for (const [i, own] of sensitivities(compiled, x).entries()) {
          const at = (step: number) => {
            const share = (1 - x[i] - step) / (1 - x[i])
            return compiled.value(x.map((fraction, j) => (i === j ? fraction + step : share * fraction)))
          }
          expect(Math.abs((own?.gradient as number) - (at(STEP) - at(-STEP)) / (2 * STEP))).toBeLessThan(1e-6)
          // Rounding over the square of the step, and the step's square times the fourth derivative.
          const wide = 1e-3
          const curvature = (at(wide) - 2 * at(0) + at(-wide)) / wide ** 2
          expect(Math.abs((own?.curvature as number) - curvature)).toBeLessThan(
            1e-3 * (1 + Math.abs(curvature)),
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of a pure element by itself are none', () => {
    const model = madeUpModel('irpdptrhru-oh', 1, { elements: ELEMENTS })
    const compiled = differentiated(objectivePolynomial(model, { name: 'mean' }, ELEMENTS))
    const [own, other] = sensitivities(compiled, Float64Array.of(1, 0, 0, 0))
    expect(own).toBeNull()
    expect(other).not.toBeNull()
  })
})
