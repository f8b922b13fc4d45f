import { InputError } from '../input/input-error.ts'
import { add, scale, type Vector } from '../lattice/vector.ts'
import type { Site } from '../site/site.ts'
import { siteOrientations } from './site-orientations.ts'
import {
  planesPerLayer,
  type SlabCell,
  type SlabFacet,
  type SlabSize,
  slabCell,
  slabSizeText,
} from './slab-cell.ts'

/** A site of a periodic slab, as the atoms that belong to it. An atom stands as often as its images take part. */
export interface SlabSite {
  /** Int32Array [ensemble atom], index of the atom in the slab. */
  readonly ensemble: Int32Array
  /** Per zone asked for, Int32Array [atom of the zone], index of the atom in the slab. */
  readonly zones: readonly Int32Array[]
}

/** Every equivalent site of one kind in a periodic slab. */
export interface SlabEnvironments {
  /** How many metal atoms the slab has, in the order of `slabCell`. */
  readonly atoms: number
  /** Uint8Array [atom], layer of constant n.r, the outermost being 1. */
  readonly layers: Uint8Array
  /** Orientation by orientation, then along b, then along a. */
  readonly sites: readonly SlabSite[]
}

/**
 * Lists the sites of one kind on the upper side of a periodic slab, each with the atoms of its ensemble and zones.
 *
 * @param zones names of the zones wanted, of the first shell or beyond
 * @throws InputError for the bulk, an unknown zone, or a slab that has fewer layers than the zones reach
 * @example slabEnvironments(findSite('fcc111-top'), ['surface', 'subsurface'], [3, 3, 4]).sites.length // 9
 */
export function slabEnvironments(site: Site, zones: readonly string[], size: SlabSize): SlabEnvironments {
  const cell = slabCell(slabFacetOf(site), size)
  checkReach(site, zones, cell)
  const orientations = siteOrientations(site)
  const sites = orientations.flatMap(({ ensemble, zones: positions }) =>
    Array.from({ length: cell.repeats[0] * cell.repeats[1] }, (_, place) => {
      const [i, j] = [place % cell.repeats[0], Math.floor(place / cell.repeats[0])]
      const shift = add(scale(cell.steps[0], i), scale(cell.steps[1], j))
      const atoms = (points: readonly Vector[]) =>
        Int32Array.from(points, point => cell.atomAt(add(point, shift)))
      return {
        ensemble: atoms(ensemble),
        zones: zones.map(name => atoms(positions.get(name) as readonly Vector[])),
      }
    }),
  )
  return { atoms: cell.points.length, layers: cell.layers, sites }
}

/**
 * The facet of a site.
 *
 * @throws InputError for the bulk, which no slab shows
 */
export function slabFacetOf({ id, facet }: Site): SlabFacet {
  if (facet === 'bulk')
    throw new InputError(`the site ${id} is inside the crystal; a slab needs a site of a surface`)
  return facet
}

/**
 * Checks that a slab holds the layers that zones of a site are in.
 *
 * @throws InputError for a zone that the site does not have, or saying how many layers it needs
 */
export function checkReach(site: Site, zones: readonly string[], { facet, size, planes }: SlabCell): void {
  const known = [...site.zones, ...site.zonesBeyond]
  let reach = 1
  for (const name of zones) {
    const zone = known.find(candidate => candidate.name === name)
    if (zone === undefined)
      throw new InputError(
        `site ${site.id} has no zone "${name}"; its zones are ${known.map(candidate => candidate.name).join(', ')}`,
      )
    reach = Math.max(reach, zone.layer as number)
  }
  if (reach <= planes) return
  const layers = Math.ceil(reach / planesPerLayer(facet))
  throw new InputError(
    `a slab of ${slabSizeText(size)} is too thin for ${site.id}, whose environment reaches layer ${reach}; ` +
      `give it at least ${layers} layers: ${slabSizeText([size[0], size[1], layers])}`,
    { field: 'size' },
  )
}
