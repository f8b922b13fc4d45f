import { describe, expect, it } from 'vitest'
import { comparedFormulas, isSameComposition, pinLabel, pinOf, renamedPin } from '../../server/page/pins.ts'

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

  it('are found and called by their names', () => {
    expect(pinOf(['Ru', 'as cast: Pt50Ir50'], 'IrPt')).toBe(1)
    expect(['as cast: Pt', 'Pt'].map(pinLabel)).toEqual(['as cast', 'Pt'])
    expect(comparedFormulas(['as cast: Pt'], 'Pt')).toEqual(['as cast: Pt'])
  })

  it('are renamed in place; no name leaves the formula, and dashes before one go', () => {
    expect(renamedPin(['Pt', 'Ru'], 1, ' batch: 2 ')).toEqual(['Pt', 'batch: 2: Ru'])
    expect(renamedPin(['Pt', 'batch: 2: Ru'], 1, '')).toEqual(['Pt', 'Ru'])
    expect(renamedPin(['Pt'], 0, '--out')).toEqual(['out: Pt'])
  })

  it('stand after the edited composition, which is not compared with itself', () => {
    expect(comparedFormulas(['Pt'], 'IrPt')).toEqual(['IrPt', 'Pt'])
    expect(comparedFormulas(['Pt', 'Ir50Pt50'], 'PtIr')).toEqual(['Pt', 'Ir50Pt50'])
    expect(comparedFormulas([], 'IrPt')).toEqual(['IrPt'])
  })
})
