import { type Table, tableOf } from '../output/table.ts'
import { SITE_PROPERTIES, type SiteProperty } from './site-elements.ts'
import type { SitesAnswer } from './sites.ts'

const PROPERTIES = Object.keys(SITE_PROPERTIES) as SiteProperty[]

/** The answer to `sites` as a table: the zones of every site or, of an alloy, the properties of its elements there. */
export const sitesTable = (sites: SitesAnswer): Table =>
  sites.some(({ elementProperties }) => elementProperties !== undefined)
    ? propertyTable(sites)
    : zoneTable(sites)

/** All zones of some sites, each with its site and whether it is of the first shell. */
export const zonesOf = (sites: SitesAnswer) =>
  sites.flatMap(site => [
    ...site.zones.map(zone => ({ site, zone, firstShell: true })),
    ...site.zonesBeyond.map(zone => ({ site, zone, firstShell: false })),
  ])

const zoneTable = (sites: SitesAnswer): Table =>
  tableOf(zonesOf(sites), {
    site: ({ site }) => site.id,
    facet: ({ site }) => site.facet,
    kind: ({ site }) => site.kind,
    ensemble_atoms: ({ site }) => site.ensembleAtoms,
    coordination: ({ site }) => site.coordination.join(' '),
    generalised_coordination: ({ site }) => site.generalisedCoordination,
    atoms: ({ site }) => site.atoms,
    symmetry_order: ({ site }) => site.symmetryOrder,
    zone: ({ zone }) => zone.name,
    zone_atoms: ({ zone }) => zone.atoms,
    zone_layer: ({ zone }) => zone.layer,
    zone_distance_a: ({ zone }) => zone.distance,
    first_shell: ({ firstShell }) => firstShell,
  })

const propertyTable = (sites: SitesAnswer): Table =>
  tableOf(
    sites.flatMap(site =>
      PROPERTIES.flatMap(name =>
        site.elementProperties === undefined
          ? []
          : [{ id: site.id, name, ...site.elementProperties.properties[name] }],
      ),
    ),
    {
      site: ({ id }) => id,
      property: ({ name }) => name,
      unit: ({ unit }) => unit,
      ensemble_mean: ({ ensemble }) => ensemble.mean,
      ensemble_standard_deviation: ({ ensemble }) => ensemble.standardDeviation,
      neighbours_mean: ({ neighbours }) => neighbours.mean,
      neighbours_standard_deviation: ({ neighbours }) => neighbours.standardDeviation,
    },
  )
