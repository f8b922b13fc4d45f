import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { answerSites } from '../../src/question/sites.ts'

describe('the answer to sites', () => {
  it('has coordination numbers, plain and generalised', () => {
    expect(answerSites(['fcc111-fcc'])).toMatchObject([
      { id: 'fcc111-fcc', coordination: [9, 9, 9], generalisedCoordination: 153 / 22 },
    ])
    expect(answerSites(['fcc111-fcc'])[0]).not.toHaveProperty('elementProperties')
  })

  it('describes sites by their elements, when there is a composition', () => {
    const [site] = answerSites(['fcc111-fcc'], { composition: 'RuIr', layer: '1=Pt80Ir20' })
    expect(site?.composition).toEqual({ Ru: 0.5, Ir: 0.5 })
    expect(site?.layers).toEqual({ 1: { Pt: 0.8, Ir: 0.2 } })
    const { properties, ensembles } = site?.elementProperties ?? {
      properties: undefined,
      ensembles: undefined,
    }
    expect(properties?.atomicRadius.unit).toBe('pm')
    expect(ensembles?.map(({ name }) => name)).toEqual(['Ir-Ir-Ir', 'Ir-Ir-Pt', 'Ir-Pt-Pt', 'Pt-Pt-Pt'])
    // 0.2^3, 3 0.2^2 0.8, 3 0.2 0.8^2, 0.8^3, although Pt is named first.
    for (const [index, probability] of [0.008, 0.096, 0.384, 0.512].entries())
      expect(ensembles?.[index]?.probability).toBeCloseTo(probability, 12)
    const mean = (ensembles ?? []).reduce(
      (sum, { probability, atomicRadius }) => sum + probability * atomicRadius,
      0,
    )
    expect(properties?.atomicRadius.ensemble.mean).toBeCloseTo(mean, 10)
  })

  it('does not list ensembles by the ten thousand', () => {
    const composition = 'MgAlScTiVCrMnFeCoNiCuZnGaGeYZrNbMoRuRhPdAgCdInSnHfTaWReOsIrPtAuPbBi'
    expect(answerSites(['fcc100-hollow'], { composition })[0]?.elementProperties?.ensembles).toBeNull()
  })

  it('refuses layers without a composition, elements without data and layers that a site does not have', () => {
    for (const [question, message] of [
      [{ layer: '1=Pt' }, 'a layer needs the composition of the others'],
      [{ composition: 'PtNa' }, 'there is no electronegativity for Na'],
      [{ composition: 'Pt', layer: '9=Ir' }, 'layer 9 has no part in fcc111-top'],
    ] as const) {
      expect(() => answerSites(['fcc111-top'], question)).toThrow(InputError)
      expect(() => answerSites(['fcc111-top'], question)).toThrow(message)
    }
  })
})
