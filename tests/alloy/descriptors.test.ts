import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALLOY_DESCRIPTORS, type AlloyDescriptorName, alloyDescriptors } from '../../src/alloy/descriptors.ts'
import { crossoverTemperature, idealMixingEntropy, mixingEnthalpy, omega } from '../../src/alloy/mixing.ts'
import { type Composition, compositionFromAmounts } from '../../src/composition/composition.ts'
import { ELEMENT_PROPERTIES } from '../../src/composition/element-properties.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { InputError } from '../../src/input/input-error.ts'

const of = (formula: string) => alloyDescriptors(parseComposition(formula))

const ELEMENTS = Object.keys(ELEMENT_PROPERTIES)

/** Alloys of 2 to 8 elements. */
const alloys: fc.Arbitrary<Composition> = fc
  .uniqueArray(fc.constantFrom(...ELEMENTS), { minLength: 2, maxLength: 8 })
  .chain(elements =>
    fc
      .array(fc.integer({ min: 1, max: 1000 }), { minLength: elements.length, maxLength: elements.length })
      .map(amounts =>
        compositionFromAmounts(elements.map((element, index) => [element, amounts[index] as number])),
      ),
  )

describe('alloy descriptors', () => {
  it('of equimolar CoCrFeMnNi are those of the literature', () => {
    // R ln 5, CODATA 2018; -4.16 kJ/mol and VEC 8 as in the reviews of this alloy.
    const { mixingEntropy, mixingEnthalpy, valenceElectronConcentration } = of('CoCrFeMnNi')
    expect(mixingEntropy).toBeCloseTo(13.382, 3)
    expect(mixingEnthalpy).toBeCloseTo(-4.16, 12)
    expect(valenceElectronConcentration).toBeCloseTo(8, 12)
  })

  // Computed from ../shared/data by a Python script of its own: plain sums over the two CSV files.
  it.each([
    [
      'CoCrFeMnNi',
      [
        13.381611359171915, -4.16, 310.87436993517883, 5.793980379841455, 2.2496395132299845,
        0.1383618444514238, 8, 1801.2, 3.5564, 56.08114, 2240,
      ],
    ],
    [
      'IrPdPtRhRu',
      [
        13.381611359171915, 2.24, 167.3938915035578, 13.68323526878111, 2.6026923623178875,
        0.03919183588453067, 9.2, 2290.49, 3.846, 139.5393, 4120,
      ],
    ],
    [
      'AgAuCuPdPt',
      [
        13.381611359171915, -6.56, 490.224967974705, 3.182000309866895, 4.765946803614188,
        0.23681216184985096, 10.6, 1559.896, 3.918, 133.97696, 2520,
      ],
    ],
    [
      'NbMoTaW',
      [
        11.526292643287958, -6.5, 563.9280730725771, 5.599561629898854, 2.7335038248642736,
        0.3636963018783666, 5.5, 3157.75, 4.0695, 138.411075, 5050,
      ],
    ],
    [
      'Pt3Ni',
      [
        4.675514538806877, -3.75, 802.0507623011146, 2.4475383507746242, 4.146714640588477,
        0.1602146997001211, 10, 1963.05, 3.82, 160.98635, 4375,
      ],
    ],
  ])('of %s equal an independent computation', (formula, expected) => {
    const values = Object.values(of(formula))
    expect(values).toHaveLength(expected.length)
    for (const [index, value] of values.entries())
      expect((value as number) / (expected[index] as number)).toBeCloseTo(1, 12)
  })

  it('of one element are its own: nothing mixes, and what compares entropy with enthalpy has no meaning', () => {
    for (const [element, own] of Object.entries(ELEMENT_PROPERTIES))
      expect(of(element)).toEqual({
        mixingEntropy: 0,
        mixingEnthalpy: 0,
        crossoverTemperature: null,
        omega: null,
        sizeMismatch: 0,
        electronegativitySpread: 0,
        valenceElectronConcentration: own.valenceElectrons,
        meltingPoint: own.meltingPoint,
        latticeConstant: own.fccLatticeConstant,
        atomicMass: own.atomicMass,
        supplyRisk: own.productionConcentration,
      })
  })

  it('have no Omega where the mixing enthalpy is zero', () => {
    // Au and Pd: 0 kJ/mol in the table; entropy wins at any temperature.
    expect(mixingEnthalpy(parseComposition('AuPd'))).toBe(0)
    expect(omega(parseComposition('AuPd'))).toBeNull()
    expect(crossoverTemperature(parseComposition('AuPd'))).toBe(0)
  })

  it('of a pair are the textbook ones: H_ij at equal parts, |r1 - r2| / (r1 + r2), half the electronegativity gap', () => {
    const { mixingEnthalpy, sizeMismatch, electronegativitySpread } = of('AgNi')
    expect(mixingEnthalpy).toBe(15)
    expect(sizeMismatch).toBeCloseTo((100 * (144 - 126)) / (144 + 126), 12)
    expect(electronegativitySpread).toBeCloseTo((1.93 - 1.91) / 2, 12)
  })

  it('obey their identities for any alloy', () => {
    fc.assert(
      fc.property(alloys, alloy => {
        const values = alloyDescriptors(alloy)
        const entropy = idealMixingEntropy(alloy)
        // Most at equal parts; rounding of a sum of up to eight logarithms.
        expect(entropy).toBeGreaterThan(0)
        expect(entropy).toBeLessThanOrEqual(8.314462618153241 * Math.log(alloy.size) * (1 + 1e-14))
        const own = [...alloy.keys()].map(element => ELEMENT_PROPERTIES[element])
        for (const [name, property] of [
          ['meltingPoint', 'meltingPoint'],
          ['valenceElectronConcentration', 'valenceElectrons'],
          ['atomicMass', 'atomicMass'],
          ['latticeConstant', 'fccLatticeConstant'],
        ] as const) {
          const ends = own.map(properties => properties?.[property] as number)
          expect(values[name]).toBeGreaterThanOrEqual(Math.min(...ends) * (1 - 1e-14))
          expect(values[name]).toBeLessThanOrEqual(Math.max(...ends) * (1 + 1e-14))
        }
        if (values.omega !== null)
          expect(
            (values.omega * (values.crossoverTemperature as number)) / (values.meltingPoint as number),
          ).toBeCloseTo(1, 12)
        // The order of the elements is of no account.
        const reversed = alloyDescriptors(new Map([...alloy].reverse()))
        for (const name of Object.keys(values) as AlloyDescriptorName[]) {
          const [a, b] = [values[name], reversed[name]]
          if (a === null || b === null) expect(a).toBe(b)
          // A mixing enthalpy near zero is a difference of terms up to 100 kJ/mol.
          else if (name === 'omega' || name === 'crossoverTemperature') continue
          else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(a)))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('name unit, formula and source each', () => {
    for (const { title, unit, formula, source } of Object.values(ALLOY_DESCRIPTORS))
      for (const text of [title, unit, formula, source]) expect(text).not.toBe('')
  })

  it('name an element without data, and those with', () => {
    for (const { value } of Object.values(ALLOY_DESCRIPTORS)) {
      if (value === idealMixingEntropy) continue
      for (const formula of ['PtNa', 'Na']) {
        expect(() => value(parseComposition(formula))).toThrow(InputError)
        expect(() => value(parseComposition(formula))).toThrow(
          /^there is no [a-z ]+ for Na; the elements with data are Mg, Al,/,
        )
      }
    }
  })
})
