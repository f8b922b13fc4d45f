import { allSites } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import type { Zone } from '../site/zones.ts'

const zoneAnswer = ({ name, atoms, layer, distance }: Zone) => ({ name, atoms, layer, distance })

/** What `sites` says of a zone: its atoms, layer (outermost 1) and distance from the ensemble's centre in lattice constants. */
export type ZoneAnswer = ReturnType<typeof zoneAnswer>

/** The first-shell zones of a site, as JSON. */
export const zoneAnswers = (site: Site): ZoneAnswer[] => site.zones.map(zoneAnswer)

/** The answer to `sites`: every site with its zones. */
export const answerSites = () =>
  allSites().map(site => ({
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
