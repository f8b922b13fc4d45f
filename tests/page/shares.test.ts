import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  equalShares,
  pureShares,
  type Shares,
  sharesFormula,
  sharesOf,
  WHOLE,
  withoutElement,
  withShare,
} from '../../server/page/composition/shares.ts'
import { parseComposition } from '../../src/composition/formula.ts'

const ELEMENTS = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru', 'Au']

const sum = (shares: Shares) => [...shares.values()].reduce((all, share) => all + share, 0)

/** Shares of 1 to 6 elements, some of them 0. */
const anyShares = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 })
  .filter(amounts => amounts.some(amount => amount > 0))
  .map(amounts =>
    sharesOf(
      parseComposition(
        amounts.flatMap((amount, index) => (amount > 0 ? [`${ELEMENTS[index]}${amount}`] : [])).join(''),
      ),
      ELEMENTS.slice(0, amounts.length),
    ),
  )

describe('shares of a composition', () => {
  it('sum to 100 % exactly, whatever is set', () => {
    fc.assert(
      fc.property(anyShares, fc.nat(5), fc.integer({ min: -500, max: 11_000 }), (shares, row, share) => {
        const element = [...shares.keys()][row % shares.size] as string
        const next = withShare(shares, element, share)
        expect(sum(next)).toBe(WHOLE)
        expect([...next.keys()]).toEqual([...shares.keys()])
        if (shares.size > 1) expect(next.get(element)).toBe(Math.min(WHOLE, Math.max(0, share)))
      }),
    )
  })

  it('keep the proportions of the others to within rounding to 0.01 %', () => {
    fc.assert(
      fc.property(anyShares, fc.integer({ min: 0, max: WHOLE }), (shares, share) => {
        const [element] = shares.keys() as Iterable<string> as string[]
        const own = [...shares.keys()][0] ?? element
        const others = WHOLE - (shares.get(own as string) as number)
        fc.pre(others > 0)
        for (const [other, next] of withShare(shares, own as string, share))
          if (other !== own)
            expect(Math.abs(next - ((shares.get(other) as number) * (WHOLE - share)) / others)).toBeLessThan(
              1,
            )
      }),
    )
  })

  it('of elements that all had none become equal', () => {
    expect([...withShare(pureShares(['Ir', 'Pd', 'Pt'], 'Ir'), 'Ir', 4000)]).toEqual([
      ['Ir', 4000],
      ['Pd', 3000],
      ['Pt', 3000],
    ])
  })

  it('of an element alone are the whole', () => {
    expect([...withShare(pureShares(['Ir'], 'Ir'), 'Ir', 4000)]).toEqual([['Ir', WHOLE]])
  })

  it('let an element in and out again', () => {
    const five = withShare(equalShares(['Ir', 'Pd', 'Pt', 'Rh']), 'Ru', 2000)
    expect(sharesFormula(five)).toBe('Ir20Pd20Pt20Rh20Ru20')
    expect(sharesFormula(withoutElement(five, 'Ru'))).toBe('Ir25Pd25Pt25Rh25')
  })

  it('are a formula that reads back as the same shares', () => {
    fc.assert(
      fc.property(anyShares, shares => {
        expect([...sharesOf(parseComposition(sharesFormula(shares)), [...shares.keys()])]).toEqual([
          ...shares,
        ])
      }),
    )
  })

  it('of thirds are rounded so that they still sum to 100 %', () => {
    expect(sharesFormula(equalShares(['Ir', 'Pd', 'Pt']))).toBe('Ir33.34Pd33.33Pt33.33')
  })
})
