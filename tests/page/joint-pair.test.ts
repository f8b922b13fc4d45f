import { describe, expect, it } from 'vitest'
import { changedFields, readFields } from '../../server/page/fields.ts'
import { conditionFault, pairState, windowFault } from '../../server/page/views/joint/pair-state.ts'
import { partnersOf } from '../../server/page/views/joint/partners.ts'
import { windowPresets } from '../../server/page/views/joint/window-presets.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerJoint } from '../../src/question/joint.ts'
import { answerModels, type ModelCard } from '../../src/question/models.ts'

const models = answerModels()
const card = (id: string) => models.find(model => model.id === id) as ModelCard

/** An address as far as a pair reads it. */
function addressOf(query: string) {
  const fields = changedFields(readFields(query), {})
  return {
    text: (name: string, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
    list: (name: string) => fields.get(name) ?? [],
  }
}

describe('partners of a model', () => {
  it('are just those that the joint distribution takes', () => {
    for (const model of models) {
      const { possible, impossible } = partnersOf(model, models)
      const ask = (other: string) =>
        answerJoint({ models: `${model.id},${other}`, composition: model.elements[0] as string }, loadModel)
      for (const { id } of possible) expect(ask(id).models[1].model).toBe(id)
      for (const { id } of impossible) expect(() => ask(id)).toThrow()
      expect(possible.length + impossible.length).toBe(models.length)
      expect(possible.at(-1)?.id).toBe(model.id)
    }
  })

  it('are refused with what differs: elements, facet, kind', () => {
    const co = card('agaucupdpt-co')
    const elsewhere: ModelCard = { ...co, id: 'elsewhere', site: 'fcc100-top' }
    const code: ModelCard = { ...co, id: 'by-code', kind: 'code', residual: null }
    const reasons = partnersOf(co, [co, card('irpdptrhru-o'), elsewhere, code]).impossible
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'only one of both has Ag, Au, Cu, Ir, Rh, Ru',
      'it is on fcc100, agaucupdpt-co on fcc111',
      'by-code is code, and joint energies need linear models',
    ])
    expect(partnersOf(code, [co, code]).possible).toEqual([])
  })
})

describe('the pair of an address', () => {
  it('is the model of the page and the first that pairs with it', () => {
    expect(pairState(addressOf('model=agaucupdpt-co'), models).ids).toEqual(['agaucupdpt-co', 'agaucupdpt-h'])
    expect(pairState(addressOf(''), models).ids).toEqual(['irpdptrhru-oh', 'irpdptrhru-o'])
  })

  it('is the model beside itself, at the nearest pair, where no other pairs with it', () => {
    const { ids, neighbour } = pairState(addressOf('model=agaucupdpt-co'), [card('agaucupdpt-co')])
    expect([ids, neighbour]).toEqual([['agaucupdpt-co', 'agaucupdpt-co'], '1'])
  })

  it('keeps what a link says, even a model that is not there', () => {
    const state = pairState(addressOf('model2=gone&neighbour=3&pairWindow=A<0&pairWindow=B<0'), models)
    expect(state.ids[1]).toBe('gone')
    expect(state.cards).toBeNull()
    expect([state.neighbour, state.windows]).toEqual(['3', ['A<0', 'B<0']])
  })
})

describe('windows as they are typed', () => {
  const cards = [card('agaucupdpt-co'), card('agaucupdpt-h')] as const

  it('are refused with the sentence of the command line', () => {
    expect(windowFault('CO<=0,H>0', cards)).toBeNull()
    expect(windowFault('CO<=0,H', cards)).toBe(
      'a window is bounds in eV with < <= > or >=, like CO<=0,H>0; got "CO<=0,H"',
    )
    expect(conditionFault('', cards)).toBeNull()
    expect(conditionFault('CO<=0,H>0', cards)).toContain('a condition bounds one energy')
  })

  it('can all start from a preset', () => {
    expect(windowPresets(['CO', 'H'], [-0.3006, 0.0876]).map(({ window }) => window)).toEqual([
      'CO<=0,H>0',
      'CO<=-0.3,H>0.09',
    ])
    expect(windowPresets(['OH', 'OH'], [0.5, -0.001]).map(({ window }) => window)).toEqual(['A<=0.5,B>0'])
    for (const { window } of windowPresets(['CO', 'H'], [-1e-9, 12]))
      expect(windowFault(window, cards)).toBeNull()
  })
})
