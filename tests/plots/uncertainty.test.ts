import { describe, expect, it } from 'vitest'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import { MOST_ROWS, rankingPlot } from '../../plots/ranking.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { candidatesFromTexts } from '../../src/question/compare-candidates.ts'
import { answerDistribution, distributionQuestion } from '../../src/question/distribution.ts'
import { answerRank, rankQuestion, readCandidates } from '../../src/question/rank.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { drawn, type PlainLayer } from './drawn.ts'

const distribution = answerDistribution(
  readQuestion(distributionQuestion, {
    model: 'irpdptrhru-oh',
    composition: 'IrPt',
    draws: '20',
    binWidth: '0.1',
  }),
  loadModel,
)

const ranked = async (texts: string[], model = 'irpdptrhru-oh') =>
  answerRank(
    readQuestion(rankQuestion, { model, objective: 'mean', draws: '20' }),
    loadModel,
    await readCandidates(candidatesFromTexts(texts)),
  )

interface Plain {
  readonly layer?: readonly Partial<PlainLayer>[]
  readonly hconcat?: readonly [Plain]
}

/** The first layer that draws a kind of mark. */
function layerOf(spec: unknown, mark: string): PlainLayer {
  const { layer, hconcat } = spec as Plain
  return (layer ?? hconcat?.[0].layer)?.find(own => own.mark?.type === mark) as PlainLayer
}

const domainOf = ({ encoding }: PlainLayer) => encoding.x?.scale.domain as [number, number]

/** Numbers to six digits: the last ones of drawn energies are no part of a specification. */
const rounded = (spec: unknown): unknown =>
  JSON.parse(
    JSON.stringify(spec, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value)),
  )

describe('a histogram with a band', () => {
  it('shades from the low to the high end of every bin that can be seen', async () => {
    const spec = energyHistogram(distribution, distribution)
    const { band } = distribution
    if (band === undefined) throw new Error('no band')
    const { start, width, low, high } = band.bins
    for (const { energy, low: from, high: to } of layerOf(spec, 'area').data.values.slice(0, -1)) {
      const bin = Math.round(((energy as number) - start) / width)
      expect([from, to]).toEqual([low[bin], high[bin]])
    }
    const { svg, complaints } = await drawn(spec)
    expect(complaints).toEqual([])
    expect(svg).toContain('90 % credible interval of each bin (20 draws of coefficients, seed 1)')
  })

  it('is wide enough for it, and scales with the bars', () => {
    const spec = energyHistogram(distribution, distribution)
    const { values } = layerOf(spec, 'area').data
    const [low, high] = domainOf(layerOf(spec, 'bar'))
    const ends = values.map(({ energy }) => energy as number)
    expect(low).toBeLessThanOrEqual(Math.min(...ends))
    expect(high).toBeGreaterThanOrEqual(Math.max(...ends))
    const density = energyHistogram(distribution, { ...distribution, scale: 'density' })
    for (const [index, { high: top }] of layerOf(density, 'area').data.values.entries())
      expect(top).toBeCloseTo((values[index]?.high as number) / 0.1, 12)
  })

  it('has a stable specification', () => {
    expect(rounded(energyHistogram(distribution, distribution))).toMatchSnapshot()
  })
})

describe('the picture of a ranking', () => {
  it('has a stable specification, and draws without complaint', async () => {
    const spec = rankingPlot(await ranked(['Pt', 'Ir20Pt80', 'IrPdPtRhRu', 'Pt']))
    expect(rounded(spec)).toMatchSnapshot()
    const { svg, complaints } = await drawn(spec)
    expect(complaints).toEqual([])
    for (const text of [
      'Ranking of 4 compositions',
      'negative binds stronger',
      'Ir20Pt80',
      'Pt (2)',
      '1 to 2',
    ])
      expect(svg).toContain(text)
  })

  it('marks what rests on ensembles without data, and only then', async () => {
    const { svg } = await drawn(rankingPlot(await ranked(['AgPd', 'Cu'], 'agaucupdpt-no')))
    expect(svg).toContain('hollow dot: sites on ensembles without data, up to 37.5 % of them')
    expect((await drawn(rankingPlot(await ranked(['Pt', 'Ir'])))).svg).not.toContain('hollow')
  })

  it('shows the first 50 places, and says of how many', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `Ir${i + 1}Pt${90 - i}`)
    const spec = rankingPlot(await ranked(many))
    expect((spec as unknown as { data: { values: unknown[] } }).data.values).toHaveLength(MOST_ROWS)
    expect(JSON.stringify(spec.title)).toContain('the first 50 of 60')
  })

  it('draws values that are all alike', async () => {
    const { complaints } = await drawn(rankingPlot(await ranked(['Pt', 'Pt'])))
    expect(complaints).toEqual([])
    const [low, high] = domainOf(layerOf(rankingPlot(await ranked(['Pt', 'Pt'])), 'rule'))
    expect(high).toBeGreaterThan(low)
  })
})
