import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { contributions } from '../../src/descriptor/contributions.ts'
import { hydrogenEvolution } from '../../src/descriptor/hydrogen-evolution.ts'
import { energyFunction, type Objective } from '../../src/descriptor/objective.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { pureMetalEnergy } from '../../src/descriptor/pure-metal.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { type EnergyModel, fingerprintEnergy } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { compilePolynomial } from '../../src/polynomial/compile-polynomial.ts'
import { inBlock } from '../../src/polynomial/composition-polynomial.ts'
import { evaluator } from '../../src/polynomial/homogeneous-polynomial.ts'
import { allArrangements } from '../distribution/brute-force.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'

const oh = loadModel('irpdptrhru-oh')
const o = loadModel('irpdptrhru-o')
const no = loadModel('agaucupdpt-no')
const of = (text: string): LayeredComposition => unlayered(parseComposition(text))
const EQUIMOLAR = of('IrPdPtRhRu')
const PUBLISHED: Objective = { name: 'sabatier', optimum: 1.1, temperature: 300 }

const currentOf = (model: EnergyModel, options = {}) =>
  oxygenReduction({ ...model, adsorbate: 'OH' }, options)

/** Numbers below lose digits, or vanish when they are parts of a sum. */
const DIGITS_LEFT = 1e-290

/** One of every kind, and of every way to sum it. */
const objectivesOf = (model: EnergyModel): Objective[] => [
  { name: 'sabatier', optimum: 0.2, temperature: 300 },
  { name: 'sabatier', optimum: 0.2, temperature: 3 },
  currentOf(model, { referenceEnergy: 0.1 }),
  currentOf(model, { referenceEnergy: 0.1, diffusionLimit: null }),
  currentOf(model, { referenceEnergy: 0.1, temperature: 5 }),
  hydrogenEvolution({ ...model, adsorbate: 'H', energy: { ...model.energy, quantity: 'G' } }),
  { name: 'window', from: -0.1, to: 0.3 },
  { name: 'window', from: null, to: 0 },
  { name: 'mean' },
  { name: 'expression', formula: 'E * E - E / 3' },
]

describe('the average over sites', () => {
  it('has the published activity of equimolar Ir-Pd-Pt-Rh-Ru, 0.0457, and of Pt, 0.520', () => {
    expect(siteAverage(oh, EQUIMOLAR, PUBLISHED).value).toBeCloseTo(0.0457, 4)
    expect(siteAverage(oh, of('Pt'), PUBLISHED).value).toBeCloseTo(0.52, 3)
  })

  it('of a window is exactly 0 where no site reaches it, for any composition, and then has no shares', () => {
    for (const [from, to] of [
      [3, 4],
      [3, null],
      [null, -3],
      [-4, -3],
    ] as const)
      for (const text of ['Pt', 'IrPt', 'Ir33Pt67', 'Ir17Pd19Pt31Rh33', 'IrPdPtRhRu']) {
        const objective: Objective = { name: 'window', from, to }
        const average = siteAverage(oh, of(text), objective)
        expect(average.value).toBe(0)
        const { ensembles, fingerprints } = contributions(oh, of(text), objective, average)
        expect(ensembles.map(({ mean, share }) => [mean, share])).toEqual(ensembles.map(() => [0, null]))
        expect(fingerprints).toEqual([])
      }
  })

  it('of a window that holds every site is exactly 1, in each ensemble too', () => {
    for (const text of ['Pt', 'IrPt', 'Ir33Pt67', 'Ir17Pd19Pt31Rh33', 'IrPdPtRhRu'])
      for (const [from, to] of [
        [-3, 3],
        [-3, null],
        [null, 3],
      ] as const) {
        const { value, means } = siteAverage(oh, of(text), { name: 'window', from, to })
        expect(value).toBe(1)
        expect(means).toEqual(means.map(() => 1))
      }
  })

  it('is the sum over all labelled arrangements, ensemble by ensemble', () => {
    for (const [seed, like, isPiecewise] of [
      [1, 'irpdptrhru-oh', false],
      [2, 'agaucupdpt-no', true],
    ] as const) {
      const model = madeUpModel(like, seed, { isPiecewise })
      const [a, b] = model.elements
      const alloys: LayeredComposition[] = [
        of(`${a}30${b}70`),
        { ...of(`${a}30${b}70`), layers: new Map([[1, parseComposition(`${a}80${b}20`)]]) },
      ]
      for (const alloy of alloys) {
        const all = allArrangements(model, alloy)
        for (const objective of objectivesOf(model)) {
          const value = energyFunction(objective)
          const { terms, means, ...average } = siteAverage(model, alloy, objective)
          const sum = all.reduce((total, { energy, probability }) => total + probability * value(energy), 0)
          expect(average.value).toBeCloseTo(sum, 12)
          expect(average).toMatchObject({ method: 'enumerate', resolution: 0, error: 0 })
          for (const [index, { name, probability }] of terms.entries()) {
            const own = all
              .filter(({ ensemble }) => ensemble === name)
              .reduce((total, { energy, probability: share }) => total + share * value(energy), 0)
            expect(probability * (means[index] as number)).toBeCloseTo(own, 12)
          }
        }
      }
    }
  })

  it('agrees with the composition polynomial to 1e-12, on top and, with three elements, in the hollow', () => {
    for (const [model, elements] of [
      [oh, oh.elements],
      [o, ['Ir', 'Pt']],
    ] as const) {
      const alloy = of(elements.join(''))
      const x = new Float64Array(elements.length).fill(1 / elements.length)
      for (const objective of [PUBLISHED, oxygenReduction(model)]) {
        const polynomial = compilePolynomial(model, energyFunction(objective), { elements })
        const { value } = siteAverage(model, alloy, objective)
        expect(value / evaluator(inBlock(polynomial, [], 0))(x) - 1).toBeCloseTo(0, 12)
      }
    }
  })

  it('of one element is the value at its one energy', () => {
    for (const model of [oh, o])
      for (const objective of objectivesOf(model).filter(({ name }) => name !== 'window')) {
        const expected = energyFunction(objective)(pureMetalEnergy(model, 'Pt'))
        const { value, terms } = siteAverage(model, of('Pt'), objective)
        expect(terms).toHaveLength(1)
        // The energies add up in another order: 1e-15 eV, which an activity at 3 K shows 4,000-fold.
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * Math.abs(expected))
      }
  })

  it('of a Sabatier activity goes to the probability of the ideal sites when it is cold, to 1 when it is hot', () => {
    const optimum = pureMetalEnergy(oh, 'Pt')
    const sabatier = (temperature: number): Objective => ({ name: 'sabatier', optimum, temperature })
    // Of all ten atoms being Pt; rounding moves their energy by less than 1e-15 eV, and kT is 1e-10 eV.
    expect(siteAverage(oh, of('Ir50Pt50'), sabatier(1e-6)).value).toBeCloseTo(0.5 ** 10, 7)
    expect(siteAverage(oh, EQUIMOLAR, sabatier(1e9)).value).toBeCloseTo(1, 4)
    expect(siteAverage(oh, of('Pt'), sabatier(300)).value).toBeCloseTo(1, 12)
  })

  it('of currents goes to the ideal value when it is hot', () => {
    expect(siteAverage(oh, EQUIMOLAR, oxygenReduction(oh, { temperature: 1e9 })).value).toBeCloseTo(0.5, 4)
    const h = loadModel('agaucupdpt-h')
    expect(siteAverage(h, of('AgAuCuPdPt'), hydrogenEvolution(h, { temperature: 1e9 })).value).toBeCloseTo(
      0.5,
      4,
    )
  })

  it('on a grid is exact but for the error that it states', () => {
    const formula = 'exp(-abs(E - 1.1) / (kB * 300))'
    const exact = siteAverage(o, EQUIMOLAR, PUBLISHED)
    const grid = siteAverage(o, EQUIMOLAR, { name: 'expression', formula })
    expect(grid).toMatchObject({ method: 'convolve' })
    expect(grid.resolution).toBeLessThan(2e-4)
    expect(Math.abs(grid.value - exact.value)).toBeLessThan(3 * grid.error)
    expect(grid.error).toBeLessThan(1e-6 * exact.value)
  })

  it('refuses a current that is no number', () => {
    const cold = oxygenReduction(oh, { diffusionLimit: null, temperature: 0.01, optimum: 0 })
    expect(() => siteAverage(oh, of('Pt'), cold)).toThrow('too large to be a number')
  })
})

describe('contributions', () => {
  const found = (model: EnergyModel, alloy: LayeredComposition, objective: Objective) => {
    const average = siteAverage(model, alloy, objective)
    return { average, ...contributions(model, alloy, objective, average) }
  }

  it('of the ensembles sum to 1, and are their parts of the value', () => {
    for (const [model, alloy] of [
      [oh, EQUIMOLAR],
      [o, EQUIMOLAR],
      [no, of('AgAuCuPdPt')],
    ] as const)
      for (const objective of [PUBLISHED, currentOf(model), { name: 'mean' }] as Objective[]) {
        const { ensembles, average } = found(model, alloy, objective)
        expect(ensembles.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(1, 12)
        for (const { probability, mean, share } of ensembles)
          expect(probability * mean).toBeCloseTo((share as number) * average.value, 12)
        const sizes = ensembles.map(({ probability, mean }) => Math.abs(probability * mean))
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
      }
  })

  it('of the fingerprints are the largest of all, by listing every one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom('irpdptrhru-oh', 'agaucupdpt-no'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        (seed, like, isPiecewise, tenths, which) => {
          const model = madeUpModel(like, seed, { isPiecewise })
          const [a, b] = model.elements
          const alloy = of(`${a}${tenths}${b}${10 - tenths}`)
          const objective = objectivesOf(model)[which] as Objective
          const value = energyFunction(objective)
          const sizes = new Map<string, number>()
          for (const { ensemble, energy, probability } of allArrangements(model, alloy)) {
            // Energies of made-up models tell fingerprints apart.
            const key = `${ensemble} ${energy.toFixed(10)}`
            sizes.set(key, (sizes.get(key) ?? 0) + Math.abs(probability * value(energy)))
          }
          const largest = [...sizes.values()]
            .filter(size => size > DIGITS_LEFT)
            .sort((x, y) => y - x)
            .slice(0, 10)
          const { fingerprints } = found(model, alloy, objective)
          const contributed = (fingerprints ?? [])
            .map(({ contribution }) => Math.abs(contribution))
            .filter(size => size > DIGITS_LEFT)
          expect(contributed).toHaveLength(largest.length)
          for (const [place, size] of largest.entries())
            expect((contributed[place] as number) / size).toBeCloseTo(1, 9)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of the fingerprints have the energy and the probability of what they name', () => {
    const multinomial = (counts: readonly number[]) => {
      const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
      return counts.reduce((ways, n) => ways / factorial(n), factorial(counts.reduce((sum, n) => sum + n, 0)))
    }
    const { fingerprints, average } = found(o, EQUIMOLAR, oxygenReduction(o))
    expect(fingerprints).toHaveLength(10)
    for (const { ensemble, zones, energy, probability, value, contribution, share } of fingerprints ?? []) {
      expect(fingerprintEnergy(o, ensemble, zones)).toBeCloseTo(energy, 12)
      const atoms = ensemble.split('-')
      const touched = [...new Set(atoms)].map(element => atoms.filter(atom => atom === element).length)
      const ways = [touched, ...Object.values(zones).map(counts => Object.values(counts))]
      const expected = ways.map(multinomial).reduce((a, b) => a * b) * 0.2 ** 18
      expect(probability / expected).toBeCloseTo(1, 12)
      expect(contribution).toBe(probability * value)
      expect(share).toBe(contribution / average.value)
    }
  })

  it('of nothing are nothing', () => {
    const { ensembles, fingerprints } = found(oh, of('Pt'), { name: 'window', from: null, to: 0 })
    expect(ensembles).toMatchObject([{ ensemble: 'Pt', share: null }])
    expect(fingerprints).toEqual([])
  })

  it('take milliseconds among 315 million fingerprints', () => {
    const average = siteAverage(o, EQUIMOLAR, PUBLISHED)
    const started = performance.now()
    contributions(o, EQUIMOLAR, PUBLISHED, average)
    // Some 15 ms on a quiet machine.
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
