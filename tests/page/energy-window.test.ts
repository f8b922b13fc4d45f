import { describe, expect, it } from 'vitest'
import { movedEnd, readWindow } from '../../server/page/distribution/energy-window.ts'
import { pixelOf, valueAt } from '../../server/page/drawing/frame.ts'

describe('energy window', () => {
  it('is read when it has two numbers, the lower first', () => {
    expect(readWindow('-0.1,0.2')).toEqual({ low: -0.1, high: 0.2 })
    for (const text of ['', '1', '1,', ',1', '2,1', '1,2,3', 'a,b']) expect(readWindow(text)).toBeNull()
  })

  it('has an end that takes the other along when they pass', () => {
    expect(movedEnd({ low: 1, high: 1.2 }, 'low', 1.1)).toEqual({ low: 1.1, high: 1.2 })
    expect(movedEnd({ low: 1, high: 1.2 }, 'low', 1.3)).toEqual({ low: 1.3, high: 1.3 })
    expect(movedEnd({ low: 1, high: 1.2 }, 'high', 0.9)).toEqual({ low: 0.9, high: 0.9 })
  })
})

describe('frame of a plot', () => {
  const frame = { left: 50, top: 10, width: 400, height: 300, domain: [0, 2] } as const

  it('ties energies to pixels both ways, no further than the axis', () => {
    expect(pixelOf(frame, 0.5)).toBe(150)
    expect(valueAt(frame, 150)).toBe(0.5)
    expect(valueAt(frame, 0)).toBe(0)
    expect(valueAt(frame, 1000)).toBe(2)
  })
})
