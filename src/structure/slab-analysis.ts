import { ensembleName } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { layerOf } from '../lattice/facet.ts'
import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import { findSite } from '../site/registry.ts'
import { adsorbedMolecule, slabAtoms } from './adsorbed-molecule.ts'
import { occupiedSite } from './adsorption-site.ts'
import type { SlabFacet } from './slab-cell.ts'
import { checkPlaces, checkVacancies } from './slab-defects.ts'
import { slabFrame } from './slab-frame.ts'
import { slabIdentity } from './slab-identity.ts'
import { slabLattice } from './slab-lattice.ts'
import { slabOrientation } from './slab-orientation.ts'
import type { Structure } from './structure.ts'

/** What a slab's atoms say of its adsorbate and of what surrounds it. */
export interface SlabAnalysis {
  readonly facet: SlabFacet
  readonly site: string
  /** Formula of the adsorbate, `OH`. */
  readonly adsorbate: string
  /** Elements sorted and joined, `Ir-Ir-Pd`. */
  readonly ensemble: string
  /** Atoms of the ensemble by their place in the structure, counted from 0. */
  readonly ensembleAtoms: readonly number[]
  /** The site's zones in its order, those beyond the first shell last. */
  readonly zones: readonly AnalysedZone[]
  /** Whether an atom of the slab is a nearest neighbour of its own image. */
  readonly neighboursItself: boolean
  /** Name of the slab's arrangement of metals, as `slabIdentity` has it. */
  readonly slab: string
  /** The metals of the slab, sorted. */
  readonly metals: readonly string[]
  readonly layers: number
  /** Mean, angstrom. */
  readonly nearestNeighbourDistance: number
}

/** The atoms of a zone: an atom that serves several positions by its images is there as often. */
export interface AnalysedZone {
  readonly name: string
  /** Layer of the zone, the outermost being 1. */
  readonly layer: number
  /** By their place in the structure, counted from 0; null when the slab does not reach down to them. */
  readonly atoms: readonly number[] | null
  readonly elements: readonly string[] | null
}

/** What is known of a slab beforehand. */
export interface SlabExpectation {
  /** The site that the adsorbate was put on. */
  readonly site?: string | undefined
  /** Formula of the adsorbate. */
  readonly adsorbate?: string | undefined
  /** How far an atom may be from its ideal place, as a share of the nearest-neighbour distance. */
  readonly tolerance?: number | undefined
}

/** At 0.5 an atom is half-way to its neighbour's place; those of relaxed slabs stay below half of this. */
export const DEFAULT_TOLERANCE = 0.35

/**
 * A tolerance that was asked for, or the default.
 *
 * @throws InputError when it is not above 0 and below 0.5
 */
export function checkedTolerance(tolerance: number = DEFAULT_TOLERANCE): number {
  if (tolerance > 0 && tolerance < 0.5) return tolerance
  throw new InputError(
    `the tolerance is a share of the nearest-neighbour distance, above 0 and below 0.5, got ${tolerance}`,
  )
}

/**
 * Analyses a slab with an adsorbate from its atoms alone: which facet, which site, which ensemble, and which atoms are in
 * which zone. The slab repeats along its first two cell vectors, in whatever direction and however cut by the cell's boundaries; its
 * atoms may be relaxed. H, C, N, O, F, P, S, Cl, Br and I are adsorbate.
 *
 * @throws InputError with a sentence that begins with "it" for the structure: no or several adsorbates, an adsorbate that
 *   desorbed, came apart, or sits on another site than expected, a vacancy, an atom that left its layer, no fcc slab
 * @example analyseSlab(structure, { site: 'fcc111-top' }).ensemble // 'Pt'
 */
export function analyseSlab(structure: Structure, expected: SlabExpectation = {}): SlabAnalysis {
  const tolerance = checkedTolerance(expected.tolerance)
  if (expected.site !== undefined) findSite(expected.site)
  const { metal, adsorbate } = slabAtoms(structure)
  const frame = slabFrame(structure, { metal, adsorbate })
  const formula = adsorbedMolecule(structure, frame, adsorbate, expected.adsorbate)
  const lattice = slabLattice(frame, metal, slabOrientation(frame, metal), tolerance)
  checkPlaces(structure, frame, lattice, tolerance)
  const { site, ensemble, zones } = occupiedSite(structure, frame, metal, adsorbate, lattice)
  const symbol = (atom: number) => structure.atoms[atom]?.element as string
  checkVacancies(structure, frame, lattice, [
    { name: 'the ensemble', positions: ensemble },
    ...[...zones].map(([name, positions]) => ({ name, positions })),
  ])
  const ensembleAtoms = ensemble.map(lattice.atomAt)
  const name = ensembleName(ensembleAtoms.map(symbol))
  if (expected.site !== undefined && site.id !== expected.site)
    throw new InputError(`its adsorbate is on ${site.id} (${name}), not on ${expected.site}`)
  const { supercell, layers, facet } = lattice
  const places = Array.from({ length: layers * supercell.perLayer }, (_, index) =>
    symbol(lattice.atomAt(supercell.pointAt(index))),
  )
  return {
    facet,
    site: site.id,
    adsorbate: formula,
    ensemble: name,
    ensembleAtoms,
    zones: [...site.zones, ...site.zonesBeyond].map(zone => {
      const points = zones.get(zone.name) as NonNullable<ReturnType<typeof zones.get>>
      const isThere = points.every(point => (layerOf(facet, point) as number) <= layers)
      const atoms = isThere ? points.map(lattice.atomAt) : null
      return {
        name: zone.name,
        layer: zone.layer as number,
        atoms,
        elements: atoms === null ? null : atoms.map(symbol),
      }
    }),
    neighboursItself: NEAREST_NEIGHBOURS.some(
      step => supercell.indexOf(step) === supercell.indexOf([0, 0, 0]),
    ),
    slab: slabIdentity(facet, lattice.vectors, places),
    metals: [...new Set(metal.map(symbol))].sort(),
    layers,
    nearestNeighbourDistance: lattice.distance,
  }
}
