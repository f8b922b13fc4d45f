import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ensembleName } from '../../src/environment/ensembles.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { fingerprintText, readFingerprint } from '../../src/structure/slab-fingerprint.ts'

const TOP = findSite('fcc111-top')

const HOLLOW = findSite('fcc111-fcc')

describe('a fingerprint as text', () => {
  it('is read back as it was, for any site', () => {
    const atoms = (count: number) =>
      fc.array(fc.constantFrom('Ir', 'Pd', 'Pt', 'W', 'V'), { minLength: count, maxLength: count })
    const any = fc.constantFrom(...allSites()).chain(site =>
      fc.record({
        site: fc.constant(site),
        ensemble: atoms(site.ensemble.length),
        zones: fc.tuple(...site.zones.map(zone => atoms(zone.atoms))),
      }),
    )
    fc.assert(
      fc.property(any, ({ site, ensemble, zones }) => {
        const fingerprint = {
          ensemble: ensembleName(ensemble),
          zones: Object.fromEntries(
            site.zones.map(({ name }, zone) => {
              const counts: Record<string, number> = {}
              for (const element of zones[zone] ?? []) counts[element] = (counts[element] ?? 0) + 1
              return [name, counts]
            }),
          ),
        }
        expect(readFingerprint(fingerprintText(fingerprint), site)).toEqual(fingerprint)
      }),
    )
  })

  it.each([
    ['Ir; surface Ir2Pt4, subsurface Pt3'],
    ['Ir; surface Ir2Pt4; subsurface Pt3'],
    ['ensemble Ir, surface Ir2Pt4, subsurface Pt3'],
    ['Ir1; surface Pt4Ir2, subsurface Pt3'],
    [' Ir ;surface  Ir2 Pt4 , subsurface Pt3Ru0'],
  ])('is read as the commands print it: "%s"', text => {
    expect(readFingerprint(text, TOP)).toEqual({
      ensemble: 'Ir',
      zones: { surface: { Ir: 2, Pt: 4 }, subsurface: { Pt: 3 } },
    })
  })

  it('has its ensemble sorted, whether as atoms or as numbers of them', () => {
    expect(readFingerprint('Pt-Ir-Pt', HOLLOW)).toEqual({ ensemble: 'Ir-Pt-Pt', zones: {} })
    expect(readFingerprint('Pt2Ir', HOLLOW)).toEqual({ ensemble: 'Ir-Pt-Pt', zones: {} })
  })

  it.each([
    [
      '',
      'ensemble needs elements and how many atoms of each, like "Pt; surface Pt6, subsurface Pt3"; got ""',
    ],
    ['abc', 'like "Pt; surface Pt6, subsurface Pt3"; got "abc"'],
    ['-1', 'like "Pt; surface Pt6, subsurface Pt3"; got "-1"'],
    ['Ir; surface 6', 'surface needs elements and how many atoms of each, like Pt6; got "6"'],
    [
      'Ir-Xx',
      'unknown element "Xx" in the ensemble "Ir-Xx"; write it like "Pt; surface Pt6, subsurface Pt3"',
    ],
    ['ir', 'got "ir"'],
    ['Ir-Pt', 'the ensemble of fcc111-top has 1 atom, got 2 in "Ir-Pt"'],
    ['Xx', 'unknown element "Xx" in ensemble "Xx"'],
    ['Ir; surface Ir2Pt3', 'surface has 6 atoms, got 5 in "Ir2Pt3"'],
    ['Ir; surface Ir2Pt2Ir2', 'surface has Ir twice'],
    ['Ir; surface Ir6; surface Pt6', 'has surface twice'],
    ['Ir; surface', 'cannot read "surface" in the fingerprint'],
    ['Ir; surfaces Ir6', 'unknown zone of fcc111-top "surfaces"; did you mean surface?'],
    ['Ir; constructor Ir6', 'unknown zone of fcc111-top "constructor"'],
  ])('is refused with what is wrong: "%s"', (text, message) => {
    expect(() => readFingerprint(text, TOP)).toThrow(message)
  })
})

describe('the example in a sentence', () => {
  it.each(allSites().map(site => [site.id, site] as const))('fits %s', (_, site) => {
    let example = ''
    try {
      readFingerprint('?', site)
    } catch (error) {
      example = /like "(.*)"; got/.exec((error as Error).message)?.[1] ?? ''
    }
    const { ensemble, zones } = readFingerprint(example, site)
    expect(ensemble.split('-')).toHaveLength(site.ensemble.length)
    expect(Object.keys(zones)).toEqual(site.zones.slice(0, 2).map(({ name }) => name))
  })
})
