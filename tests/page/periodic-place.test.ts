import { describe, expect, it } from 'vitest'
import { elementName } from '../../server/page/composition/element-names.ts'
import { periodicPlace } from '../../server/page/composition/periodic-place.ts'
import { ELEMENT_SYMBOLS } from '../../src/composition/elements.ts'

describe('periodic table', () => {
  it('gives each of the 118 elements a place of its own and a name of its own', () => {
    const places = ELEMENT_SYMBOLS.map(symbol => JSON.stringify(periodicPlace(symbol)))
    expect(new Set(places).size).toBe(118)
    expect(new Set(ELEMENT_SYMBOLS.map(elementName)).size).toBe(118)
  })

  it.each([
    ['H', 1, 1, 'hydrogen'],
    ['He', 1, 18, 'helium'],
    ['Al', 3, 13, 'aluminium'],
    ['Sc', 4, 3, 'scandium'],
    ['Pd', 5, 10, 'palladium'],
    ['La', 9, 3, 'lanthanum'],
    ['Lu', 9, 17, 'lutetium'],
    ['Hf', 6, 4, 'hafnium'],
    ['Pt', 6, 10, 'platinum'],
    ['Lr', 10, 17, 'lawrencium'],
    ['Og', 7, 18, 'oganesson'],
  ])('has %s in row %i, column %i: %s', (symbol, row, column, name) => {
    expect(periodicPlace(symbol)).toEqual({ row, column })
    expect(elementName(symbol)).toBe(name)
  })
})
