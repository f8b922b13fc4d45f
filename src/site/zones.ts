import type { CubicOperation } from '../lattice/cubic-operations.ts'
import { layerOf } from '../lattice/facet.ts'
import { dot, type Vector, vectorKey } from '../lattice/vector.ts'
import type { SiteDefinition } from './catalogue.ts'
import { fromCentre, orbitOf } from './symmetry.ts'

/** Environment atoms that the site's symmetry makes equivalent. */
export interface Zone {
  readonly name: string
  /** How many atoms the zone has. */
  readonly atoms: number
  /** Atomic layer, the outermost being 1; null in the bulk. */
  readonly layer: number | null
  /** Distance of every atom from the ensemble's centre, in lattice constants. */
  readonly distance: number
  /** The atoms, in units of a/2. */
  readonly positions: readonly Vector[]
}

const LAYER_NAMES = ['surface', 'subsurface', 'third-layer', 'fourth-layer']
const DISTANCE_NAMES: Readonly<Record<number, readonly string[]>> = {
  1: [''],
  2: ['-near', '-far'],
  3: ['-near', '-middle', '-far'],
  4: ['-nearest', '-near', '-far', '-farthest'],
}

/** The zones of the first shell, by layer, then distance from the ensemble's centre, then side. */
export function firstShellZones(
  definition: SiteDefinition,
  operations: readonly CubicOperation[],
  environment: readonly Vector[],
): Zone[] {
  const placed = new Set<string>()
  const zones: Zone[] = []
  for (const atom of environment) {
    if (placed.has(vectorKey(atom))) continue
    const positions = orbitOf(operations, definition.ensemble, atom)
    for (const position of positions) placed.add(vectorKey(position))
    zones.push(zoneAt(definition, '', positions))
  }
  return zones
    .map(zone => ({ ...zone, name: nameOf(definition, zone, zones) }))
    .sort((a, b) => (a.layer ?? 0) - (b.layer ?? 0) || a.distance - b.distance || (a.name < b.name ? -1 : 1))
}

/** The zones outside the first shell that the site's definition adds. */
export function zonesBeyondFirstShell(
  definition: SiteDefinition,
  operations: readonly CubicOperation[],
): Zone[] {
  return (definition.beyondFirstShell ?? []).map(({ name, atom }) =>
    zoneAt(definition, name, orbitOf(operations, definition.ensemble, atom)),
  )
}

function zoneAt(definition: SiteDefinition, name: string, positions: readonly Vector[]): Zone {
  const atom = positions[0] as Vector
  const displacement = fromCentre(definition.ensemble, atom)
  return {
    name,
    atoms: positions.length,
    layer: layerOf(definition.facet, atom),
    distance: Math.sqrt(dot(displacement, displacement)) / (2 * definition.ensemble.length),
    positions,
  }
}

function nameOf(definition: SiteDefinition, zone: Zone, zones: readonly Zone[]): string {
  if (zone.layer === null) return 'shell'
  const sameLayer = zones.filter(other => other.layer === zone.layer)
  const distances = [...new Set(sameLayer.map(other => other.distance))].sort((a, b) => a - b)
  const rank = distances.indexOf(zone.distance)
  const layerName = LAYER_NAMES[zone.layer - 1] ?? `layer-${zone.layer}`
  const name = layerName + (DISTANCE_NAMES[distances.length]?.[rank] ?? `-${rank + 1}`)
  const rivals = sameLayer.filter(other => other.distance === zone.distance)
  return rivals.length === 1 ? name : `${name}-${sideOf(definition, zone)}`
}

function sideOf({ ensemble, sides }: SiteDefinition, zone: Zone): string | undefined {
  if (sides === undefined) return undefined
  const height = dot(sides.towards, fromCentre(ensemble, zone.positions[0] as Vector))
  return height > 0 ? sides.positive : sides.negative
}
