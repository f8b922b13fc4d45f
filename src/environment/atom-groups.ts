import type { Site } from '../site/site.ts'

/** Atoms to arrange elements on, and which arrangements are alike. */
export interface AtomGroups {
  /** Sizes of the groups of equivalent atoms: the ensemble if it counts, then the first-shell zones. */
  readonly sizes: readonly number[]
  /** Per symmetry operation, the image of each atom, groups in order: Uint8Array [atom]. */
  readonly symmetry: readonly Uint8Array[]
}

export interface AtomGroupOptions {
  /** Whether the ensemble itself counts, or its surroundings alone; true by default. */
  readonly centre?: boolean | undefined
  /** Whether mirror images stay different, by leaving out improper operations; false by default. */
  readonly rotationsOnly?: boolean | undefined
}

/**
 * The atoms of a site's ensemble and first shell.
 *
 * @example atomGroups(findSite('bulk'), { centre: false }).sizes // [12]
 */
export function atomGroups(
  site: Site,
  { centre = true, rotationsOnly = false }: AtomGroupOptions = {},
): AtomGroups {
  const zones = site.zones.map(zone => zone.atoms)
  const symmetry = rotationsOnly ? site.rotations : site.symmetry
  if (centre) return { sizes: [site.ensemble.length, ...zones], symmetry }
  const first = site.ensemble.length
  return { sizes: zones, symmetry: symmetry.map(images => images.slice(first).map(image => image - first)) }
}
