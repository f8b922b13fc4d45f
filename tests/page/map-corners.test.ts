import { describe, expect, it } from 'vitest'
import {
  cornersText,
  cornerTexts,
  faultyCorner,
  suggestedCorners,
} from '../../server/page/views/map/corners.ts'
import { sharesIn } from '../../server/page/views/map/mixture-shares.ts'
import { parseComposition } from '../../src/composition/formula.ts'

const COVERED = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']

describe('corners of a map', () => {
  const suggested = (formula: string, covered = COVERED) =>
    suggestedCorners(parseComposition(formula), covered)?.join(' ')

  it('are the first two elements, and the others in their proportions', () => {
    expect(suggested('Ir20Pd20Pt20Rh20Ru20')).toBe('Ir Pd PtRhRu')
    expect(suggested('Pt50Ru20Ir30')).toBe('Pt Ru Ir')
    expect(suggested('Ir40Pd20Pt30Ru10')).toBe('Ir Pd Pt75Ru25')
  })

  it('stay while a slider moves one of the first two, although its shares are rounded', () => {
    expect(suggested('Ir33.33Pd16.67Pt16.67Rh16.67Ru16.66')).toBe('Ir Pd PtRhRu')
    expect(suggested('Ir7.5Pd52.5Pt26.67Ru13.33')).toBe(suggested('Ir10Pd50Pt26.67Ru13.33'))
  })

  it('take in elements of the model where the alloy has fewer than three', () => {
    expect(suggested('IrPt')).toBe('Ir Pt PdRhRu')
    expect(suggested('Pt')).toBe('Pt Ir PdRhRu')
    expect(suggested('Pt', ['Pt', 'Ru', 'Ir'])).toBe('Pt Ru Ir')
    expect(suggested('IrPt', ['Ir', 'Pt'])).toBeUndefined()
    expect(suggested('Pt', [])).toBeUndefined()
  })

  it('give a map that the composition lies on', () => {
    for (const formula of [
      'Ir20Pd20Pt20Rh20Ru20',
      'Ir7.5Pd52.5Pt26.67Ru13.33',
      'Ir1Pd1Pt98',
      'Ir50Pd50',
      'Ru',
    ]) {
      const composition = parseComposition(formula)
      const corners = suggestedCorners(composition, COVERED)?.map(parseComposition) ?? []
      expect(sharesIn(corners, composition), formula).not.toBeNull()
    }
  })

  it('stand in one field, of which every part can be typed', () => {
    expect(cornerTexts('Ir, Pt,PdRu')).toEqual(['Ir', 'Pt', 'PdRu'])
    expect(cornerTexts('Ir,Pt')).toEqual(['Ir', 'Pt', ''])
    expect(cornerTexts('Ir,Pt,Pd,Ru')).toEqual(['Ir', 'Pt', 'Pd,Ru'])
  })

  it('show which of them is wrong', () => {
    expect(faultyCorner(['Ir', 'Pt', 'Xx'], undefined)).toBe(2)
    expect(faultyCorner(['Ir', 'Ni', 'Pt'], COVERED)).toBe(1)
    expect(faultyCorner(['Ir', 'Ni', 'Pt'], undefined)).toBeNull()
    expect(faultyCorner(['Ir', 'Ir', 'Pt'], COVERED)).toBeNull()
  })
})

describe('shares of the corners in a composition', () => {
  const corners = ['Ir', 'Pt', 'PdRu'].map(parseComposition)
  const shares = (formula: string) => sharesIn(corners, parseComposition(formula))

  it('are those that it was mixed from', () => {
    for (const [index, own] of (
      [
        [0.2, 0.3, 0.5],
        [1, 0, 0],
        [0, 0.25, 0.75],
      ] as const
    ).entries()) {
      const [ir, pt, rest] = own
      const formula = `Ir=${ir},Pt=${pt},Pd=${rest / 2},Ru=${rest / 2}`
      expect(shares(formula), String(index)).toEqual(own.map(share => expect.closeTo(share, 12)))
    }
  })

  it('are none for what no mixture of them gives', () => {
    expect(shares('IrPtPd')).toBeNull()
    expect(shares('IrPtRh')).toBeNull()
    expect(sharesIn(['IrPt', 'Ir2Pt', 'PdRu'].map(parseComposition), parseComposition('Ir'))).toBeNull()
  })

  it('are none where corners lie on a line, as many shares give one composition', () => {
    expect(sharesIn(['Ir', 'Pt', 'IrPt'].map(parseComposition), parseComposition('IrPt'))).toBeNull()
  })
})

describe('corners for the server', () => {
  it('have no commas of their own where they can be read, and stay as they are otherwise', () => {
    expect(cornersText(['Ir=0.2,Pt=0.8', 'Pd', 'Ru'])).toBe('Ir20Pt80,Pd,Ru')
    expect(cornersText(['Ir = 0.2, Pt = 0.8', 'Pd', '1,5'])).toBe('Ir20Pt80,Pd,1,5')
  })
})
