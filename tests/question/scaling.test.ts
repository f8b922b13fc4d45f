import { describe, expect, it } from 'vitest'
import { jointText } from '../../src/cli/joint-text.ts'
import { scalingText } from '../../src/cli/scaling-text.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerJoint, jointQuestion } from '../../src/question/joint.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerScaling, jointOfScaling, scalingQuestion } from '../../src/question/scaling.ts'
import { scalingTable } from '../../src/question/scaling-table.ts'

const questionOf = (fields: object) =>
  readQuestion(scalingQuestion, {
    models: 'irpdptrhru-oh,irpdptrhru-o',
    composition: 'IrPdPtRhRu',
    ...fields,
  })
const ask = (fields: object = {}) => answerScaling(questionOf(fields), loadModel)

describe('scaling question', () => {
  it('answers as JSON without NaN or infinities, a pure metal included', () => {
    for (const composition of ['IrPdPtRhRu', 'Pt']) {
      const answer = ask({ composition })
      expect(answer.models.map(({ model }) => model)).toEqual(['irpdptrhru-oh', 'irpdptrhru-o'])
      expect(answer.neighbour).toBe(1)
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }
  })

  it('takes layers and neighbours, and its picture has the same sites', () => {
    const fields = { composition: 'IrPt', layer: '2=Ru', neighbour: '2' }
    const answer = ask(fields)
    expect(answer.neighbour).toBe(2)
    expect(answer.layers).toEqual({ 2: { Ru: 1 } })
    const joint = jointOfScaling(questionOf(fields), loadModel)
    expect(joint.covariance).toBe(answer.covariance)
    expect(joint.neighbour).toBe(2)
  })

  it.each([
    [{ models: 'irpdptrhru-oh' }, 'models must be two, like agaucupdpt-co,agaucupdpt-h; got "irpdptrhru-oh"'],
    [{ models: 'irpdptrhru-oh,irpdptrhru-x' }, 'irpdptrhru-x'],
    [{ models: 'agaucupdpt-co,irpdptrhru-o' }, 'irpdptrhru-o has Ir, Rh, Ru, which agaucupdpt-co lacks'],
    [{ composition: 'AgPt' }, 'no parameters for Ag'],
    [{ neighbour: '0' }, 'neighbours of fcc111-top and fcc111-fcc are 1 (the nearest pair) to'],
    [{ neighbour: 'next' }, 'got "next"'],
    [{ window: 'OH<1' }, 'window'],
  ])('refuses %o', (fields, message) => {
    expect(() => ask(fields)).toThrow(InputError)
    expect(() => ask(fields)).toThrow(message)
  })

  it('has a table of its lines and of the pure metals', () => {
    const answer = ask()
    const table = scalingTable(answer)
    const column = (name: string) => table.find(known => known.name === name)?.values
    expect(column('over')).toEqual([
      ...['sites', 'sites', 'sites', 'pure metals', 'pure metals', 'pure metals'],
      ...['Ir', 'Pd', 'Pt', 'Rh', 'Ru'],
    ])
    expect(column('slope')?.slice(0, 4)).toEqual([
      answer.slope,
      answer.reverse.slope,
      answer.orthogonal.slope,
      answer.pureMetals.slope,
    ])
    expect(column('energy_B_eV')?.slice(6)).toEqual(
      answer.pureMetals.points.map(({ energies }) => energies[1]),
    )
    expect(new Set(column('zero_B'))).toEqual(new Set([loadModel('irpdptrhru-o').energy.zero]))
  })
})

describe('scaling as text', () => {
  it('has both lines with their unit, what the energies are, and every metal', () => {
    const text = scalingText(ask())
    for (const part of [
      'scaling of B, *O on fcc111-fcc, with A, *OH on fcc111-top, of Ir20Pd20Pt20Rh20Ru20, random alloy',
      'A: ΔE(*OH) of H2O + * -> *OH + 1/2 H2; zero: ',
      'B: ΔE(*O) of H2O + * -> *O + H2; zero: ',
      'intercept / eV',
      'sites: B on A            0.6627          0.3122       0.3565       0.5066',
      'pure metals: B on A      1.9328         -0.4881       0.1045       0.9846',
      'Pt                   1.0831          1.7284',
    ])
      expect(text).toContain(part)
  })

  it('says so where there is no line, and where a model has no data', () => {
    expect(scalingText(ask({ composition: 'Pt' }))).toContain(
      'the sites have one energy of either kind, so no line',
    )
    const text = scalingText(ask({ models: 'agaucupdpt-no,agaucupdpt-h', composition: 'AgPd' }))
    expect(text).toContain(
      '37.5 % of the sites are on ensembles that agaucupdpt-no has no data for (Ag-Ag-Pd)',
    )
    expect(text).toContain('37.5 % of the pairs rest on such predicted energies')
  })
})

describe('joint as text', () => {
  it('sets each window against the value if independent, and gives B where A is in the window', () => {
    const question = readQuestion(jointQuestion, {
      models: 'agaucupdpt-co,agaucupdpt-h',
      composition: 'AgAuCuPdPt',
      window: ['CO<=0,H>0', 'CO<-9,H>0'],
    })
    const answer = answerJoint(question, loadModel)
    const [window] = answer.windows
    expect(window?.ratio).toBeCloseTo((window?.probability as number) / (window?.independent as number), 12)
    const text = jointText(answer)
    expect(text).toMatch(/window \/ eV +probability +if independent +ratio +B given A/)
    expect(text).toMatch(/CO<=0,H>0 +0\.264\d+ +0\.352\d+ +0\.750\d +0\.\d{6}/)
    expect(text).toMatch(/CO<-9,H>0 +0\.000000 +0\.000000 +none +none/)
  })
})
