import { describe, expect, it } from 'vitest'
import { stackedLabels } from '../../plots/stacked-labels.ts'

describe('labels of points on a rising curve', () => {
  it('stand below them to the right, or to the left where there is no room', () => {
    const points = [
      { x: 10, y: 200, lines: ['2 nm particle'] },
      { x: 400, y: 10, lines: ['10 nm particle'] },
    ]
    expect(stackedLabels(points, 420)).toEqual([
      { align: 'left', dx: 7, dy: 4 },
      { align: 'right', dx: -7, dy: 4 },
    ])
  })

  it('go below those that they would cover', () => {
    const points = [200, 210, 220].map(x => ({ x, y: 50, lines: ['5 nm particle'] }))
    expect(stackedLabels(points, 420).map(({ dy }) => dy)).toEqual([4, 18, 32])
  })
})
