import { describe, expect, it } from 'vitest'
import { alloyMap } from '../../plots/alloy-map.ts'
import { pointLabels } from '../../plots/point-labels.ts'
import { answerAlloy } from '../../src/question/alloy-descriptors.ts'
import { drawn, layersOf } from './drawn.ts'

const mapOf = (composition: string) => alloyMap(answerAlloy({ composition }))

describe('alloy map', () => {
  it('has a stable specification', () => {
    expect(mapOf('CoCrFeMnNi')).toMatchSnapshot()
  })

  it('shows the alloy, each pair of its elements and the fields of the rules', () => {
    const [pairs, alloy] = layersOf(mapOf('AgAuCuPdPt'), 'point')
    expect(pairs?.data.values).toHaveLength(10)
    expect(pairs?.data.values).toContainEqual({
      name: 'Cu–Pd',
      mismatch: expect.closeTo(5.97, 2),
      enthalpy: -14,
    })
    expect(alloy?.data.values).toEqual([
      { name: 'this alloy', mismatch: expect.closeTo(4.7659, 4), enthalpy: expect.closeTo(-6.56, 10) },
    ])
    const [fields] = layersOf(mapOf('AgAuCuPdPt'), 'rect')
    expect(fields?.data.values).toMatchObject([
      { mismatch: 6.6, low: -15, high: 5 },
      { mismatch: 3.3, low: -7.5, high: 5 },
    ])
  })

  it('reaches every point and the limits of the rules', () => {
    for (const composition of ['CoCrFeMnNi', 'AlCuZr', 'AgNi', 'ScPd', 'Pt']) {
      for (const { data, encoding } of layersOf(mapOf(composition), 'point'))
        for (const { mismatch, enthalpy } of data.values) {
          const [left = 0, right = 0] = encoding.x?.scale.domain ?? []
          const [bottom = 0, top = 0] = encoding.y?.scale.domain ?? []
          expect(left < (mismatch as number) && (mismatch as number) < right).toBe(true)
          expect(bottom < (enthalpy as number) && (enthalpy as number) < top).toBe(true)
          expect(right >= 8 && bottom <= -20 && top >= 10).toBe(true)
        }
    }
  })

  it.each(['CoCrFeMnNi', 'AuPd', 'Ru', 'IrPdPtRhRuAgAuCuNiCoFe'])(
    'draws %s without complaints',
    async composition => {
      const { svg, complaints } = await drawn(mapOf(composition))
      expect(complaints).toEqual([])
      expect(svg).not.toMatch(/NaN|undefined/)
      expect(svg).toContain('this alloy')
    },
  )
})

describe('names of points', () => {
  it('stand clear of each other, and are left out where there is no room', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({ name: `name ${index}`, across: 0.5, up: 0.5 }))
    const places = pointLabels(crowd)
    expect(places[0]).toMatchObject({ align: 'left' })
    expect(places.filter(place => place !== undefined).length).toBeLessThanOrEqual(4)
    expect(pointLabels([{ name: 'a long name at the right', across: 0.99, up: 0.5 }])[0]).toMatchObject({
      align: 'right',
    })
  })

  it('stand where they stay clear on a phone, if there is a choice', () => {
    const pair = (across: number) => [
      { name: 'Co–Fe', across, up: 0.5 },
      { name: 'Co–Ni', across: across + 0.04, up: 0.5 },
    ]
    expect(pointLabels(pair(0.4))[0]).toMatchObject({ align: 'right' })
    // Left of it there is room on a desktop, and none on a phone.
    expect(pointLabels(pair(0.08))[0]).toMatchObject({ align: 'center' })
  })
})
