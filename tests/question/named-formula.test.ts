import { describe, expect, it } from 'vitest'
import { ask } from '../../src/question/ask.ts'
import { candidatesFromTexts } from '../../src/question/compare-candidates.ts'
import { namedFormula, namedFormulaText } from '../../src/question/named-formula.ts'

const OH = { model: 'irpdptrhru-oh' }

async function firstOf(text: string) {
  for await (const candidate of candidatesFromTexts([text]).rows()) return candidate
  throw new Error('there is one')
}

describe('a composition with a name before a colon', () => {
  it('is parted at the last colon, and put together again', () => {
    expect(namedFormula('batch 2: as cast: Ir=0.2,Pt=0.8')).toEqual({
      name: 'batch 2: as cast',
      formula: 'Ir=0.2,Pt=0.8',
    })
    for (const text of ['Pt', 'as cast: Pt', 'a: b: Pt3Ni'])
      expect(namedFormulaText(namedFormula(text))).toBe(text)
  })

  it('is compared and ranked as it is without, under its name', async () => {
    const plain = await ask('compare', { ...OH, composition: ['IrPt', 'Pt'], differences: true })
    const named = await ask('compare', { ...OH, composition: ['as cast: IrPt', 'Pt'], differences: true })
    expect(named.rows).toEqual([{ ...plain.rows[0], name: 'as cast' }, plain.rows[1]])
    expect(named.differences).toEqual([{ ...plain.differences?.[0], a: 'as cast' }])
    const { rows } = await ask('rank', {
      ...OH,
      ...{ objective: 'sabatier', optimum: 1.1, compositions: ['as cast: IrPt', 'Pt'], draws: 2 },
    })
    expect(rows.map(({ label }) => label).sort()).toEqual(['Pt', 'as cast'])
  })

  it('is refused with no name before the colon, or one that the command line takes for an option', async () => {
    expect((await firstOf(': Pt')).error).toBe(
      'a name stands before the colon, like "as cast: Pt"; got ": Pt"',
    )
    expect((await firstOf('--out: Pt')).error).toBe('a name does not begin with a dash, got "--out"')
    expect((await firstOf('as cast: Xx')).error).toContain('unknown element "Xx"')
  })
})
