import { describe, expect, it } from 'vitest'
import {
  movedEnd,
  readWindow,
  targetFault,
  windowEnds,
} from '../../server/page/distribution/energy-window.ts'
import { pixelOf, valueAt } from '../../server/page/drawing/frame.ts'
import { histogramQuestion } from '../../src/question/distribution.ts'
import { readQuestion } from '../../src/question/read-question.ts'

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

describe('ends of a window, as typed', () => {
  it('are parted at the first comma, so that nothing is lost', () => {
    expect(windowEnds('1.0,1.2')).toEqual(['1.0', '1.2'])
    expect(windowEnds('')).toEqual(['', ''])
    expect(windowEnds('1,2,3')).toEqual(['1', '2,3'])
  })
})

describe('target', () => {
  const server = (target: string) => {
    try {
      readQuestion(histogramQuestion.pick({ target: true }), { target })
      return null
    } catch (error) {
      return (error as Error).message
    }
  }

  it('is refused with the sentence of the server', () => {
    for (const text of ['1.1', '1e-1', '-.5', 'zz', '0x10', '1,1'])
      expect(targetFault(text)).toBe(server(text))
    expect(targetFault('')).toBeNull()
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
