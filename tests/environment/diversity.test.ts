import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { arrangementDiversity, fingerprintDiversity } from '../../src/environment/diversity.ts'
import { logSpectrum } from '../../src/environment/log-spectrum.ts'
import { expectedFingerprints, sitesNeeded } from '../../src/environment/rarefaction.ts'
import { siteGroups } from '../../src/environment/site-groups.ts'
import { InputError } from '../../src/input/input-error.ts'
import { findSite } from '../../src/site/registry.ts'
import { plainExpected, plainProbabilities } from '../bench/plain-rarefaction.ts'

const groupsOf = (site: string, composition: string) =>
  siteGroups(findSite(site), unlayered(parseComposition(composition)))

const sum = (values: Float64Array, term: (p: number) => number) => {
  let total = 0
  for (const value of values) total += term(value)
  return total
}

const TWENTY_SEVEN = 'ScTiVCrMnFeCoNiCuZnYZrNbMoRuRhPdAgCdHfTaWReOsIrPtAu'
const TEN = 'Ir1Pd2Pt3Rh4Ru5Ag6Au7Cu8Ni9Co10'

describe('diversity', () => {
  it.each([
    ['fcc111-top', 'IrPdPtRhRu'],
    ['fcc111-top', 'Ir1Pd2Pt3Rh4'],
    ['fcc111-bridge', 'Ir10Pd90'],
    ['fcc110-hollow', 'Pt30Ru70'],
    ['bulk', 'Au1Cu3Ag96'],
  ])('of fingerprints at %s of %s is that of the list of all of them', (site, composition) => {
    const groups = groupsOf(site, composition)
    const probabilities = plainProbabilities(groups)
    const { entropy, hill0, hill1, hill2 } = fingerprintDiversity(groups)
    const listed = sum(probabilities, p => -p * Math.log(p))
    expect(entropy).toBeCloseTo(listed, 9)
    expect(hill0).toBe(probabilities.length)
    expect(hill1 / Math.exp(listed)).toBeCloseTo(1, 9)
    expect(hill2 * sum(probabilities, p => p * p)).toBeCloseTo(1, 9)
  })

  it('of arrangements of an equimolar alloy is their number, in every order', () => {
    const { entropy, hill0, hill1, hill2 } = arrangementDiversity(groupsOf('fcc111-top', 'IrPdPtRhRu'))
    expect(entropy).toBeCloseTo(10 * Math.log(5), 12)
    for (const hill of [hill0, hill1, hill2]) expect(hill / 9_765_625).toBeCloseTo(1, 12)
  })

  it('of a pure metal is that of one outcome', () => {
    const groups = groupsOf('fcc111-hcp', 'Pt')
    for (const diversity of [arrangementDiversity(groups), fingerprintDiversity(groups)])
      expect(diversity).toEqual({ entropy: 0, hill0: 1, hill1: 1, hill2: 1 })
  })

  it('falls with the order, and fingerprints are never more diverse than arrangements', () => {
    const amounts = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(amounts, values => {
        const composition = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru', 'Au']
          .slice(0, values.length)
          .map((e, i) => `${e}${(values[i] as number).toFixed(6)}`)
          .join('')
        const groups = groupsOf('fcc100-hollow', composition)
        const [fingerprints, arrangements] = [fingerprintDiversity(groups), arrangementDiversity(groups)]
        for (const { hill0, hill1, hill2 } of [fingerprints, arrangements]) {
          expect(hill0).toBeGreaterThanOrEqual(hill1)
          expect(hill1).toBeGreaterThanOrEqual(hill2)
        }
        expect(fingerprints.entropy).toBeLessThanOrEqual(arrangements.entropy + 1e-9)
      }),
    )
  })

  it('falls with the order where the logarithms of an equimolar alloy of many elements round up', () => {
    const { hill0, hill1, hill2 } = arrangementDiversity(groupsOf('fcc111-top', TWENTY_SEVEN))
    expect(hill0).toBe(27 ** 10)
    expect(Math.exp(10 * Math.log(27))).toBeGreaterThan(hill0)
    expect(hill1).toBeLessThanOrEqual(hill0)
    expect(hill2).toBeLessThanOrEqual(hill1)
  })

  it('takes each layer with its own composition', () => {
    const layered = { bulk: parseComposition('IrPt'), layers: new Map([[2, parseComposition('Ru')]]) }
    const { hill0 } = fingerprintDiversity(siteGroups(findSite('fcc111-top'), layered))
    expect(hill0).toBe(2 * 7)
  })
})

describe('rarefaction', () => {
  it.each([
    ['fcc111-top', 'IrPdPtRhRu'],
    ['fcc111-top', TEN],
    ['fcc111-top', 'Pt99Ru1'],
    ['fcc110-top', 'Pt999999Ru1'],
    ['fcc111-bridge', 'Ir10Pd20Pt70'],
  ])('at %s of %s agrees with the sum over all fingerprints to a relative 1e-6', (site, composition) => {
    const groups = groupsOf(site, composition)
    const probabilities = plainProbabilities(groups)
    const spectrum = logSpectrum(groups)
    const steps =
      probabilities.length > 1e6 ? [1e3, 1e6, 1e9] : [1, 2, 3, 5, 6, 7, 10, 100, 1e3, 1e6, 1e9, 1e24]
    for (const sites of steps)
      expect(
        Math.abs(expectedFingerprints(spectrum, sites) / plainExpected(probabilities, sites) - 1),
      ).toBeLessThan(1e-6)
  })

  it('sees one fingerprint at one site, and all of them at very many', () => {
    const spectrum = logSpectrum(groupsOf('fcc111-hcp', 'IrPdPtRhRu'))
    expect(expectedFingerprints(spectrum, 1)).toBeCloseTo(1, 9)
    expect(expectedFingerprints(spectrum, 1e24) / 270_112_500).toBeCloseTo(1, 9)
  })

  it('stays finite for a trace element', () => {
    const spectrum = logSpectrum(groupsOf('fcc111-top', `Pt1Ru.${'0'.repeat(60)}1`))
    expect(expectedFingerprints(spectrum, 1e6)).toBeCloseTo(1, 9)
  })

  it('needs the fewest sites that reach the share', () => {
    const groups = groupsOf('fcc111-top', 'IrPdPt')
    const [probabilities, spectrum] = [plainProbabilities(groups), logSpectrum(groups)]
    const covered = (sites: number) => sum(probabilities, p => -p * Math.expm1(sites * Math.log1p(-p)))
    for (const share of [0.5, 0.9, 0.99]) {
      const sites = sitesNeeded(spectrum, share)
      expect(Number.isInteger(sites)).toBe(true)
      expect(covered(sites)).toBeGreaterThanOrEqual(share - 1e-9)
      expect(covered(sites - 1)).toBeLessThan(share + 1e-9)
    }
    expect(sitesNeeded(logSpectrum(groupsOf('fcc111-top', 'Pt')), 0.99)).toBe(1)
  })

  it.each([0, 0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 1.5])('refuses %d sites', sites => {
    const spectrum = logSpectrum(groupsOf('fcc111-top', 'Pt'))
    expect(() => expectedFingerprints(spectrum, sites)).toThrow(InputError)
    expect(() => expectedFingerprints(spectrum, sites)).toThrow('a whole number from 1 to 1e100')
  })

  it.each([0, 1, -0.1, Number.NaN])('refuses a share of %d', share => {
    expect(() => sitesNeeded(logSpectrum(groupsOf('fcc111-top', 'Pt')), share)).toThrow('between 0 and 1')
  })
})
