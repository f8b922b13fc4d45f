import type { ElementProperty } from '../composition/element-properties.ts'
import type { LayeredComposition } from '../composition/layered.ts'
import { ensembleAtoms, ensembleNames } from '../environment/ensembles.ts'
import { fillingProbabilities } from '../environment/filling-probabilities.ts'
import { type FilledGroup, siteGroups } from '../environment/site-groups.ts'
import { zoneFillings } from '../environment/zone-fillings.ts'
import { ensembleAverage, siteAverages } from '../site/element-averages.ts'
import type { Site } from '../site/site.ts'

/** Element properties that sites are described by, with their units; `1` for a number without unit. */
export const SITE_PROPERTIES = {
  electronegativity: { title: 'electronegativity', unit: 'Pauling' },
  atomicRadius: { title: 'atomic radius', unit: 'pm' },
  atomicMass: { title: 'atomic mass', unit: 'u' },
  valenceElectrons: { title: 'valence electrons', unit: 'electrons/atom' },
} as const satisfies Partial<Record<ElementProperty, { title: string; unit: string }>>

/** `electronegativity` and so on. */
export type SiteProperty = keyof typeof SITE_PROPERTIES

/** More ensembles than this are not listed: 4 atoms of 20 elements. */
const MOST_ENSEMBLES = 10_000

/**
 * Element properties of a site of an alloy: mean and spread over sites, for its ensemble and its nearest neighbours,
 * and the average of each ensemble. `ensembles` is null where there are too many to list.
 *
 * @throws InputError for an element without data, or a layer that has no atom of the site
 */
export function siteElements(site: Site, alloy: LayeredComposition) {
  const names = Object.keys(SITE_PROPERTIES) as SiteProperty[]
  const properties = Object.fromEntries(
    names.map(property => [
      property,
      { unit: SITE_PROPERTIES[property].unit, ...siteAverages(site, alloy, property) },
    ]),
  ) as Record<SiteProperty, { readonly unit: string } & ReturnType<typeof siteAverages>>
  return { properties, ensembles: listedEnsembles(siteGroups(site, alloy)[0] as FilledGroup, names) }
}

/** The answer of `siteElements`, as JSON. */
export type SiteElements = ReturnType<typeof siteElements>

function listedEnsembles({ elements, fractions, size }: FilledGroup, names: readonly SiteProperty[]) {
  // ensembleNames sorts the elements, so their fractions follow.
  const order = elements
    .map((element, index) => ({ element, index }))
    .sort((a, b) => (a.element < b.element ? -1 : 1))
  const fillings = zoneFillings(size, elements.length)
  if (fillings.length > MOST_ENSEMBLES) return null
  const probabilities = fillingProbabilities(
    fillings,
    Float64Array.from(order, ({ index }) => fractions[index] as number),
  )
  return ensembleNames(elements, size).map((name, ensemble) => ({
    name,
    probability: probabilities[ensemble] as number,
    ...(Object.fromEntries(
      names.map(property => [property, ensembleAverage(ensembleAtoms(name), property)]),
    ) as Record<SiteProperty, number>),
  }))
}
