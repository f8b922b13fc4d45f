import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridSize } from '../../server/page/views/search/grid-size.ts'
import { rangesText, readRanges, withEnd } from '../../server/page/views/search/ranges.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { readBounds } from '../../src/question/bounds.ts'
import { readQuestion } from '../../src/question/read-question.ts'
import { planScan, scanQuestion } from '../../src/question/scan.ts'

const MODEL = loadModel('irpdptrhru-oh')
const COMMON = { least: '0', most: '1' }

const typed = fc.constantFrom('0', '0.05', '0.3', '0,05', 'abc', '1e-2', '')
const ranges = fc.uniqueArray(fc.tuple(fc.constantFrom('Ir', 'Pd', 'Pt'), typed, typed), {
  selector: ([element]) => element,
})

describe('bounds as they are typed', () => {
  it('stay as they are in the address, however wrong', () => {
    fc.assert(
      fc.property(ranges, rows => {
        const own = new Map(rows.map(([element, least, most]) => [element, { least, most }]))
        expect(readRanges(rangesText(own))).toEqual(own)
      }),
    )
  })

  it('are what the server reads', () => {
    const text = rangesText(withEnd(readRanges('Pd=0.2'), 'Ir', 'most', '0.35', COMMON))
    expect(text).toBe('Pd=0.2,Ir=0:0.35')
    const { elements, lower, upper } = readBounds({ bounds: text }, MODEL)
    const bound = (bounds: Float64Array, element: string) => bounds[elements.indexOf(element)]
    expect([bound(lower, 'Pd'), bound(upper, 'Pd')]).toEqual([0.2, 0.2])
    expect([bound(lower, 'Ir'), bound(upper, 'Ir')]).toEqual([0, 0.35])
  })

  it('go back to the common ones when both ends are emptied', () => {
    const one = withEnd(new Map(), 'Ir', 'least', '0.1', COMMON)
    expect(rangesText(one)).toBe('Ir=0.1:1')
    expect(withEnd(one, 'Ir', 'least', '', COMMON).size).toBe(0)
  })
})

describe('the size of a scan', () => {
  it.each([
    ['all elements', '', '0.05'],
    ['bounds of one element', 'Ir=0.1:0.35', '0.05'],
    ['an element held fixed', 'Pd=0.2', '0.1'],
  ])('is what the server counts: %s', (_, bounds, step) => {
    const question = { model: MODEL.id, objective: 'mean', step, ...(bounds !== '' && { bounds }) }
    const { grid } = planScan(readQuestion(scanQuestion, question), () => MODEL)
    expect(gridSize(MODEL.elements, readRanges(bounds), COMMON, step)).toBe(grid.compositions)
  })

  it.each([
    ['a step that does not divide 1', '', '0.03'],
    ['bounds that leave nothing', 'Ir=0.6,Pt=0.6', '0.1'],
    ['what is no number', 'Ir=abc:1', '0.1'],
  ])('is unknown for %s', (_, bounds, step) => {
    expect(gridSize(MODEL.elements, readRanges(bounds), COMMON, step)).toBeNull()
  })
})
