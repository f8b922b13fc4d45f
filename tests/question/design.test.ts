import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { fingerprintEnergy } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { InputError } from '../../src/input/input-error.ts'
import { toCsv } from '../../src/output/table.ts'
import { answerDesign, designQuestion } from '../../src/question/design.ts'
import { designTable } from '../../src/question/design-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerStructure } from '../../src/question/structure.ts'

const FIELDS = { model: 'irpdptrhru-oh', compositions: 'IrPdPtRhRu', add: '12', candidates: '1800' }

const ask = (fields: Record<string, unknown> = {}, table?: Parameters<typeof answerDesign>[2]) =>
  answerDesign(readQuestion(designQuestion, { ...FIELDS, ...fields }), loadModel, table)

describe('the answer to design', () => {
  const answer = ask()

  it('has the rows in order, each with what it costs and leaves open', () => {
    const { chosen, costs } = answer
    expect(chosen.map(({ rank }) => rank)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
    const slabs = new Set<string>()
    let before = answer.uncertainty.before
    for (const [index, row] of chosen.entries()) {
      expect(row.isNewSlab).toBe(!slabs.has(row.slab))
      slabs.add(row.slab)
      expect(row.cost).toBe(costs.site + (row.isNewSlab ? costs.slab : 0))
      expect(row.totalCost).toBe(slabs.size * costs.slab + (index + 1) * costs.site)
      // The gain by the distribution is a variance.
      expect((before ** 2 - row.uncertainty ** 2) / row.gain).toBeCloseTo(1, 6)
      before = row.uncertainty
    }
    expect(answer).toMatchObject({
      slabs: slabs.size,
      cost: chosen.at(-1)?.totalCost,
      energyError: { before: answer.uncertainty.before, after: before },
      candidates: { count: 1800, slabs: 200, from: null, size: '3x3x4' },
      seed: 1,
    })
  })

  it('predicts the energies that the model gives', () => {
    const model = loadModel(FIELDS.model)
    for (const { ensemble, zones, energy } of answer.chosen)
      expect(energy).toBeCloseTo(fingerprintEnergy(model, ensemble, zones), 12)
  })

  it('is JSON without gaps', () => {
    for (const criterion of ['d-optimal', 'distribution', 'activity']) {
      const own = ask({
        criterion,
        ...(criterion === 'activity' && { objective: 'sabatier', optimum: '1.1' }),
      })
      expect(JSON.parse(JSON.stringify(own))).toEqual(own)
      const bad = JSON.stringify(own, (_, value) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
      )
      expect(bad).not.toContain('not finite')
    }
  })

  it('sets the design against random rows at the same cost', () => {
    const { random, chosen } = answer
    expect(random.after).toHaveLength(chosen.length)
    for (const { mean, low, high } of random.after) {
      expect(low).toBeLessThanOrEqual(mean)
      expect(mean).toBeLessThanOrEqual(high)
      expect(high).toBeLessThan(answer.uncertainty.before)
    }
    expect(random.after.at(-1)?.mean).toBeGreaterThan(answer.uncertainty.after)
  })

  it('tells how far the criterion falls in a figure of its own', () => {
    expect(ask({ criterion: 'd-optimal' }).uncertainty).toMatchObject({ unit: '1', before: 1 })
    expect(answer.uncertainty).toMatchObject({ unit: 'eV' })
    const activity = { criterion: 'activity', objective: 'window', from: '1.0', to: '1.2' }
    const { uncertainty, objective, definition } = ask(activity)
    expect(objective).toEqual({ name: 'window', from: 1, to: 1.2 })
    expect(definition).toContain('1.2 eV')
    expect(uncertainty.after).toBeLessThan(uncertainty.before)
  })

  it('says which rows rest on ensembles without data, and how many sites do before and after', () => {
    const own = ask({ model: 'agaucupdpt-no', compositions: 'AgAuCuPdPt', add: '20', candidates: '10000' })
    const model = loadModel('agaucupdpt-no')
    const shares = ensembleTerms(model, unlayered(parseComposition('AgAuCuPdPt')))
    const unseen = (without: readonly string[]) =>
      shares.reduce(
        (sum, term) => sum + (term.unseen && !without.includes(term.name) ? term.probability : 0),
        0,
      )
    expect(own.unseenProbability.before).toBeCloseTo(0.12, 10)
    expect(own.unseenProbability.after).toBeCloseTo(unseen(own.chosen.map(({ ensemble }) => ensemble)), 12)
    for (const { unseen: marked, ensemble } of own.chosen)
      expect(marked).toBe(model.unseenEnsembles.includes(ensemble))
    expect(own.chosen.slice(0, 6).filter(({ unseen: marked }) => marked).length).toBeGreaterThanOrEqual(4)
  })

  it('weighs several compositions, whose slabs it draws from', () => {
    const own = ask({ compositions: ['Ir20Pt80:3', 'PdRu'], criterion: 'd-optimal' })
    expect(own.compositions).toEqual([
      { weight: 0.75, composition: { Ir: 0.2, Pt: 0.8 } },
      { weight: 0.25, composition: { Pd: 0.5, Ru: 0.5 } },
    ])
    for (const { composition, ensemble } of own.chosen)
      expect(Object.keys(composition ?? {})).toContain(ensemble)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(ask({ seed: '5' })).toEqual(ask({ seed: '5' }))
    expect(ask({ seed: '5' }).chosen).not.toEqual(ask({ seed: '6' }).chosen)
  })

  it('warns of periodic images', () => {
    expect(answer.warnings).toEqual([])
    expect(ask({ size: '2x2x4' }).warnings).toEqual([
      expect.stringContaining('in a 2x2x4 cell 3 neighbours are periodic images'),
    ])
  })

  it('warns when the model does not say how far ensembles without data may be off', () => {
    const model = loadModel('agaucupdpt-no')
    const { training, ...silent } = model
    expect(training?.spread).toBeGreaterThan(0)
    const question = readQuestion(designQuestion, {
      ...{ model: model.id, compositions: 'AgAuCuPdPt', add: '3', candidates: '160' },
    })
    expect(answerDesign(question, () => silent).warnings).toEqual([
      expect.stringContaining('does not say how far the energies of ensembles without data'),
    ])
    expect(answerDesign(question, () => model).warnings).toEqual([
      expect.stringContaining('a fit without a ridge drops it with the first row'),
    ])
  })
})

describe('the table of a design', () => {
  it('is what `structure --environments` takes: the slabs show the sites at their places', async () => {
    const own = ask({ compositions: ['Ir20Pt80', 'IrPdPtRhRu'], add: '8' })
    const table = await parseCsvTable(await toCsv(designTable(own)), 'chosen.csv')
    const { answer } = answerStructure({ site: own.site, adsorbate: own.adsorbate }, table)
    expect(answer.structures).toHaveLength(8)
    for (const [index, { ensemble, zones, seed, place, composition }] of answer.structures.entries()) {
      const row = own.chosen[index] as (typeof own.chosen)[number]
      expect({ ensemble, surface: zones.surface, subsurface: zones.subsurface }).toEqual({
        ensemble: row.ensemble,
        surface: row.zones.surface,
        subsurface: row.zones.subsurface,
      })
      expect([String(seed), place, composition]).toEqual([row.slab, row.place, row.composition])
    }
  })
})

describe('candidates of a file', () => {
  const lines = [
    'slab,ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt',
    'a,Ir,2,4,0,3',
    'b,Pt,6,0,3,0',
    'a,Pt,0,6,0,3',
  ]

  it('are chosen by row and slab', async () => {
    const table = await parseCsvTable(lines.join('\n'), 'x.csv')
    const own = ask({ candidates: undefined, add: '3', slabCost: '10' }, table)
    expect(own.candidates).toEqual({ count: 3, slabs: 2, from: 'x.csv', size: null })
    expect(own.cost).toBe(20.6)
    for (const { row, slab, place, composition } of own.chosen) {
      expect(slab).toBe(['a', 'b', 'a'][(row as number) - 1])
      expect([place, composition]).toEqual([null, null])
    }
    expect(designTable(own).map(({ name }) => name)).not.toContain('place')
  })

  it('leave no room for a number of candidates or a size', async () => {
    const table = await parseCsvTable(lines.join('\n'), 'x.csv')
    expect(() => ask({}, table)).toThrow('the file x.csv says which candidates there are')
    expect(() => ask({ candidates: undefined, size: '3x3x4' }, table)).toThrow('leave out the size of slabs')
  })
})

describe('a question for a design', () => {
  it.each([
    [{ compositions: 'AgPt' }, 'model irpdptrhru-oh has no parameters for Ag'],
    [
      { compositions: 'IrPt:x' },
      'the weight of a composition is a number behind a colon, like IrPt:2; got "IrPt:x"',
    ],
    [{ compositions: 'IrPt:0' }, 'the weight of a composition must be a positive, finite number, got 0'],
    [{ compositions: [] }, 'a design needs at least one composition'],
    [{ criterion: 'a-optimal' }, 'unknown criterion "a-optimal"; did you mean d-optimal?'],
    [{ criterion: 'activity' }, 'the criterion activity needs an objective'],
    [{ objective: 'mean' }, 'the objective mean belongs to the criterion activity'],
    [{ optimum: '1.1' }, 'the option optimum belongs to an objective, and none is given'],
    [{ add: '0' }, 'the number of rows to add is a whole number from 1, got 0'],
    [{ add: 'x' }, 'the number of environments to add must be a number of rows, got "x"'],
    [{ add: '2000' }, '2,000 rows cannot be chosen from 1,800 candidates'],
    [{ slabCost: '-1' }, 'the cost of a slab must be 0 or a positive, finite number, got -1'],
    [{ siteCost: '-0.1' }, 'the cost of a site must be 0 or a positive, finite number, got -0.1'],
    [{ candidates: '0' }, 'candidates are a whole number from 1'],
    [{ size: '3x3' }, 'like 3x3x4; got "3x3"'],
    [{ size: '3x3x1' }, 'a slab of 3x3x1 is too thin for fcc111-top'],
    [{ seed: '-1' }, 'a seed is a whole number'],
    [{ layer: '1=Ag' }, 'has no parameters for Ag'],
  ])('refuses %j', (wrong, sentence) => {
    expect(() => ask(wrong)).toThrow(InputError)
    expect(() => ask(wrong)).toThrow(sentence)
  })

  it('refuses a model without covariance', () => {
    const { covariance, ...bare } = loadModel(FIELDS.model)
    expect(covariance).toBeDefined()
    const question = readQuestion(designQuestion, FIELDS)
    expect(() => answerDesign(question, () => bare)).toThrow(
      'model irpdptrhru-oh has no covariance of its parameters, so nothing tells how uncertain its energies are',
    )
  })
})
