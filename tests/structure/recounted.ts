import type { Site } from '../../src/site/site.ts'
import type { Zone } from '../../src/site/zones.ts'
import type { Structure } from '../../src/structure/structure.ts'

type Place = readonly [number, number, number]

interface Image {
  readonly element: string
  readonly layer: number
  readonly position: Place
}

const IMAGES = [-4, -3, -2, -1, 0, 1, 2, 3, 4]

const apart = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** Metal atoms of a slab and of the cells around it. */
const imagesOf = ({ cell: [a, b], atoms }: Structure): Image[] =>
  atoms
    .filter(({ layer }) => layer !== 0)
    .flatMap(({ element, layer, position: [x, y, z] }) =>
      IMAGES.flatMap(i =>
        IMAGES.map(
          (j): Image => ({
            element,
            layer: layer as number,
            position: [x + i * a[0] + j * b[0], y + i * a[1] + j * b[1], z],
          }),
        ),
      ),
    )

/**
 * The environment under the adsorbate of a slab by distances alone: its ensemble are the top atoms nearest to it, the
 * first shell all atoms a bond away from those, and zones what stands in one layer at one distance from the centre (and, at an fcc(111)
 * bridge, on one side).
 *
 * @param latticeConstant angstrom
 */
export function recounted(
  structure: Structure,
  site: Site,
  latticeConstant: number,
): { ensemble: string; zones: Record<string, Record<string, number>>; strangers: number } {
  const bond = latticeConstant / Math.SQRT2
  const images = imagesOf(structure)
  const adsorbate = structure.atoms.find(({ layer }) => layer === 0)?.position as Place
  const aside = ({ position }: Image) => Math.hypot(position[0] - adsorbate[0], position[1] - adsorbate[1])
  const ensemble = images
    .filter(({ layer }) => layer === 1)
    .sort((a, b) => aside(a) - aside(b))
    .slice(0, site.ensemble.length)
  const centre = [0, 1, 2].map(
    axis => ensemble.reduce((sum, { position }) => sum + (position[axis] as number), 0) / ensemble.length,
  ) as unknown as Place
  const isNeighbour = (image: Image) =>
    ensemble.some(({ position }) => Math.abs(apart(position, image.position) - bond) < 1e-6)
  const under = images.find(
    ({ layer, position }) =>
      layer === 2 && ensemble.every(atom => Math.abs(apart(atom.position, position) - bond) < 1e-6),
  )

  const isIn = (image: Image, zone: Zone): boolean => {
    if (image.layer !== zone.layer) return false
    if (Math.abs(apart(image.position, centre) - zone.distance * latticeConstant) > 1e-6) return false
    const side = /-(fcc|hcp)-side$/.exec(zone.name)?.[1]
    if (side === undefined) return true
    // Over the atom of the second layer that touches both atoms of a bridge is the hcp hollow.
    const towards =
      (image.position[0] - centre[0]) * ((under as Image).position[0] - centre[0]) +
      (image.position[1] - centre[1]) * ((under as Image).position[1] - centre[1])
    return side === 'hcp' ? towards > 0 : towards < 0
  }

  const shell = images.filter(image => !ensemble.includes(image) && isNeighbour(image))
  const beyond = images.filter(image => !ensemble.includes(image) && !isNeighbour(image))
  const zones: Record<string, Record<string, number>> = {}
  let found = 0
  const deepest = Math.max(...images.map(({ layer }) => layer))
  for (const zone of [...site.zones, ...site.zonesBeyond]) {
    if ((zone.layer as number) > deepest) continue
    const own = (site.zones.includes(zone) ? shell : beyond).filter(image => isIn(image, zone))
    if (site.zones.includes(zone)) found += own.length
    const counts: Record<string, number> = {}
    for (const { element } of own) counts[element] = (counts[element] ?? 0) + 1
    zones[zone.name] = counts
  }
  return {
    ensemble: ensemble
      .map(({ element }) => element)
      .sort()
      .join('-'),
    zones,
    strangers: shell.length - found,
  }
}
