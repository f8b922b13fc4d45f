import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import type { Objective } from '../../src/descriptor/objective.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { pureMetalEnergy } from '../../src/descriptor/pure-metal.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { withParameters } from '../../src/energy/parameters.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { drawnActivity } from '../../src/inference/drawn-activity.ts'
import { drawnAverage, objectiveOf } from '../../src/inference/drawn-average.ts'
import { parameterDraws } from '../../src/inference/parameter-draws.ts'
import { posterior } from '../../src/inference/posterior.ts'

const oh = loadModel('irpdptrhru-oh')
const own = posterior(oh)
const alloy = unlayered(parseComposition('Ir10Pd40Pt50'))
const Pt = { composition: parseComposition('Pt') }
const SABATIER = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const

describe('an activity, draw by draw', () => {
  it.each<[string, Objective]>([
    ['sabatier', SABATIER],
    ['orr', oxygenReduction(oh)],
    ['window', { name: 'window', from: 1, to: 1.1 }],
    ['mean', { name: 'mean' }],
    ['expression', { name: 'expression', formula: 'E * E' }],
  ])('of %s is that of the model with the drawn parameters, and so is its reference', (_, objective) => {
    const { values, references, parts } = drawnActivity(own, alloy, objective, Pt, 4, seededRandom(9))
    let draw = 0
    for (const parameters of parameterDraws(own, 4, seededRandom(9))) {
      const model = withParameters(oh, own.layout, parameters)
      const drawn = objective.name === 'orr' ? oxygenReduction(model) : objective
      const { value, means, terms } = siteAverage(model, alloy, drawn)
      expect(values[draw]).toBe(value)
      expect(references?.[draw]).toBe(siteAverage(model, unlayered(Pt.composition), drawn).value)
      for (const [ensemble, { probability }] of terms.entries())
        expect(parts[ensemble * 4 + draw]).toBe(probability * means[ensemble])
      draw++
    }
  })

  it('of pure Pt in a current relative to the Pt of the model does not vary', () => {
    const { values } = drawnActivity(
      own,
      unlayered(Pt.composition),
      oxygenReduction(oh),
      undefined,
      10,
      seededRandom(1),
    )
    for (const value of values) expect(value).toBeCloseTo(values[0], 12)
  })

  it('varies for pure Pt when the reference is given', () => {
    const given = oxygenReduction(oh, { referenceEnergy: pureMetalEnergy(oh, 'Pt') })
    const { values } = drawnActivity(own, unlayered(Pt.composition), given, undefined, 10, seededRandom(1))
    expect(Math.max(...values) / Math.min(...values)).toBeGreaterThan(1.1)
    expect(objectiveOf(oh, given)).toBe(given)
  })

  it('of a reference energy follows the drawn Pt', () => {
    const objective = oxygenReduction(oh)
    const { references } = drawnActivity(own, alloy, objective, { energy: 1.2 }, 2, seededRandom(1))
    expect(references?.[0]).not.toBe(references?.[1])
    const fixed = drawnActivity(own, alloy, SABATIER, { energy: 1.1 }, 2, seededRandom(1))
    expect([...(fixed.references as Float64Array)]).toEqual([1, 1])
  })
})

describe('an average over too many fingerprints to visit for every draw', () => {
  const o = loadModel('irpdptrhru-o')
  const hollow = unlayered(parseComposition('Ir10Pd20Pt40Ru30'))

  const co = loadModel('agaucupdpt-co')
  const five = unlayered(parseComposition('AgAuCuPdPt'))

  it.each<[string, EnergyModel, LayeredComposition, Objective, number]>([
    ['a current', o, hollow, oxygenReduction(o), 1e-3],
    ['a current at 30 K', o, hollow, oxygenReduction(o, { temperature: 30 }), 1e-3],
    ['an expression', co, five, { name: 'expression', formula: '1 / (1 + exp(10 * (E + 0.3)))' }, 1e-6],
  ])('of %s is right to the grid', (_, model, alloy, objective, tolerance) => {
    const { average, resolution } = drawnAverage(model, alloy, objective)
    const exact = siteAverage(model, alloy, objective)
    expect(resolution).toBeGreaterThan(0)
    const { value, means } = average(model, objective)
    // A kink in f is smoothed over a step, a twentieth of the width of the peak, at every split.
    expect(Math.abs(value / exact.value - 1)).toBeLessThan(tolerance)
    for (const [ensemble, { probability }] of exact.terms.entries())
      expect(Math.abs(means[ensemble] - exact.means[ensemble]) * probability).toBeLessThan(
        tolerance * exact.value,
      )
  })

  it('is exact where sorted lists suffice', () => {
    const { average, resolution } = drawnAverage(o, hollow, SABATIER)
    expect(resolution).toBe(0)
    expect(average(o, SABATIER).value).toBe(siteAverage(o, hollow, SABATIER).value)
  })
})
