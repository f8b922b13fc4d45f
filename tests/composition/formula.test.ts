import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositionFromAmounts, compositionFromFractions } from '../../src/composition/composition.ts'
import { ELEMENT_SYMBOLS } from '../../src/composition/elements.ts'
import { compositionFormula, compositionText, parseComposition } from '../../src/composition/formula.ts'
import { InputError } from '../../src/input/input-error.ts'

const fractions = (text: string) => Object.fromEntries(parseComposition(text))

describe('compositions', () => {
  it('reads formulas, fractions and the equimolar shorthand', () => {
    expect(fractions('Ir20Pd20Pt20Rh20Ru20')).toEqual({ Ir: 0.2, Pd: 0.2, Pt: 0.2, Rh: 0.2, Ru: 0.2 })
    expect(fractions('IrPdPtRhRu')).toEqual({ Ir: 0.2, Pd: 0.2, Pt: 0.2, Rh: 0.2, Ru: 0.2 })
    expect(fractions('Pt3Ni')).toEqual({ Pt: 0.75, Ni: 0.25 })
    expect(fractions('Pt.5Ni1.5')).toEqual({ Pt: 0.25, Ni: 0.75 })
    expect(fractions('Ir=0.2, Pt=8e-1')).toEqual({ Ir: 0.2, Pt: 0.8 })
    expect(fractions('Pt')).toEqual({ Pt: 1 })
  })

  it('takes a fraction of 0 as an absent element', () => {
    expect(fractions('Ir=0,Pt=1')).toEqual({ Pt: 1 })
  })

  it('knows 118 different elements', () => {
    expect(new Set(ELEMENT_SYMBOLS).size).toBe(118)
    expect(ELEMENT_SYMBOLS.indexOf('Pt') + 1).toBe(78)
    expect(ELEMENT_SYMBOLS.indexOf('Og') + 1).toBe(118)
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Xx20Pt80', 'unknown element "Xx"'],
    ['Ptt', 'unknown element "Ptt"'],
    ['pt', 'cannot read "pt"'],
    ['20Pt', 'cannot read "20"'],
    ['Pt20Ir20Pt60', 'Pt appears twice'],
    ['Pt-20Ir80', 'got "-20"'],
    ['Pt0Ir80', 'positive, finite number, got 0'],
    [`Pt${'9'.repeat(400)}Ir`, 'got Infinity'],
    ['Pt1.2.3', 'got "1.2.3"'],
    ['Pt1e-3', 'cannot read'],
    ['Pt=0.5,Ir=0.48', 'must sum to 1, got 0.98 (Pt 0.5, Ir 0.48)'],
    ['Pt=0.5,Pt=0.5', 'Pt appears twice'],
    ['Pt=-0.5,Ir=1.5', 'from 0 to 1, got -0.5'],
    ['Pt=NaN', 'cannot read "Pt=NaN"'],
    ['Pt=', 'cannot read "Pt="'],
    ['Pt=0.5,', 'cannot read ""'],
    ['Pt=1e999', 'cannot read "Pt=1e999"'],
    ['Pt=0x1', 'cannot read "Pt=0x1"'],
    ['Zz=1', 'unknown element "Zz"'],
  ])('refuses %j in one sentence', (text, sentence) => {
    expect(() => parseComposition(text)).toThrow(InputError)
    expect(() => parseComposition(text)).toThrow(sentence)
  })

  it.each([
    [
      'Ir20 Pd20',
      'the amount of Ir in "Ir20 Pd20" must be a positive number, got "20 "; write it without blanks, like Ir20Pd20',
    ],
    ['Ir Pt', '; write it without blanks, like IrPt'],
    ['Ir₂₀ Pt', '; write it without blanks, like Ir20Pt'],
    [
      'Pt₃Ru',
      'the amount of Pt in "Pt₃Ru" must be a positive number, got "₃"; write subscripts as plain digits, like Pt3Ru',
    ],
    ['pt', 'cannot read "pt" in the composition "pt"; did you mean Pt?'],
    ['irpd20pt', '; did you mean IrPd20Pt?'],
    ['pT', '; did you mean Pt?'],
    ['PT', 'cannot read "PT" in the composition "PT"; did you mean Pt?'],
    ['IR20PT80', 'cannot read "IR20PT80" in the composition "IR20PT80"; did you mean Ir20Pt80?'],
    ['xq', '; write it like Ir20Pd20Pt60 or Ir=0.2,Pt=0.8'],
  ])('says of %j what to write instead', (text, sentence) => {
    expect(() => parseComposition(text)).toThrow(InputError)
    expect(() => parseComposition(text)).toThrow(new RegExp(`${sentence.replace(/[?.]/g, '\\$&')}$`))
  })

  it('reads what is in capitals as elements of one letter where they are some', () => {
    expect(fractions('CO')).toEqual({ C: 0.5, O: 0.5 })
  })

  it('accepts a sum of fractions within 1e-9 of 1 and refuses one beyond', () => {
    expect(parseComposition('Pt=0.5,Ir=0.5000000009').size).toBe(2)
    expect(() => parseComposition('Pt=0.5,Ir=0.5000000011')).toThrow('must sum to 1')
  })

  it('refuses an amount that vanishes beside another', () => {
    expect(() =>
      compositionFromAmounts([
        ['Pt', 1e300],
        ['Ir', 1e-300],
      ]),
    ).toThrow('too small')
  })

  const amounts = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...ELEMENT_SYMBOLS), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
    { minLength: 1, maxLength: 12, selector: ([element]) => element },
  )

  it('normalises any positive amounts to fractions that sum to 1 and keep their ratios', () => {
    fc.assert(
      fc.property(amounts, pairs => {
        const composition = compositionFromAmounts(pairs)
        const sum = [...composition.values()].reduce((a, b) => a + b, 0)
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(pairs.length * Number.EPSILON)
        const [[first, amount]] = pairs as [[string, number]]
        for (const [element, other] of pairs) {
          const ratio = (composition.get(element) as number) / (composition.get(first) as number)
          expect(Math.abs(ratio / (other / amount) - 1)).toBeLessThan(8 * Number.EPSILON)
        }
      }),
    )
  })

  it('reads back the text that it writes', () => {
    fc.assert(
      fc.property(amounts, pairs => {
        const composition = compositionFromAmounts(pairs)
        const again = parseComposition(compositionText(composition))
        expect([...again.keys()]).toEqual([...composition.keys()])
        for (const [element, fraction] of composition)
          expect(Math.abs((again.get(element) as number) - fraction)).toBeLessThan(16 * Number.EPSILON)
      }),
    )
  })

  it('writes formulas in per cent', () => {
    expect(compositionFormula(parseComposition('IrPdPt'))).toBe('Ir33.33Pd33.33Pt33.33')
    expect(compositionFormula(compositionFromFractions([['Pt', 1]]))).toBe('Pt')
    expect(compositionFormula(parseComposition('Pt=0.9999999999,Ru=1e-10'))).toBe('Pt100Ru0.00000001')
  })
})
