import { describe, expect, it } from 'vitest'
import type { Address } from '../../server/page/address.ts'
import type { Question } from '../../server/page/ask.ts'
import { changedFields, fieldsQuery, readFields } from '../../server/page/fields.ts'
import {
  FORM_FIELDS,
  isSameSearch,
  type Search,
  searchChanges,
  searchOf,
  searchQuestion,
} from '../../server/page/views/search/search-question.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { optimizeQuestion } from '../../src/question/optimize.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { planScan, scanQuestion } from '../../src/question/scan.ts'
import { textFields } from '../../src/question/text-fields.ts'

const addressAt = (query: string): Address => {
  const fields = readFields(query)
  return {
    text: (name, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
    list: name => fields.get(name) ?? [],
    set: () => {},
    link: changes => `?${fieldsQuery(changedFields(fields, changes))}`,
  }
}

const SCAN =
  '?search=scan&objective=sabatier&optimum=1.1&elements=Ir,Pt&bounds=Ir=0:0.5&step=0.1&layer=1=Pt&yes=true'

describe('the search of an address', () => {
  it('is a question that the server reads, without fields of the other search', () => {
    const question = searchQuestion(addressAt(`${SCAN}&against=share:Ir`), 'scan')
    expect(question).not.toHaveProperty('against')
    const planned = planScan(readQuestion(scanQuestion, textFields(scanQuestion, question)), loadModel)
    expect(planned.bounds.elements).toEqual(['Ir', 'Pt'])
    expect(planned.grid.compositions).toBe(6)
    expect(planned.layers.has(1)).toBe(true)
  })

  it('comes back from the question of a job', () => {
    const question = searchQuestion(addressAt(SCAN), 'scan')
    const query = addressAt('?view=search&against=share:Ir&optimum=9').link(searchChanges('scan', question))
    const address = addressAt(query)
    expect(searchOf(address)).toBe('scan')
    expect(searchQuestion(address, 'scan')).toEqual(question)
  })

  it('is the same when the server gives numbers and flags back as texts', () => {
    const question = { model: 'irpdptrhru-oh', step: 0.1, yes: true }
    expect(isSameSearch(['scan', question], ['scan', textFields(scanQuestion, question) as Question])).toBe(
      true,
    )
    expect(isSameSearch(['scan', question], ['scan', { ...question, step: 0.2 }])).toBe(false)
    expect(isSameSearch(['scan', question], ['optimize', question])).toBe(false)
  })

  it.each([
    ['optimize', optimizeQuestion],
    ['scan', scanQuestion],
  ] as const)('has every field of %s', (search: Search, { shape }) => {
    const known = Object.keys(searchChanges(search, {}))
    expect(known.filter(name => name !== 'search').sort()).toEqual(Object.keys(shape).sort())
    expect(FORM_FIELDS).toEqual(expect.arrayContaining(known.filter(name => !OF_PANEL.includes(name))))
  })
})

/** Fields whose faults the panel of the alloy shows, and what is never wrong. */
const OF_PANEL = ['search', 'model', 'layer']
