import { compile } from 'vega-lite'
import { describe, expect, it } from 'vitest'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import { linesFor, withoutTooltips } from '../../server/page/drawing/tooltip-lines.ts'
import { ask } from '../../src/question/ask.ts'

describe('tooltips taken out of a plot', () => {
  it('leave one plain expression per mark, and are found again by the row', async () => {
    const histogram = energyHistogram(
      await ask('distribution', { model: 'irpdptrhru-oh', composition: 'IrPt' }),
    )
    const { spec, tooltips } = withoutTooltips(histogram)
    const marks = JSON.stringify(compile(spec).spec.marks)
    expect(marks.match(/"tooltip":\{"signal":"[^"]*"\}/g)).toEqual(['"tooltip":{"signal":"datum"}'])
    const row = { low: 0.3, high: 0.31, element: 'Ir', probability: 0.01, probability_start: 0 }
    expect(linesFor(tooltips, row).map(({ title }) => title)).toEqual([
      'from / eV',
      'to / eV',
      'element',
      'probability',
    ])
    expect(linesFor(tooltips, { energy: 1 })).toEqual([])
  })

  it('stay where a line is computed from many rows', () => {
    const tooltip = { field: 'energy', aggregate: 'mean', type: 'quantitative' }
    const spec = { data: { values: [] }, mark: 'bar', encoding: { tooltip } } as never
    expect(withoutTooltips(spec)).toEqual({ spec, tooltips: [] })
  })
})
