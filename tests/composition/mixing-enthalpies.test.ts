import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ELEMENT_PROPERTIES } from '../../src/composition/element-properties.ts'
import { pairMixingEnthalpy } from '../../src/composition/mixing-enthalpies.ts'
import { InputError } from '../../src/input/input-error.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'

const ELEMENTS = Object.keys(ELEMENT_PROPERTIES)

describe('mixing enthalpies', () => {
  it.skipIf(sharedIsAbsent)(
    'equal the reference table, all 595 pairs, whichever element is named first',
    () => {
      const rows = readFileSync(sharedFile('data/mixing-enthalpy.csv'), 'utf8').trim().split('\n').slice(1)
      expect(rows).toHaveLength((35 * 34) / 2)
      for (const row of rows) {
        const [a, b, enthalpy] = row.split(',') as [string, string, string]
        expect([a, b, pairMixingEnthalpy(a, b)]).toEqual([a, b, Number(enthalpy)])
        expect(pairMixingEnthalpy(b, a)).toBe(Number(enthalpy))
      }
    },
  )

  it('are numbers for every pair, and zero for an element with itself', () => {
    for (const a of ELEMENTS)
      for (const b of ELEMENTS) {
        expect(Number.isFinite(pairMixingEnthalpy(a, b))).toBe(true)
        if (a === b) expect(pairMixingEnthalpy(a, b)).toBe(0)
      }
  })

  it('name the element without data, and those with', () => {
    for (const ask of [() => pairMixingEnthalpy('Pt', 'Na'), () => pairMixingEnthalpy('constructor', 'Pt')]) {
      expect(ask).toThrow(InputError)
      expect(ask).toThrow(
        /there is no mixing enthalpy for (Na|constructor); the elements with data are Mg, Al, Sc,/,
      )
    }
  })
})
