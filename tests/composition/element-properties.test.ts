import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  ELEMENT_PROPERTIES,
  meanAtomicMass,
  supplyRisk,
  vegardLatticeConstant,
} from '../../src/composition/element-properties.ts'
import { ELEMENT_SYMBOLS, isElement } from '../../src/composition/elements.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { InputError } from '../../src/input/input-error.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'

describe('element properties', () => {
  it.skipIf(sharedIsAbsent)('equal the reference table, element by element', () => {
    const [header, ...rows] = readFileSync(sharedFile('data/elements.csv'), 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split(','))
    const column = (name: string) => (header as string[]).indexOf(name)
    const expected = rows.map(row => [
      row[column('symbol')],
      {
        atomicMass: Number(row[column('atomic_mass_u')]),
        atomicRadius: Number(row[column('atomic_radius_pm')]),
        electronegativity: Number(row[column('pauling_electronegativity')]),
        meltingPoint: Number(row[column('melting_point_K')]),
        valenceElectrons: Number(row[column('valence_electrons')]),
        productionConcentration: Number(row[column('hhi_production')]),
        fccLatticeConstant: Number(row[column('fcc_lattice_constant_A')]),
        crystal: /\((\w+)\)/.exec(row[column('lattice_source')] as string)?.[1] ?? 'other',
      },
    ])
    expect(Object.entries(ELEMENT_PROPERTIES)).toEqual(expected)
  })

  it('cover 35 elements', () => {
    expect(Object.keys(ELEMENT_PROPERTIES)).toHaveLength(35)
    expect(Object.keys(ELEMENT_PROPERTIES).every(isElement)).toBe(true)
  })

  it('count valence electrons as the group of the element does, without the ten d electrons from group 13 on', () => {
    // 18 elements from K to Kr and from Rb to Xe are groups 1 to 18; from Lu to Rn, groups 3 to 18.
    const groupOf = (element: string) => {
      const number = ELEMENT_SYMBOLS.indexOf(element) + 1
      return number <= 18 ? number - 10 : number <= 54 ? number - (number <= 36 ? 18 : 36) : number - 68
    }
    for (const [element, { valenceElectrons }] of Object.entries(ELEMENT_PROPERTIES)) {
      const group = groupOf(element)
      expect([element, valenceElectrons]).toEqual([element, group > 12 ? group - 10 : group])
    }
  })

  it('of a pure metal are its own', () => {
    for (const [element, own] of Object.entries(ELEMENT_PROPERTIES)) {
      const { atomicMass, fccLatticeConstant, productionConcentration } = own
      expect(supplyRisk(parseComposition(element))).toBe(productionConcentration)
      expect(meanAtomicMass(parseComposition(element))).toBe(atomicMass)
      expect(vegardLatticeConstant(parseComposition(element))).toBe(fccLatticeConstant)
    }
  })

  it('of an alloy are the average over its mole fractions', () => {
    expect(meanAtomicMass(parseComposition('PtNi'))).toBeCloseTo((195.084 + 58.6934) / 2, 10)
    expect(vegardLatticeConstant(parseComposition('Pt3Ni'))).toBeCloseTo(0.75 * 3.92 + 0.25 * 3.52, 12)
    expect(supplyRisk(parseComposition('Pt3Ni'))).toBeCloseTo(0.75 * 5500 + 0.25 * 1000, 9)
    // Measured lattice constant of Pt3Ni: 3.84 angstrom or a little less; Vegard's rule is good to about 1 %.
    expect(vegardLatticeConstant(parseComposition('Pt3Ni'))).toBeCloseTo(3.84, 1)
  })

  it('name an element without data and those with data', () => {
    for (const [mean, name] of [
      [meanAtomicMass, 'atomic mass'],
      [vegardLatticeConstant, 'lattice constant'],
      [supplyRisk, 'production concentration'],
    ] as const) {
      expect(() => mean(parseComposition('PtNa'))).toThrow(InputError)
      expect(() => mean(parseComposition('PtNa'))).toThrow(
        `there is no ${name} for Na; the elements with data are Mg, Al, Sc,`,
      )
    }
  })
})
