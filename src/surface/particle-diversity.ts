import type { Composition } from '../composition/composition.ts'
import { meanAtomicMass, vegardLatticeConstant } from '../composition/element-properties.ts'
import { type LogSpectrum, logSpectrum } from '../environment/log-spectrum.ts'
import { expectedFingerprints } from '../environment/rarefaction.ts'
import type { FilledGroup } from '../environment/site-groups.ts'
import type { ParticleSurface, SurfaceKind } from './surface-atoms.ts'
import { particleDiameter } from './truncated-octahedron.ts'

/** Different environments that particles of one shape are expected to show, as if their sites were independent. */
export interface ParticleDiversity {
  /** Lattice constant by Vegard's rule, angstrom. */
  readonly latticeConstant: number
  /** Diameter of the sphere of equal volume, nm. */
  readonly diameter: number
  readonly kinds: readonly {
    readonly name: string
    readonly coordination: number
    readonly atoms: number
    /** Expected different fingerprints among this kind's atoms of one particle. */
    readonly fingerprints: number
  }[]
  /** Expected different fingerprints on one particle: kinds differ, so theirs add. */
  readonly fingerprints: number
  /** The same for one gram of such particles. */
  readonly gram: { readonly particles: number; readonly surfaceAtoms: number; readonly fingerprints: number }
}

/** Avogadro constant, 1/mol, exact (CODATA 2018). */
const AVOGADRO = 6.02214076e23

/**
 * Expected different environments of a particle's surface atoms and of a gram of such particles, for independent
 * sites: sum over kinds and fingerprints of 1 - (1 - p)^S. Real neighbours share atoms and show up to a few per cent fewer.
 *
 * @throws InputError when an element has no lattice constant or mass
 * @example particleDiversity(surfaceAtoms(truncatedOctahedron(9, 2)), parseComposition('PtNi')).fingerprints
 */
export function particleDiversity(surface: ParticleSurface, composition: Composition): ParticleDiversity {
  const latticeConstant = vegardLatticeConstant(composition)
  const perGram = Math.round(AVOGADRO / (surface.particleAtoms * meanAtomicMass(composition)))
  const spectra = surface.kinds.map(kind => ({ kind, spectrum: logSpectrum(kindGroups(kind, composition)) }))
  const expected = ({ kind, spectrum }: { kind: SurfaceKind; spectrum: LogSpectrum }, particles: number) =>
    expectedFingerprints(spectrum, kind.atoms * particles)
  const total = (particles: number) => spectra.reduce((sum, entry) => sum + expected(entry, particles), 0)
  return {
    latticeConstant,
    diameter: particleDiameter(surface.particleAtoms, latticeConstant),
    kinds: spectra.map(entry => ({
      name: entry.kind.name,
      coordination: entry.kind.coordination,
      atoms: entry.kind.atoms,
      fingerprints: expected(entry, 1),
    })),
    fingerprints: total(1),
    gram: {
      particles: perGram,
      surfaceAtoms: perGram * surface.surfaceAtoms,
      fingerprints: total(perGram),
    },
  }
}

function kindGroups({ zones }: SurfaceKind, composition: Composition): FilledGroup[] {
  const elements = [...composition.keys()]
  const fractions = Float64Array.from(composition.values())
  return [{ name: 'ensemble', atoms: 1 }, ...zones].map(({ name, atoms }) => ({
    name,
    size: atoms,
    elements,
    fractions,
  }))
}
