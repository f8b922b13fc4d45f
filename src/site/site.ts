import { isProper } from '../lattice/cubic-operations.ts'
import { type Facet, isInside } from '../lattice/facet.ts'
import { neighboursOf } from '../lattice/neighbours.ts'
import { type Vector, vectorKey } from '../lattice/vector.ts'
import type { SiteDefinition, SiteKind } from './catalogue.ts'
import { permutations, siteOperations } from './symmetry.ts'
import { firstShellZones, type Zone, zonesBeyondFirstShell } from './zones.ts'

/** Where an adsorbate sits, with everything that follows from the geometry of its ensemble. */
export interface Site {
  readonly id: string
  readonly facet: Facet
  readonly kind: SiteKind
  /** The atoms that the adsorbate touches, in units of a/2. */
  readonly ensemble: readonly Vector[]
  /** Nearest neighbours inside the crystal, per ensemble atom. */
  readonly coordination: readonly number[]
  /** Atoms of the ensemble and its first shell. */
  readonly atoms: number
  /** Zones of the first shell, by layer, distance and side. */
  readonly zones: readonly Zone[]
  /** Further zones that a model may use. */
  readonly zonesBeyond: readonly Zone[]
  /** Per symmetry operation, the image of each atom: ensemble first, then the first-shell zones in order. */
  readonly symmetry: readonly Uint8Array[]
  /** The proper rotations among them, which keep mirror images apart. */
  readonly rotations: readonly Uint8Array[]
}

/**
 * Derives a site from its definition: the environment is the union of the ensemble atoms' nearest
 * neighbours inside the crystal, zones are the orbits of the site's symmetry group.
 */
export function buildSite(definition: SiteDefinition): Site {
  const { id, facet, kind, ensemble } = definition
  const shells = ensemble.map(atom => neighboursOf(atom).filter(neighbour => isInside(facet, neighbour)))
  const touched = new Set(ensemble.map(vectorKey))
  const environment = [...new Map(shells.flat().map(atom => [vectorKey(atom), atom])).values()].filter(
    atom => !touched.has(vectorKey(atom)),
  )
  const operations = siteOperations(facet, ensemble, environment)
  const zones = firstShellZones(definition, operations, environment)
  const atoms = [...ensemble, ...zones.flatMap(zone => zone.positions)]
  return {
    id,
    facet,
    kind,
    ensemble,
    coordination: shells.map(shell => shell.length),
    atoms: atoms.length,
    zones,
    zonesBeyond: zonesBeyondFirstShell(definition, operations),
    symmetry: permutations(operations, ensemble, atoms),
    rotations: permutations(operations.filter(isProper), ensemble, atoms),
  }
}
