import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { hydrogenEvolution } from '../../src/descriptor/hydrogen-evolution.ts'
import type { Objective } from '../../src/descriptor/objective.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { evaluator } from '../../src/polynomial/homogeneous-polynomial.ts'
import { objectivePolynomial } from '../../src/polynomial/objective-polynomial.ts'

const oh = loadModel('irpdptrhru-oh')
const h = loadModel('agaucupdpt-h')

describe('the polynomial of an objective', () => {
  it('has the average over sites as its value, for every objective', () => {
    const doubled = (factor: number): Objective => ({
      name: 'module',
      path: './mine.mjs',
      title: 'mine',
      unit: 'eV',
      relativeTo: 'nothing',
      value: energy => factor * energy,
    })
    const cases: [typeof oh, Objective][] = [
      [oh, { name: 'sabatier', optimum: 1.1, temperature: 300 }],
      [oh, { name: 'sabatier', optimum: 1.1, temperature: 2 }],
      [oh, oxygenReduction(oh)],
      [oh, oxygenReduction(oh, { diffusionLimit: null })],
      [oh, oxygenReduction(oh, { temperature: 3 })],
      [h, hydrogenEvolution(h)],
      [oh, { name: 'window', from: null, to: 1 }],
      [oh, { name: 'window', from: 1, to: null }],
      [oh, { name: 'mean' }],
      [oh, { name: 'expression', formula: 'E > 1 ? 1 : E * E' }],
      [oh, doubled(2)],
      // The same by its JSON.
      [oh, doubled(3)],
    ]
    for (const [model, objective] of cases) {
      const polynomial = objectivePolynomial(model, objective, model.elements)
      const { value } = siteAverage(model, unlayered(parseComposition(model.elements.join(''))), objective)
      expect(evaluator(polynomial)(new Float64Array(5).fill(0.2)) / value - 1).toBeCloseTo(0, 11)
    }
  })
})
