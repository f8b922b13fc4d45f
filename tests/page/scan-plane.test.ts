import { describe, expect, it } from 'vitest'
import { scanPlane, variedElements } from '../../server/page/views/search/scan-plane.ts'
import { mixture } from '../../src/composition/mixture.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { answerScan, planScan, scanQuestion } from '../../src/question/scan.ts'

const scanned = (fields: Readonly<Record<string, string>>) => {
  const question = { model: 'irpdptrhru-oh', objective: 'mean', top: '1000', ...fields }
  return answerScan(planScan(readQuestion(scanQuestion, question), loadModel))
}

describe('a scan as mixtures of three corners', () => {
  it.each([
    ['three elements', { elements: 'Ir,Pd,Pt', step: '0.1' }],
    ['three of five, the others held', { bounds: 'Rh=0.1,Ru=0.2', step: '0.1' }],
    ['a part of the triangle', { elements: 'Ir,Pd,Pt', bounds: 'Ir=0.1:0.4', step: '0.05' }],
  ])('gives every composition back: %s', async (_, fields) => {
    const scan = await scanned(fields)
    const plane = scanPlane(scan)
    expect(variedElements(scan)).toHaveLength(3)
    expect(plane.points).toHaveLength(scan.compositions)
    const corners = plane.corners.map(({ composition }) => new Map(Object.entries(composition)))
    for (const [index, { shares, value }] of plane.points.entries()) {
      const found = scan.best[index] as (typeof scan.best)[number]
      const mixed = mixture(corners, shares)
      for (const [element, fraction] of Object.entries(found.composition))
        expect(mixed.get(element) ?? 0).toBeCloseTo(fraction, 12)
      expect(value).toBe(found.value)
    }
  })

  it('names its corners by what is there', async () => {
    const { corners } = scanPlane(await scanned({ bounds: 'Rh=0.1,Ru=0.2', step: '0.1' }))
    expect(corners.map(({ label }) => label)).toEqual(['Ir70Rh10Ru20', 'Pd70Rh10Ru20', 'Pt70Rh10Ru20'])
  })
})
