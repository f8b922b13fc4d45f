import { allSites, findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import type { Zone } from '../site/zones.ts'

const zoneAnswer = ({ name, atoms, layer, distance }: Zone) => ({ name, atoms, layer, distance })

/** What `sites` says of a zone: its atoms, layer (outermost 1) and distance from the ensemble's centre in lattice constants. */
export type ZoneAnswer = ReturnType<typeof zoneAnswer>

/** The first-shell zones of a site, as JSON. */
export const zoneAnswers = (site: Site): ZoneAnswer[] => site.zones.map(zoneAnswer)

/**
 * The sites that a user asks for, each once, in the order asked; without any id, all.
 *
 * @throws InputError naming the nearest id when there is no such site
 * @example askedSites(['bulk']).map(({ atoms }) => atoms) // [13]
 */
export const askedSites = (ids: readonly string[] = []): Site[] =>
  ids.length === 0 ? allSites() : [...new Set(ids)].map(findSite)

/**
 * The answer to `sites`: the sites asked for, or all, with their zones.
 *
 * @throws InputError naming the nearest id when there is no such site
 * @example answerSites(['fcc111-top'])[0]?.symmetryOrder // 6
 */
export const answerSites = (ids: readonly string[] = []) =>
  askedSites(ids).map(site => ({
    id: site.id,
    facet: site.facet,
    kind: site.kind,
    ensembleAtoms: site.ensemble.length,
    coordination: site.coordination,
    atoms: site.atoms,
    symmetryOrder: site.symmetry.length,
    zones: zoneAnswers(site),
    zonesBeyond: site.zonesBeyond.map(zoneAnswer),
  }))
