import { describe, expect, it } from 'vitest'
import { formComparisonPlot } from '../../plots/form-comparison.ts'
import { learningCurvePlot } from '../../plots/learning-curve.ts'
import { parityPlot } from '../../plots/parity.ts'
import { residualPlot } from '../../plots/residuals.ts'
import { validationReport } from '../../plots/validation-report.ts'
import type { TrainingRows } from '../../src/energy/training-rows.ts'
import { InputError } from '../../src/input/input-error.ts'
import { answerForms } from '../../src/question/forms.ts'
import { answerValidate } from '../../src/question/validate.ts'
import { findSite } from '../../src/site/registry.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { drawn, layersOf } from './drawn.ts'

const hollow = findSite('fcc111-fcc')
const QUESTION = { site: 'fcc111-fcc', adsorbate: 'X', repeats: 2 } as const

const { rows, ...data } = madeUpRows({ count: 60, seed: 1, elements: ['Pd', 'Pt', 'Rh'] })
const withOutliers: TrainingRows = {
  ...data,
  rows: rows.map((row, index) => ({
    ...row,
    split: index % 6 === 5 ? 'test' : 'train',
    energy: row.energy + (index === 7 ? 1.5 : 0) - (index === 9 ? 1.5 : 0),
  })),
}
const answer = answerValidate(QUESTION, withOutliers, hollow)
const plain = answerValidate({ ...QUESTION, repeats: 0 }, { ...data, rows: rows.slice(0, 20) }, hollow)
const forms = answerForms({ site: 'fcc111-fcc', adsorbate: 'X', folds: 5 }, withOutliers, hollow)

const PICTURES = [
  ['parity', () => parityPlot(answer)],
  ['parity of few rows', () => parityPlot(plain)],
  ['residuals', () => residualPlot(answer)],
  ['residuals of few rows', () => residualPlot(plain)],
  ['learning curve', () => learningCurvePlot(answer)],
  ['forms', () => formComparisonPlot(forms)],
] as const

describe('pictures of a validation', () => {
  it.each(PICTURES)('are drawn without complaints: %s', async (_, picture) => {
    const { svg, complaints } = await drawn(picture())
    expect(complaints).toEqual([])
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  it.each(PICTURES)('have stable specifications: %s', (_, picture) => {
    const { $schema, description, title } = picture() as unknown as Record<string, unknown>
    expect({ $schema, description, title }).toMatchSnapshot()
  })

  it('show every predicted row, with outliers ringed and named by row', () => {
    const points = layersOf(parityPlot(answer), 'point')
    expect(points[0]?.data.values).toHaveLength(60)
    const ringed = points[1]?.data.values.map(({ row }) => row)
    expect(ringed).toEqual(expect.arrayContaining([8, 10]))
    const names = layersOf(parityPlot(answer), 'text').flatMap(({ data: own }) => own.values)
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['row 8', 'row 10']))
  })

  it('show a row in the legend as large as in the plane', async () => {
    const { svg } = await drawn(parityPlot(answer))
    const radius = (role: string) => new RegExp(`${role}.*?<path[^>]* d="M([\\d.]+),0A`, 's').exec(svg)?.[1]
    expect(radius('role-legend-symbol')).toBeDefined()
    expect(radius('role-legend-symbol')).toBe(radius('mark-symbol role-mark'))
  })

  it('have boxes of at least five rows, and points for all', () => {
    const { hconcat } = residualPlot(answer) as unknown as {
      hconcat: [{ layer: { mark: { type: string }; data: { values: { name: string }[] } }[] }]
    }
    const [byEnsemble] = hconcat
    const boxes = byEnsemble.layer.find(({ mark }) => mark.type === 'bar')?.data.values ?? []
    const many = answer.ensembles.filter(({ n }) => n >= 5)
    expect(boxes.map(({ name }) => name)).toEqual(many.map(({ name, n }) => `${name} (${n})`))
    const points = byEnsemble.layer.filter(({ mark }) => mark.type === 'point')
    expect(points.reduce((sum, { data: own }) => sum + own.values.length, 0)).toBe(50)
  })

  it('say that there is no learning curve', () => {
    expect(() => learningCurvePlot(plain)).toThrow(InputError)
  })

  it('are all in the report, with the outliers by row', async () => {
    const page = await validationReport(answer)
    expect(page.match(/<figure/g)).toHaveLength(3)
    expect(page).toContain('What more rows teach')
    expect(page).toMatch(/<td class="number">8<\/td><td>train<\/td>/)
    expect((await validationReport(plain)).match(/<figure/g)).toHaveLength(2)
  })
})
