import { describe, expect, it } from 'vitest'
import {
  type ElementProperty,
  elementProperty,
  meanProperty,
} from '../../src/composition/element-properties.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, layerComposition, unlayered } from '../../src/composition/layered.ts'
import { InputError } from '../../src/input/input-error.ts'
import { layerOf } from '../../src/lattice/facet.ts'
import type { Vector } from '../../src/lattice/vector.ts'
import { ensembleAverage, siteAverages } from '../../src/site/element-averages.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import type { Site } from '../../src/site/site.ts'

const layered: LayeredComposition = {
  bulk: parseComposition('Ir30Ru70'),
  layers: new Map([[1, parseComposition('Pt80Ir20')]]),
}

/** Mean and standard deviation of an average over atoms, from every arrangement with its probability. */
function byArrangement(
  site: Site,
  atoms: readonly Vector[],
  alloy: LayeredComposition,
  property: ElementProperty,
) {
  let sums = [{ probability: 1, sum: 0 }]
  for (const atom of atoms)
    sums = sums.flatMap(({ probability, sum }) =>
      [...layerComposition(alloy, layerOf(site.facet, atom))].map(([element, fraction]) => ({
        probability: probability * fraction,
        sum: sum + elementProperty(element, property),
      })),
    )
  const average = (of: (value: number) => number) =>
    sums.reduce((total, { probability, sum }) => total + probability * of(sum / atoms.length), 0)
  const mean = average(value => value)
  return { mean, standardDeviation: Math.sqrt(average(value => (value - mean) ** 2)) }
}

describe('element properties averaged over a site', () => {
  it.each(['fcc111-top', 'fcc111-fcc', 'fcc110-top', 'fcc211-edge-top'])(
    'have the mean and spread of all arrangements of %s',
    id => {
      const site = findSite(id)
      for (const property of ['electronegativity', 'atomicRadius', 'atomicMass'] as const) {
        const { ensemble, neighbours } = siteAverages(site, layered, property)
        const around = site.zones.flatMap(({ positions }) => positions)
        for (const [found, atoms] of [
          [ensemble, site.ensemble],
          [neighbours, around],
        ] as const) {
          const expected = byArrangement(site, atoms, layered, property)
          // A sum of up to 2^15 terms.
          expect(found.mean / expected.mean).toBeCloseTo(1, 11)
          expect(found.standardDeviation / expected.standardDeviation).toBeCloseTo(1, 9)
        }
      }
    },
  )

  it('are those of the composition in a random alloy without layers, and do not vary in a pure metal', () => {
    const composition = parseComposition('AgAuCuPdPt')
    for (const site of allSites()) {
      const { ensemble, neighbours } = siteAverages(site, unlayered(composition), 'atomicRadius')
      for (const { mean } of [ensemble, neighbours])
        expect(mean).toBeCloseTo(meanProperty(composition, 'atomicRadius'), 10)
      const pure = siteAverages(site, unlayered(parseComposition('Pt')), 'atomicRadius')
      expect(pure).toEqual({
        ensemble: { mean: 139, standardDeviation: 0 },
        neighbours: { mean: 139, standardDeviation: 0 },
      })
    }
  })

  it('of an ensemble are the mean of its atoms', () => {
    expect(ensembleAverage(['Ir', 'Ir', 'Pd'], 'atomicRadius')).toBeCloseTo((136 + 136 + 142) / 3, 12)
  })

  it('refuse an element without data and a layer that has no atom there', () => {
    const top = findSite('fcc111-top')
    expect(() => siteAverages(top, unlayered(parseComposition('PtNa')), 'atomicRadius')).toThrow(InputError)
    expect(() => siteAverages(top, unlayered(parseComposition('PtNa')), 'atomicRadius')).toThrow(
      'there is no atomic radius for Na',
    )
    const deep = { bulk: parseComposition('Pt'), layers: new Map([[7, parseComposition('Ir')]]) }
    expect(() => siteAverages(top, deep, 'atomicRadius')).toThrow('layer 7 has no part in fcc111-top')
  })
})
