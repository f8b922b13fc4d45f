import { describe, expect, it } from 'vitest'
import type { Address } from '../../server/page/address.ts'
import { changedFields, fieldsQuery, readFields } from '../../server/page/fields.ts'
import { modelChange } from '../../server/page/model-change.ts'

const OH = { id: 'irpdptrhru-oh', adsorbate: 'OH', elements: ['Ir', 'Pd', 'Pt', 'Rh', 'Ru'] }
const O = { ...OH, id: 'irpdptrhru-o', adsorbate: 'O' }
const CO = { id: 'agaucupdpt-co', adsorbate: 'CO', elements: ['Ag', 'Au', 'Cu', 'Pd', 'Pt'] }

/** The query after the model has changed. */
function changed(query: string, model: typeof OH, before: typeof OH | undefined = OH): string {
  const fields = readFields(query)
  const address = {
    text: (name: string, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
    list: (name: string) => fields.get(name) ?? [],
  } as Address
  return fieldsQuery(changedFields(fields, modelChange(address, model, before)))
}

describe('a change of the model', () => {
  it('keeps the alloy where the model has its elements, and brings an equimolar one otherwise', () => {
    expect(changed('?composition=IrPt', O)).toBe('composition=IrPt&model=irpdptrhru-o')
    expect(changed('?composition=IrPt&layer=1=Pt', CO)).toContain('composition=Ag20Au20Cu20Pd20Pt20')
    expect(changed('?composition=IrPt&layer=1=Pt', CO)).not.toContain('layer')
  })

  it('forgets the energies of another adsorbate', () => {
    const query = '?composition=IrPt&target=1.1&window=1,1.2&relativeTo=1.1eV&given=OH<=1'
    expect(changed(query, O)).toBe('composition=IrPt&model=irpdptrhru-o')
    expect(changed(query, { ...OH, id: 'mine' })).toContain('target=1.1&window=1,1.2')
    expect(changed('?relativeTo=Pt&descriptor=windowProbability&window=1,1.2', O)).toBe(
      'relativeTo=Pt&descriptor=windowProbability&window=1.8,2.0&model=irpdptrhru-o',
    )
  })

  it('starts an objective anew, and drops one that the adsorbate has not', () => {
    expect(changed('?composition=Pt&objective=sabatier&optimum=1.1', O)).toBe(
      'composition=Pt&objective=sabatier&optimum=1.90&model=irpdptrhru-o',
    )
    expect(changed('?composition=Pt&objective=orr&potential=0.9', CO)).toBe(
      'composition=Pt&model=agaucupdpt-co',
    )
  })
})
