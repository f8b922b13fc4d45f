import { InputError } from '../input/input-error.ts'
import { add, scale, sum, type Vector } from '../lattice/vector.ts'
import type { Site } from '../site/site.ts'
import { type SiteOrientation, siteOrientations } from './site-orientations.ts'
import { type SlabCell, slabSizeText, surfaceCoordinates } from './slab-cell.ts'
import { checkReach } from './slab-environments.ts'

/** The one site of a slab whose environment matters. */
export interface MarkedSite {
  /** Which of the slab's equivalent sites it is, in the order of `slabEnvironments`, from 0. */
  readonly place: number
  /** The lattice points of its ensemble, in units of a/2; their centre is within the cell. */
  readonly points: readonly Vector[]
  /** Int32Array [ensemble atom], the slab atom there. */
  readonly ensemble: Int32Array
  /** Zones of the first shell, then those beyond it that the slab is thick enough for; Int32Array [atom of the zone]. */
  readonly zones: readonly { readonly name: string; readonly atoms: Int32Array }[]
  /** How many positions of the environment are periodic images of others. */
  readonly images: number
}

/**
 * A site in the middle of a slab in each of its orientations, those with the fewest periodic images first.
 *
 * @throws InputError when the slab is too thin for the site's first shell
 * @example markedSites(findSite('fcc111-top'), slabCell('fcc111', [3, 3, 4]))[0].images // 0
 */
export function markedSites(site: Site, cell: SlabCell): MarkedSite[] {
  const names = zonesWithin(site, cell)
  return siteOrientations(site)
    .map((orientation, index) => {
      const [a, b] = centreOf(orientation.ensemble, cell)
      const [i, j] = [toMiddle(a, cell.repeats[0]), toMiddle(b, cell.repeats[1])]
      return markedSite(orientation, index, i, j, names, cell)
    })
    .sort((a, b) => a.images - b.images)
}

/**
 * One of the equivalent sites of a slab.
 *
 * @param place in the order of `slabEnvironments`, from 0
 * @throws InputError when the slab has no such place, or is too thin for the site's first shell
 * @example markedSiteAt(findSite('fcc111-top'), slabCell('fcc111', [3, 3, 4]), 8).ensemble
 */
export function markedSiteAt(site: Site, cell: SlabCell, place: number): MarkedSite {
  const names = zonesWithin(site, cell)
  const orientations = siteOrientations(site)
  const perOrientation = cell.repeats[0] * cell.repeats[1]
  const places = orientations.length * perOrientation
  if (!(Number.isInteger(place) && place >= 0 && place < places))
    throw new InputError(
      `a slab of ${slabSizeText(cell.size)} has the places 0 to ${places - 1} of ${site.id}, got ${place}`,
      { field: 'place' },
    )
  const index = Math.floor(place / perOrientation)
  const orientation = orientations[index] as SiteOrientation
  const inLayer = place % perOrientation
  const [i, j] = [inLayer % cell.repeats[0], Math.floor(inLayer / cell.repeats[0])]
  const [a, b] = centreOf(orientation.ensemble, cell)
  const whole = (centre: number, repeats: number) => repeats * Math.floor(centre / repeats + ROUNDING)
  return markedSite(
    orientation,
    index,
    i - whole(a + i, cell.repeats[0]),
    j - whole(b + j, cell.repeats[1]),
    names,
    cell,
  )
}

/** The zones of a site that a slab holds, which are those of the first shell at least. */
function zonesWithin(site: Site, cell: SlabCell): string[] {
  const own = site.zones.map(({ name }) => name)
  checkReach(site, own, cell)
  const beyond = site.zonesBeyond.filter(({ layer }) => (layer as number) <= cell.planes)
  return [...own, ...beyond.map(({ name }) => name)]
}

function markedSite(
  { ensemble, zones }: SiteOrientation,
  orientation: number,
  i: number,
  j: number,
  names: readonly string[],
  { steps, repeats, atomAt }: SlabCell,
): MarkedSite {
  const shift = add(scale(steps[0], i), scale(steps[1], j))
  const points = ensemble.map(point => add(point, shift))
  const own = {
    ensemble: Int32Array.from(points, atomAt),
    zones: names.map(name => ({
      name,
      atoms: Int32Array.from(zones.get(name) as readonly Vector[], point => atomAt(add(point, shift))),
    })),
  }
  const atoms = [own.ensemble, ...own.zones.map(zone => zone.atoms)].flatMap(group => [...group])
  const [first, second] = [modulo(i, repeats[0]), modulo(j, repeats[1])]
  const place = (orientation * repeats[1] + second) * repeats[0] + first
  return { place, points, ...own, images: atoms.length - new Set(atoms).size }
}

/** Keeps what is in the middle but for rounding from going to the next cell. */
const ROUNDING = 1e-9

/** Where the centre of an ensemble is, in steps from the corner of the cell. */
function centreOf(ensemble: readonly Vector[], { steps, corner }: SlabCell): [number, number] {
  const [a, b] = surfaceCoordinates(steps)(scale(sum(ensemble), 1 / ensemble.length))
  return [a + corner[0], b + corner[1]]
}

/** How many steps bring a coordinate nearest to the middle of so many. */
const toMiddle = (centre: number, repeats: number): number =>
  Math.floor(repeats / 2 - centre + 0.5 - ROUNDING)

const modulo = (value: number, period: number): number => ((value % period) + period) % period
