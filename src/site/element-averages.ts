import { type ElementProperty, elementProperty } from '../composition/element-properties.ts'
import {
  checkFractions,
  checkLayers,
  type LayeredComposition,
  layerComposition,
} from '../composition/layered.ts'
import { layerOf } from '../lattice/facet.ts'
import type { Vector } from '../lattice/vector.ts'
import type { Site } from './site.ts'

/** How an average over some atoms is distributed over the sites of a random alloy. */
export interface AverageOverSites {
  readonly mean: number
  /** From site to site, 0 in a pure metal. */
  readonly standardDeviation: number
}

/** A property averaged over the atoms of a site, in the property's unit. */
export interface SiteAverages {
  /** Over the atoms that the adsorbate touches. */
  readonly ensemble: AverageOverSites
  /** Over their nearest neighbours, the ensemble itself left out. */
  readonly neighbours: AverageOverSites
}

/**
 * Mean and spread, over the sites of a random alloy, of an element property averaged over the site's atoms. Atoms are
 * independent, so the mean of an average is the mean over atoms of sum x_i p_i of their layer, and its variance the
 * sum of their variances over the square of their number: exact, whatever the number of elements.
 *
 * @throws InputError for an element without data, or a layer that has no atom of the site
 * @example siteAverages(findSite('fcc111-fcc'), unlayered(parseComposition('IrPt')), 'electronegativity').ensemble.mean // 2.24
 */
export function siteAverages(site: Site, alloy: LayeredComposition, property: ElementProperty): SiteAverages {
  checkFractions(alloy)
  const layersOf = (atoms: readonly Vector[]) => atoms.map(atom => layerOf(site.facet, atom))
  const ensemble = layersOf(site.ensemble)
  const neighbours = layersOf(site.zones.flatMap(({ positions }) => positions))
  checkLayers(alloy, [...ensemble, ...neighbours], site.id)
  return {
    ensemble: average(ensemble, alloy, property),
    neighbours: average(neighbours, alloy, property),
  }
}

/**
 * A property averaged over the atoms of an ensemble.
 *
 * @param atoms element symbols, as `ensembleAtoms` gives them
 * @throws InputError for an element without data
 * @example ensembleAverage(['Ir', 'Ir', 'Pd'], 'atomicRadius') // 138 pm
 */
export const ensembleAverage = (atoms: readonly string[], property: ElementProperty): number =>
  atoms.reduce((sum, element) => sum + elementProperty(element, property), 0) / atoms.length

function average(
  layers: readonly (number | null)[],
  alloy: LayeredComposition,
  property: ElementProperty,
): AverageOverSites {
  let [sum, variance] = [0, 0]
  for (const layer of layers) {
    const parts = [...layerComposition(alloy, layer)]
    const values = parts.map(([element, fraction]) => ({
      fraction,
      value: elementProperty(element, property),
    }))
    const mean = values.reduce((total, { fraction, value }) => total + fraction * value, 0)
    sum += mean
    variance += values.reduce((total, { fraction, value }) => total + fraction * (value - mean) ** 2, 0)
  }
  return { mean: sum / layers.length, standardDeviation: Math.sqrt(variance) / layers.length }
}
