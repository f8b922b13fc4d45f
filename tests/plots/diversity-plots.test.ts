import { describe, expect, it } from 'vitest'
import { rankAbundancePlot, rarefactionPlot } from '../../plots/diversity-plots.ts'
import { jointHeatMap } from '../../plots/joint-heat-map.ts'
import { markedSites } from '../../plots/marked-sites.ts'
import { ask } from '../../src/question/ask.ts'
import { drawn } from './drawn.ts'

type Values = { readonly data: { readonly values: Record<string, unknown>[] } }

const alloy = { site: 'fcc111-top', composition: 'Ir10Pd30Pt60' }

describe('rarefaction and rank abundance as plots of their own', () => {
  it('mark the numbers of sites that were asked for, at the fingerprints of the answer', async () => {
    const answer = await ask('diversity', { ...alloy, sites: '1e3,1e6' })
    const { layer } = rarefactionPlot(answer, markedSites(answer, true)) as unknown as { layer: Values[] }
    const marks = layer.slice(2).flatMap(({ data }) => data.values)
    expect(marks.map(({ sites, expected }) => [sites, expected])).toEqual(
      answer.expected.map(({ sites, fingerprints }) => [sites, fingerprints]),
    )
    expect(marks.map(({ label }) => label)).toEqual(['1,000', '1,000,000'])
  })

  it('mark particles of usual sizes where nothing was asked for, and none where a lattice constant is unknown', async () => {
    const label = async (composition: string) =>
      markedSites(await ask('diversity', { site: 'bulk', composition }), false).map(mark => mark.label)
    expect(await label('IrPt')).toEqual(['2 nm particle', '5 nm particle', '10 nm particle'])
    expect(await label('PtXe')).toEqual([])
  })

  it('rank all fingerprints of a small site, whose probabilities fall', async () => {
    const answer = await ask('diversity', alloy)
    const { data } = rankAbundancePlot(answer) as unknown as Values
    expect(data.values.at(-1)?.rank).toBe(answer.fingerprints.hill0)
    const probabilities = data.values.map(({ probability }) => probability as number)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
  })

  it('have plain numbers on the axis of a small alloy, and powers of ten on that of a large one', async () => {
    const texts = async (composition: string) => {
      const answer = await ask('diversity', { ...alloy, composition })
      const { svg } = await drawn(rarefactionPlot(answer, []))
      return [...svg.matchAll(/<text text-anchor="end"[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)
    }
    expect(await texts('IrPt')).toEqual(expect.arrayContaining(['10', '20', '30', '40']))
    expect((await texts('IrPt')).filter(text => text?.match(/[2-9]e/))).toEqual([])
    expect(await texts('IrPdPtRhRu')).toContain('1e+4')
  })

  it('are drawn without complaint, a particle with two lines beside its mark', async () => {
    const answer = await ask('diversity', { ...alloy, particle: '9,2' })
    const { svg, complaints } = await drawn(rarefactionPlot(answer, markedSites(answer, false)))
    expect(complaints).toEqual([])
    expect(svg).toContain('234 sites')
    expect(svg).toContain(`of a ${answer.particle?.diameter.toFixed(1)} nm particle`)
    expect((await drawn(rankAbundancePlot(answer))).complaints).toEqual([])
  })

  it('say which zone has too many fillings to list', async () => {
    const elements = 'Ag,Au,Cu,Pd,Pt,Ir,Rh,Ru,Ni,Co,Fe,Al'.split(',').join('')
    const answer = await ask('diversity', { site: 'bulk', composition: elements })
    expect(answer.needed[0]?.sites).toBeNull()
    expect(() => rarefactionPlot(answer, [])).toThrow(/ways; at most 1,000,000 can be listed/)
  })
})

describe('planes of any side', () => {
  it('keep their margins in proportion', async () => {
    const joint = await ask('joint', { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgPt' })
    const sides = [440, 225].map(side => {
      const { vconcat } = jointHeatMap(joint, side) as never as {
        vconcat: { width: number; height: number }[]
      }
      return [vconcat[0]?.width, vconcat[0]?.height]
    })
    expect(sides).toEqual([
      [440, 70],
      [225, 36],
    ])
  })
})
