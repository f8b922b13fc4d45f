import { describe, expect, it } from 'vitest'
import { alloyDescriptors } from '../../src/alloy/descriptors.ts'
import { ruleOutcomes, SINGLE_PHASE_RULES } from '../../src/alloy/single-phase-rules.ts'
import { randomAlloyVerdict } from '../../src/alloy/verdict.ts'
import { ELEMENT_PROPERTIES } from '../../src/composition/element-properties.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { InputError } from '../../src/input/input-error.ts'

const verdict = (formula: string) => randomAlloyVerdict(parseComposition(formula))

const outcomes = (formula: string) => {
  const composition = parseComposition(formula)
  return ruleOutcomes(alloyDescriptors(composition), composition.size)
}

describe('single-phase rules', () => {
  it('are named with threshold and source', () => {
    const rules = outcomes('CoCrFeMnNi')
    expect(rules.map(({ descriptor, threshold }) => `${descriptor} ${threshold}`)).toEqual([
      'sizeMismatch <= 6.6 %',
      'mixingEnthalpy -15 to 5 kJ/mol',
      'omega >= 1.1',
      'valenceElectronConcentration >= 8 electrons/atom',
      'sizeMismatch <= 3.3 %',
      'mixingEnthalpy -7.5 to 5 kJ/mol',
    ])
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
    for (const { source } of SINGLE_PHASE_RULES) expect(source).toMatch(/\(20\d\d\)/)
  })

  it('hold on the limit itself: VEC is 8 in CoCrFeMnNi, which is fcc', () => {
    for (const formula of ['CoCrFeMnNi', 'NiMnFeCrCo', 'Co=0.2,Cr=0.2,Fe=0.2,Mn=0.2,Ni=0.2'])
      expect(outcomes(formula).every(({ met }) => met)).toBe(true)
    expect(
      outcomes('CoCrFeMnNi').find(({ descriptor }) => descriptor.startsWith('valence'))?.value,
    ).toBeCloseTo(8, 12)
  })

  it('say nothing of one element', () => {
    for (const { value, met } of outcomes('Al')) expect([value, met]).toEqual([null, null])
  })

  it('count Omega as met where no enthalpy stands against the entropy', () => {
    expect(outcomes('AuPd').find(({ descriptor }) => descriptor === 'omega')).toMatchObject({
      value: null,
      met: true,
    })
  })
})

describe('the verdict on a random fcc solid solution', () => {
  it.each([
    // Known as fcc solid solutions.
    ['CoCrFeMnNi', true],
    ['IrPdPtRhRu', true],
    ['AgAuCuPdPt', true],
    ['AuPd', true],
    ['Pt3Ni', true],
    // bcc refractory alloy; a glass former; metals that do not mix.
    ['NbMoTaW', false],
    ['Al15Cu30Zr55', false],
    ['AgNi', false],
    ['CuW', false],
  ])('of %s is %s', (formula, plausible) => {
    expect(verdict(formula).plausible).toBe(plausible)
  })

  it('is the conjunction of the rules for alloys as cast; the missed ones stand first among the reasons', () => {
    const { plausible, reasons } = verdict('NbMoTaW')
    const cast = outcomes('NbMoTaW').filter(({ state }) => state === 'as cast')
    expect(plausible).toBe(cast.every(({ met }) => met))
    expect(reasons[0]).toBe(
      'As cast, valence electron concentration 5.5 electrons/atom is outside the rule >= 8 electrons/atom (Guo et al.).',
    )
  })

  it('says what annealing, single pairs and temperature add', () => {
    const text = verdict('AgAuCuPdPt').reasons.join('\n')
    expect(text).toContain(
      'Annealed at 0.5 to 0.9 of the melting point it may order or separate: size mismatch <= 3.3 %',
    )
    expect(text).toContain('Cu-Pd attract each other most (-14 kJ/mol')
    expect(text).toContain('Au-Pt repel each other most (4 kJ/mol')
    expect(text).toContain('outweighs the enthalpy above 490 K; below, the alloy tends to order')
    expect(verdict('AgNi').reasons.join('\n')).toContain('tends to separate')
    expect(verdict('AuPd').reasons.join('\n')).toContain('No mixing enthalpy stands against')
  })

  it('is honest about what the rules are', () => {
    for (const formula of ['CoCrFeMnNi', 'AgNi'])
      expect(verdict(formula).reasons.at(-1)).toMatch(/empirical and drawn from bulk alloys/)
    expect(verdict('IrRu').reasons.join('\n')).toContain('Ru (50 % of the atoms) is not fcc when pure')
  })

  it('of one element is whether it is fcc', () => {
    for (const [element, { crystal }] of Object.entries(ELEMENT_PROPERTIES))
      expect(verdict(element).plausible).toBe(crystal === 'fcc')
    expect(verdict('Ru').reasons.join(' ')).toContain('Ru is hcp, not fcc')
  })

  it('gives its reasons as sentences', () => {
    for (const formula of ['CoCrFeMnNi', 'AgNi', 'AuPd', 'Mn', 'Pt'])
      for (const reason of verdict(formula).reasons) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  it('names an element without data', () => {
    expect(() => verdict('PtNa')).toThrow(InputError)
    expect(() => verdict('Na')).toThrow('for Na; the elements with data are Mg, Al,')
  })
})
