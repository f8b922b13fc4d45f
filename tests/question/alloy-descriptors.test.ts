import { describe, expect, it } from 'vitest'
import { ALLOY_DESCRIPTORS } from '../../src/alloy/descriptors.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerAlloy } from '../../src/question/alloy-descriptors.ts'

describe('the answer to alloy', () => {
  it('has each descriptor with value, unit and source, the rules and the verdict', () => {
    const answer = answerAlloy({ composition: 'CoCrFeMnNi' })
    expect(Object.keys(answer)).toEqual([
      'composition',
      ...Object.keys(ALLOY_DESCRIPTORS),
      'rules',
      'verdict',
    ])
    expect(answer.composition).toEqual({ Co: 0.2, Cr: 0.2, Fe: 0.2, Mn: 0.2, Ni: 0.2 })
    expect(answer.mixingEntropy).toMatchObject({ unit: 'J/(mol K)', formula: '-R sum x_i ln x_i' })
    expect(answer.mixingEntropy.value).toBeCloseTo(13.382, 3)
    expect(answer.mixingEntropy.source).toContain('CODATA 2018')
    expect(answer.verdict.plausible).toBe(true)
    expect(answer.rules.map(({ met }) => met)).toEqual([true, true, true, true, true, true])
  })

  it('survives JSON: no value is lost, what has no meaning is null', () => {
    for (const composition of ['CoCrFeMnNi', 'Pt', 'AuPd']) {
      const answer = answerAlloy({ composition })
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }
    expect(answerAlloy({ composition: 'Pt' }).omega.value).toBeNull()
  })

  it('refuses what is no composition, or has an element without data', () => {
    expect(() => answerAlloy({ composition: 'Pt-3' })).toThrow(InputError)
    expect(() => answerAlloy({ composition: 'PtNa' })).toThrow(/for Na; the elements with data are Mg, Al,/)
  })
})
