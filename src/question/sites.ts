import { z } from 'zod'
import { InputError } from '../input/input-error.ts'
import { generalisedCoordination } from '../site/generalised-coordination.ts'
import { allSites, findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import type { Zone } from '../site/zones.ts'
import { alloyAnswer, alloyFields, compositionIfAny, readAlloy } from './alloy.ts'
import { siteElements } from './site-elements.ts'

/** `sites`: an alloy, if its elements are to describe the sites. */
export const sitesQuestion = z.strictObject({
  ...alloyFields,
  composition: compositionIfAny,
})

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
 * The answer to `sites`: the sites asked for, or all, with their zones; with a composition, also the mean and the
 * spread of the properties of the elements there.
 *
 * @throws InputError naming the nearest id when there is no such site; for layers without a composition, an element without data, or
 *   a layer that has no atom of a site
 * @example answerSites(['fcc111-top'])[0]?.generalisedCoordination // 7.5
 */
export function answerSites(ids: readonly string[] = [], question: z.output<typeof sitesQuestion> = {}) {
  const { composition, layer } = question
  if (composition === undefined && layer !== undefined)
    throw new InputError('a layer needs the composition of the others; give it too', { field: 'layer' })
  const alloy = composition === undefined ? undefined : readAlloy({ composition, layer })
  return askedSites(ids).map(site => ({
    id: site.id,
    facet: site.facet,
    kind: site.kind,
    ensembleAtoms: site.ensemble.length,
    coordination: site.coordination,
    generalisedCoordination: generalisedCoordination(site),
    atoms: site.atoms,
    symmetryOrder: site.symmetry.length,
    zones: zoneAnswers(site),
    zonesBeyond: site.zonesBeyond.map(zoneAnswer),
    ...(alloy !== undefined && { ...alloyAnswer(alloy), elementProperties: siteElements(site, alloy) }),
  }))
}

/** The answer to `sites`. */
export type SitesAnswer = ReturnType<typeof answerSites>
