import { describe, expect, it } from 'vitest'
import {
  OBJECTIVE_FIELDS,
  OBJECTIVES,
  objectiveChanges,
  objectiveOf,
  objectivesFor,
  usualObjective,
} from '../../server/page/objective.ts'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { objectiveFields } from '../../src/question/objective.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerVolcano, volcanoQuestion } from '../../src/question/volcano.ts'

const addressWith = (fields: Readonly<Record<string, string>>) => ({
  text: (name: string, otherwise = '') => fields[name] ?? otherwise,
})

describe('objectives of the page', () => {
  const chosen = builtInModelIds().flatMap(model =>
    objectivesFor(loadModel(model).adsorbate).map(objective => ({ model, objective })),
  )

  it.each(chosen)('$objective can be asked of $model as soon as it is chosen', ({ model, objective }) => {
    const { adsorbate, elements } = loadModel(model)
    const changes = objectiveChanges(objective, adsorbate)
    const fields = Object.fromEntries(
      Object.entries(changes).filter((change): change is [string, string] => change[1] !== null),
    )
    const question = { model, composition: elements.join(''), ...objectiveOf(addressWith(fields)) }
    const answer = answerVolcano(readQuestion(volcanoQuestion, question), loadModel)
    expect(answer.objective.name).toBe(objective)
    expect(answer.warnings.filter(warning => warning.includes('lies outside'))).toEqual([])
  })

  it('knows every field that the server reads', () => {
    expect([...OBJECTIVE_FIELDS].sort()).toEqual(Object.keys(objectiveFields).sort())
  })

  it('sends the options of the objective and leaves those of others in the address', () => {
    const address = addressWith({ objective: 'orr', optimum: '0.2', from: '1', formula: 'E' })
    expect(objectiveOf(address)).toEqual({ objective: 'orr', optimum: '0.2' })
  })

  it('sends nothing where no objective is chosen, and the usual one where a view needs one', () => {
    expect(objectiveOf(addressWith({ optimum: '1' }))).toEqual({})
    expect(objectiveOf(addressWith({ optimum: '1' }), usualObjective({ adsorbate: 'OH' }))).toEqual({
      objective: 'orr',
      optimum: '1',
    })
    const usual = usualObjective({ adsorbate: 'CO' })
    expect(objectiveOf(addressWith({}), usual)).toEqual({ objective: 'sabatier', optimum: '0' })
    expect(objectiveOf(addressWith({ objective: 'sabatier' }), usual)).toEqual({ objective: 'sabatier' })
  })

  it('hands an unknown objective on to the server, which says what there is', () => {
    expect(objectiveOf(addressWith({ objective: 'nonsense' }))).toEqual({ objective: 'nonsense' })
  })

  it('forgets the options of the objective before, whose names mean something else', () => {
    const changes = objectiveChanges('orr', 'OH')
    expect(changes.optimum).toBeNull()
    expect(Object.keys(changes)).toEqual(expect.arrayContaining(['from', 'to', 'formula', 'temperature']))
  })

  it('offers the currents only where they are defined', () => {
    expect(objectivesFor('OH')[0]).toBe('orr')
    expect(objectivesFor('H')[0]).toBe('her')
    expect(objectivesFor('CO')).toEqual(['sabatier', 'window', 'mean', 'expression'])
    expect(Object.keys(OBJECTIVES)).toHaveLength(6)
  })
})
