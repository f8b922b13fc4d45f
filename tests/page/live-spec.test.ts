import { describe, expect, it } from 'vitest'
import { energyHistogram } from '../../plots/energy-histogram.ts'
import { liveSpec } from '../../server/page/drawing/live-spec.ts'
import { pageSpec } from '../../server/page/drawing/page-spec.ts'
import { ask } from '../../src/question/ask.ts'

const histogram = async (composition: string) =>
  energyHistogram(await ask('distribution', { model: 'irpdptrhru-oh', composition }), { target: 1.1 })

describe('a plot parted into skeleton and data', () => {
  it('has one skeleton for all steps of a slider, with other data and axis ranges', async () => {
    const [a, b] = await Promise.all(['Ir30Pd70', 'Ir31Pd69'].map(histogram))
    const parts = [a, b].map(spec => liveSpec(pageSpec(spec as never, 800)))
    expect(parts[0]?.key).toBe(parts[1]?.key)
    expect(parts[0]?.data).not.toEqual(parts[1]?.data)
    expect([...(parts[0]?.signals.values() ?? [])]).toHaveLength(1)
  })

  it('loses no row: the data are those of the plot, in order', async () => {
    const spec = await histogram('IrPt')
    const values = (JSON.stringify(spec).match(/"values":\[/g) ?? []).length
    const { data, skeleton } = liveSpec(spec)
    expect(data.size).toBe(values)
    expect(JSON.stringify(skeleton)).not.toContain('"values":[{')
  })

  it('has another skeleton when an element comes in', async () => {
    const [a, b] = await Promise.all(['IrPd', 'IrPdPt'].map(histogram))
    expect(liveSpec(a as never).key).not.toBe(liveSpec(b as never).key)
  })
})
