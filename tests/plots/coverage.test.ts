import { describe, expect, it } from 'vitest'
import { coveragePlot } from '../../plots/coverage.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { answerCoverage, coverageQuestion } from '../../src/question/coverage.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { drawn } from './drawn.ts'

const ask = (fields: object) => answerCoverage(readQuestion(coverageQuestion, fields), loadModel)
const no = ask({ model: 'agaucupdpt-no', composition: 'AgAuCuPdPt' })

interface Panels {
  readonly vconcat: readonly [
    { readonly layer: readonly { readonly data: { readonly values: Record<string, unknown>[] } }[] },
    { readonly data: { readonly values: Record<string, unknown>[] } },
  ]
}

describe('the plot of a coverage', () => {
  it('has a stable specification', () => {
    const few = ask({ model: 'agaucupdpt-no', composition: 'Ag50Pd50', binWidth: '0.2' })
    const rounded = JSON.parse(JSON.stringify(coveragePlot(few)), (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(6)) : value,
    )
    expect(rounded).toMatchSnapshot()
  })

  it('stacks every ensemble to its probability, and bins to those of the classes, with the rows beside the bars', () => {
    const [ensembles, energies] = (coveragePlot(no) as unknown as Panels).vconcat
    const [bars, texts] = ensembles.layer.map(({ data }) => data.values) as [
      Record<string, unknown>[],
      Record<string, unknown>[],
    ]
    for (const { name, probability, rows } of no.ensembles) {
      const own = bars.filter(({ ensemble }) => ensemble === name)
      expect(own.reduce((sum, { share }) => sum + (share as number), 0)).toBeCloseTo(probability, 12)
      expect(texts.find(({ ensemble }) => ensemble === name)?.text).toBe(`${rows} rows`)
    }
    const unseen = energies.data.values.filter(({ class: kind }) => kind === 'unseen ensemble')
    expect(unseen.reduce((sum, { probability }) => sum + (probability as number), 0)).toBeCloseTo(0.12, 12)
  })

  it.each([
    ['35 ensembles', no],
    ['5 ensembles, all covered', ask({ model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu' })],
    ['a pure metal', ask({ model: 'irpdptrhru-oh', composition: 'Pt' })],
    ['a sample', ask({ model: 'irpdptrhru-o', composition: 'IrPt', sites: '1000', seed: '1' })],
  ])('is drawn without complaint: %s', async (_, answer) => {
    const { svg, complaints } = await drawn(coveragePlot(answer))
    expect(complaints).toEqual([])
    expect(svg).toContain('Share of the sites')
  })
})
