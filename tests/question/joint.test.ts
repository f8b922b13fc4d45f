import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerJoint, jointQuestion } from '../../src/question/joint.ts'
import { jointTable } from '../../src/question/joint-table.ts'
import { readCondition, readWindow } from '../../src/question/joint-windows.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const co = loadModel('agaucupdpt-co')
const h = loadModel('agaucupdpt-h')
const oh = loadModel('irpdptrhru-oh')

const ask = (fields: object) =>
  answerJoint(
    readQuestion(jointQuestion, {
      models: 'agaucupdpt-co,agaucupdpt-h',
      composition: 'AgAuCuPdPt',
      ...fields,
    }),
    loadModel,
  )

describe('window', () => {
  it('bounds each energy from either side, included or not', () => {
    expect(readWindow('CO<=0,H>0', [co, h])).toEqual({
      name: 'CO<=0,H>0',
      within: [
        { low: null, high: { energy: 0, included: true } },
        { low: { energy: 0, included: false }, high: null },
      ],
    })
    expect(readWindow(' H < .2 , *H >= -1e-1 ', [co, h]).within).toEqual([
      { low: null, high: null },
      { low: { energy: -0.1, included: true }, high: { energy: 0.2, included: false } },
    ])
  })

  it('names two models of one adsorbate A and B, and any two models too', () => {
    expect(readWindow('A<=0.5,B>0.9', [oh, oh]).within[1].low?.energy).toBe(0.9)
    expect(readWindow('B>0.9', [co, h]).within[1].low?.energy).toBe(0.9)
    expect(() => readWindow('OH<1', [oh, oh])).toThrow(
      'unknown adsorbate "OH" in a window; the models\' are A and B, in the order of the models',
    )
  })

  it.each([
    ['', 'a window is bounds in eV with < <= > or >=, like CO<=0,H>0; got ""'],
    ['CO<=0,', 'got "CO<=0,"'],
    ['CO=0', 'got "CO=0"'],
    ['CO<zero', 'got "CO<zero"'],
    ['0<CO<1', 'got "0<CO<1"'],
    ['NO<0', 'unknown adsorbate "NO" in a window; the models\' are CO and H, or A and B'],
    ['CO<0,CO<=1', 'the window "CO<0,CO<=1" bounds CO from above twice'],
    ['H>0.2,H<0.1', 'no energy of H lies in the window "H>0.2,H<0.1"'],
    ['H>0,H<=0', 'no energy of H lies'],
  ])('refuses "%s"', (text, message) => {
    expect(() => readWindow(text, [co, h])).toThrow(InputError)
    expect(() => readWindow(text, [co, h])).toThrow(message)
  })

  it('may be one energy, and as a condition bounds one model', () => {
    expect(readWindow('H>=0,H<=0', [co, h]).within[1].low?.energy).toBe(0)
    expect(readCondition('H>0,H<1', [co, h]).model).toBe(1)
    expect(() => readCondition('CO<=0,H>0', [co, h])).toThrow(
      "a condition bounds one energy, to show the other's",
    )
  })
})

describe('joint question', () => {
  it('answers in the order of the models, as JSON without NaN or infinities', () => {
    const answer = ask({ window: ['CO<=0,H>0', 'CO>0'], given: 'CO<=0' })
    expect(answer.models.map(({ model }) => model)).toEqual(['agaucupdpt-co', 'agaucupdpt-h'])
    expect(answer.neighbour).toBe(1)
    expect(answer.distance).toBeCloseTo(1 / Math.sqrt(6), 12)
    expect(answer.windows.map(({ name }) => name)).toEqual(['CO<=0,H>0', 'CO>0'])
    const [, second] = answer.windows
    expect(second?.probability).toBeCloseTo(second?.independent as number, 12)
    expect(answer.given?.model).toBe('agaucupdpt-h')
    expect(answer.given?.probability).toBeCloseTo(1 - (second?.independent as number), 12)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it('takes the other fields as text', () => {
    const answer = ask({ composition: 'Ag', layer: '2=AgPt', neighbour: '2', binWidth: '0.05' })
    expect(answer.neighbour).toBe(2)
    expect(answer.layers).toEqual({ 2: { Ag: 0.5, Pt: 0.5 } })
    expect(answer.bins.width).toBe(0.05)
    expect(answer.given).toBeNull()
  })

  it.each([
    [{ models: 'agaucupdpt-co' }, 'models must be two, like agaucupdpt-co,agaucupdpt-h; got "agaucupdpt-co"'],
    [{ models: 'a,b,c' }, 'got "a,b,c"'],
    [{ models: 'agaucupdpt-co,agaucupdpt-hh' }, 'did you mean agaucupdpt-h?'],
    [{ models: 'agaucupdpt-co,irpdptrhru-o' }, 'irpdptrhru-o has Ir, Rh, Ru, which agaucupdpt-co lacks'],
    [{ composition: 'IrPt' }, 'agaucupdpt-co has no parameters for Ir'],
    [{ neighbour: '-1' }, 'got "-1"'],
    [{ neighbour: '0' }, 'neighbours of fcc111-top and fcc111-fcc are 1 (the nearest pair) to 60, got 0'],
    [{ neighbour: '99' }, 'got 99'],
    [{ window: 'CO' }, 'got "CO"'],
    [{ given: 'CO<-5' }, 'no site has CO<-5'],
    [{ binWidth: '0' }, 'the bin width must be a positive number of eV, got 0'],
    [{ binWidth: 'x' }, 'got "x"'],
    [{ windows: 'CO<0' }, 'did you mean window?'],
  ])('refuses %o', (fields, message) => {
    expect(() => ask(fields)).toThrow(InputError)
    expect(() => ask(fields)).toThrow(message)
  })

  it('has a table of bins with edges and probabilities that sum to 1, joint and independent', () => {
    const table = jointTable(ask({ binWidth: '0.1' }))
    const column = (name: string) => table.find(known => known.name === name)?.values as number[]
    const total = (name: string) => column(name).reduce((sum, value) => sum + value, 0)
    expect(total('probability')).toBeCloseTo(1, 9)
    expect(total('independent')).toBeCloseTo(1, 9)
    expect((column('high_A_eV')[0] as number) - (column('low_A_eV')[0] as number)).toBeCloseTo(0.1, 12)
    expect(new Set(column('model_B'))).toEqual(new Set(['agaucupdpt-h']))
  })
})
