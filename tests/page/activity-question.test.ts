import { describe, expect, it } from 'vitest'
import { readFields } from '../../server/page/fields.ts'
import {
  activityQuestion,
  referenceOf,
  summableModels,
  volcanoQuestion,
} from '../../server/page/views/activity/activity-question.ts'
import { answerModels, type ModelCard } from '../../src/question/models.ts'

const MODELS = answerModels()
const cardOf = (id: string) => MODELS.find(model => model.id === id) as ModelCard
const OH = cardOf('irpdptrhru-oh')
const ORR = { objective: 'orr', adsorbate: 'OH' }

function addressWith(query: string) {
  const fields = readFields(query)
  return {
    text: (name: string, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
    list: (name: string) => fields.get(name) ?? [],
    set: () => {},
    link: () => '',
  }
}

describe('the question of an activity', () => {
  it('is relative to Pt unless the address says otherwise, and a mean energy to nothing', () => {
    expect(activityQuestion(addressWith('?composition=IrPt'), OH, ORR, [])).toMatchObject({
      model: 'irpdptrhru-oh',
      composition: 'IrPt',
      objective: 'orr',
      relativeTo: 'Pt',
    })
    expect(activityQuestion(addressWith('?relativeTo=1.1eV'), OH, ORR, []).relativeTo).toBe('1.1eV')
    expect(referenceOf(addressWith('?objective=mean'), OH, ORR)).toBe('')
    expect(referenceOf(addressWith(''), { elements: ['Ag', 'Au'] }, ORR)).toBe('Ag')
  })

  it('sums the sites of a second model where it can be summed', () => {
    const others = summableModels(MODELS, OH)
    expect(others.map(({ id }) => id)).toEqual(['irpdptrhru-o'])
    const address = addressWith('?sumWith=irpdptrhru-o')
    expect(activityQuestion(address, OH, ORR, others)).toMatchObject({
      models: 'irpdptrhru-oh,irpdptrhru-o',
    })
    expect(activityQuestion(address, OH, { ...ORR, objective: 'sabatier' }, [])).toMatchObject({
      model: 'irpdptrhru-oh',
    })
  })

  it('has the layers of the alloy, which a volcano is without', () => {
    const address = addressWith('?composition=IrPt&layer=1=Pt&pin=Pt')
    expect(activityQuestion(address, OH, ORR, []).layer).toEqual(['1=Pt'])
    expect(volcanoQuestion(address, OH, ORR)).toEqual({
      model: 'irpdptrhru-oh',
      composition: ['IrPt'],
      objective: 'orr',
    })
  })

  it('has the pinned compositions on the volcano where they are wanted', () => {
    const address = addressWith('?composition=IrPt&pin=Pt&pin=as+cast%3A+PtIr&volcanoPins=yes')
    expect(volcanoQuestion(address, OH, ORR).composition).toEqual(['Pt', 'as cast: PtIr'])
  })
})
