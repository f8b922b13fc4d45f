import { unknownName } from '../input/nearest-name.ts'
import { SITE_DEFINITIONS } from './catalogue.ts'
import { buildSite, type Site } from './site.ts'

const built = new Map<string, Site>()

/**
 * The site of an id.
 *
 * @throws InputError naming the nearest id when there is no such site
 * @example findSite('fcc111-top').coordination // [9]
 */
export function findSite(id: string): Site {
  const known = built.get(id)
  if (known !== undefined) return known
  const definition = SITE_DEFINITIONS.find(candidate => candidate.id === id)
  if (definition === undefined)
    throw unknownName(
      'site',
      id,
      SITE_DEFINITIONS.map(candidate => candidate.id),
    )
  const site = buildSite(definition)
  built.set(id, site)
  return site
}

/**
 * Every site, facet by facet.
 *
 * @example allSites().length // 14
 */
export const allSites = (): Site[] => SITE_DEFINITIONS.map(({ id }) => findSite(id))
