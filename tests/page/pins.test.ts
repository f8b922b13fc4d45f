import { describe, expect, it } from 'vitest'
import { comparedFormulas, isSameComposition, pinOf } from '../../server/page/pins.ts'

describe('pinned compositions', () => {
  it('are the same however they are written', () => {
    expect(isSameComposition('IrPt', 'Pt=0.5,Ir=0.5')).toBe(true)
    expect(isSameComposition('Ir20Pt80', 'Pt80Ir20')).toBe(true)
    expect(isSameComposition('Ir20Pt80', 'Ir21Pt79')).toBe(false)
  })

  it('are found by composition; what cannot be read is none', () => {
    expect(pinOf(['Pt', 'Ir50Pt50'], 'PtIr')).toBe(1)
    expect(pinOf(['Pt', 'Xx'], 'Xx')).toBe(-1)
    expect(pinOf([], 'Pt')).toBe(-1)
  })

  it('stand after the edited composition, which is not compared with itself', () => {
    expect(comparedFormulas(['Pt'], 'IrPt')).toEqual(['IrPt', 'Pt'])
    expect(comparedFormulas(['Pt', 'Ir50Pt50'], 'PtIr')).toEqual(['Pt', 'Ir50Pt50'])
    expect(comparedFormulas([], 'IrPt')).toEqual(['IrPt'])
  })
})
