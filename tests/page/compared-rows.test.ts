import { describe, expect, it } from 'vitest'
import {
  type Comparison,
  cellText,
  trayColumns,
  trayRows,
} from '../../server/page/views/compare/compared-rows.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { compareQuestion } from '../../src/question/compare.ts'
import { answerCompare } from '../../src/question/compare-all.ts'
import { readQuestion } from '../../src/question/read-question.ts'

const FORMULAS = ['AgPt', 'Ir', 'Xx', 'IrPdPtRhRu']

const compared = async (more: Record<string, string> = {}) =>
  (await answerCompare(
    readQuestion(compareQuestion, { model: 'irpdptrhru-oh', keepGoing: 'true', ...more }),
    loadModel,
    FORMULAS,
  )) as Comparison

describe('rows of the tray', () => {
  it('are those that were asked for, with a sentence in place of values that there are none of', async () => {
    const rows = trayRows(FORMULAS, await compared())
    expect(rows.map(({ formula }) => formula)).toEqual(FORMULAS)
    expect(rows.map(({ error }) => error !== null)).toEqual([true, false, true, false])
    expect(rows[0]?.error).toContain('no parameters for Ag')
    expect(rows[3]?.values?.composition).toMatchObject({ Ru: 0.2 })
  })

  it('show what the command line shows', async () => {
    const answer = await compared({ window: '0.9,1.1', objective: 'orr' })
    const columns = trayColumns(answer)
    expect(columns.map(({ heading }) => heading)).toEqual([
      'mean / eV',
      'sd / eV',
      'min / eV',
      'max / eV',
      'P(0.9..1.1 eV)',
      'without data',
      'ORR current, gross',
    ])
    const row = trayRows(FORMULAS, answer)[3]
    // $ sitescape compare IrPdPtRhRu --model irpdptrhru-oh --objective orr --window 0.9,1.1
    expect(row && columns.map(column => cellText(column, row))).toEqual([
      '0.7456',
      '0.3161',
      '0.1541',
      '1.3738',
      '0.201094',
      '0.0 %',
      '0.100349',
    ])
  })

  it('have no column for a window or an objective that was not asked for', async () => {
    const names = trayColumns(await compared()).map(({ name }) => name)
    expect(names).not.toContain('windowProbability')
    expect(names).not.toContain('objective')
  })
})
