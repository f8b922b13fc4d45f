import { describe, expect, it } from 'vitest'
import { changedFields, fieldsQuery, readFields } from '../../server/page/fields.ts'

describe('fields of the address', () => {
  it('are read back from the query that they make', () => {
    const query =
      'model=irpdptrhru-oh&composition=Ir=0.2,Pt=0.8&layer=1=Pt&layer=2=Ru&formula=E%20%26%201%2B1'
    expect(fieldsQuery(readFields(query))).toBe(query)
    expect(readFields(query).get('formula')).toEqual(['E & 1+1'])
    expect(readFields(query).get('layer')).toEqual(['1=Pt', '2=Ru'])
  })

  it('are read from links that encode more', () => {
    expect(fieldsQuery(readFields('?layer=1%3DPt&window=1%2C1.2'))).toBe('layer=1=Pt&window=1,1.2')
  })

  it('keep a composition that was emptied, so that the server refuses it; null removes it', () => {
    const fields = readFields('composition=Pt&target=1')
    expect(fieldsQuery(changedFields(fields, { composition: '', target: '' }))).toBe('composition=')
    expect(readFields('composition=').get('composition')).toEqual([''])
    expect(fieldsQuery(changedFields(fields, { composition: null }))).toBe('target=1')
  })

  it('change in place; null, an empty text and no texts remove one', () => {
    const fields = readFields('a=1&b=2&c=3&d=4')
    expect(fieldsQuery(changedFields(fields, { b: '5', c: null, d: '', e: ['6', '7'] }))).toBe(
      'a=1&b=5&e=6&e=7',
    )
    expect(fieldsQuery(changedFields(fields, { a: [] }))).toBe('b=2&c=3&d=4')
    expect(fieldsQuery(fields)).toBe('a=1&b=2&c=3&d=4')
  })
})
