import { describe, expect, it } from 'vitest'
import { coverageText } from '../../src/cli/coverage-text.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { toCsv } from '../../src/output/table.ts'
import { answerCoverage, coverageQuestion } from '../../src/question/coverage.ts'
import { coverageTable } from '../../src/question/coverage-table.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { modelOfChance } from '../inference/rows-of-chance.ts'

const ask = (fields: object, findModel: (name: string) => EnergyModel = loadModel) =>
  answerCoverage(readQuestion(coverageQuestion, fields), findModel)
const no = { model: 'agaucupdpt-no', composition: 'AgAuCuPdPt' }
const own = modelOfChance({
  site: 'fcc111-top',
  zones: ['surface', 'subsurface'],
  elements: ['Ir', 'Pd', 'Pt'],
  rows: 30,
  seed: 5,
  form: { coefficients: 'per-ensemble', ridge: 1 },
})

describe('the answer to coverage', () => {
  it('carries the energy, the alloy and its shares, as JSON without gaps', () => {
    const answer = ask(no)
    expect(answer.energy).toEqual(loadModel('agaucupdpt-no').energy)
    expect(answer.composition).toEqual({ Ag: 0.2, Au: 0.2, Cu: 0.2, Pd: 0.2, Pt: 0.2 })
    expect(answer.shares.unseen).toBeCloseTo(0.12, 12)
    expect(answer.rows).toBe(325)
    expect(answer.ensembles.reduce((sum, { rows }) => sum + (rows as number), 0)).toBe(325)
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })

  it('is a table with a row per ensemble whose classes sum to its probability', async () => {
    const [header, ...lines] = (await toCsv(coverageTable(ask(no)))).trim().split('\n')
    expect(header).toBe(
      'model,ensemble,rows,probability,covered,high_leverage,extrapolated,unseen,mean_leverage,leverage_quantile_0.05,' +
        'leverage_quantile_0.25,leverage_quantile_0.5,leverage_quantile_0.75,leverage_quantile_0.95,energy_error_eV',
    )
    expect(lines).toHaveLength(35)
    for (const line of lines) {
      const [probability, ...classes] = line.split(',').slice(3, 8).map(Number) as [number, ...number[]]
      expect(classes.reduce((a, b) => a + b, 0)).toBeCloseTo(probability, 12)
    }
  })

  it('says in text what is exact, what lies beyond the rows and where', () => {
    const text = coverageText(ask(no))
    expect(text).toContain(
      '325 rows, which determine 39 parameters; a leverage is high above 0.36, three times',
    )
    expect(text).toContain('exact, fingerprints: 42,875')
    expect(text).toContain('warning: 12.0 % of the sites are on ensembles that agaucupdpt-no has no data for')
    expect(text).toMatch(/unseen ensemble +12\.00 %/)
    expect(text).toMatch(/Ag-Ag-Pd +0 +2\.40 % +0\.00 % .* no data, predicted/)
    expect(text).not.toContain('counts outside')
    const sampled = coverageText(
      ask({ model: 'irpdptrhru-o', composition: 'IrPt', sites: '2000', seed: '3' }),
    )
    expect(sampled).toMatch(
      /the rest from 2,\d\d\d sites drawn from seed 3, standard error of a share at most 1\.\d\d %/,
    )
    const extrapolated = coverageText(ask({ model: 'chance', composition: 'Ir80PdPt' }, () => own))
    expect(extrapolated).toContain('counts outside those of the rows  rows have')
    expect(extrapolated).toMatch(/Ir in surface +by ensemble/)
    expect(extrapolated).toContain(
      'of the sites have atom counts outside those of the rows of chance (Ir in surface above all)',
    )
  })

  it('says what a model without rows or covariance leaves unknown', () => {
    const { training: _rows, covariance: _errors, ...bare } = loadModel('agaucupdpt-no')
    const answer = ask(no, () => bare)
    expect(answer.warnings.slice(1)).toEqual([
      expect.stringContaining('does not say what its rows were'),
      expect.stringContaining('has no covariance of its parameters'),
    ])
    expect(coverageText(answer)).toMatch(/extrapolated counts +unknown/)
    expect(coverageTable(answer).map(({ name }) => name)).not.toContain('leverage_quantile_0.5')
  })

  it.each([
    [{ ...no, seed: '2' }, 'the seed 2 is of no use, as all fingerprints are listed'],
    [{ ...no, sites: '0' }, 'the number of sites must be a whole number from 1 to 10,000,000, got 0'],
    [{ ...no, composition: 'IrPt' }, 'no parameters for Ir'],
    [{ ...no, layer: '3=Ag' }, 'layer 3 has no part in'],
    [{ ...no, model: 'agaucupdpt-n' }, 'agaucupdpt-n'],
  ])('refuses %j', (fields, message) => {
    expect(() => ask(fields)).toThrow(message)
  })
})
