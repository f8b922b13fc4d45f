import { nearestTruncatedOctahedron, truncatedOctahedronSurfaceAtoms } from './truncated-octahedron.ts'

/** Diameters of usual catalyst particles, nm. */
const USUAL_DIAMETERS = [2, 5, 10]

/**
 * Surface atoms of the regular truncated octahedra nearest to usual diameters, as scale for numbers of sites.
 *
 * @param latticeConstant angstrom
 * @example usualParticleSizes(3.92)[0] // { diameter: 2, surfaceAtoms: 174 }
 */
export const usualParticleSizes = (latticeConstant: number): { diameter: number; surfaceAtoms: number }[] =>
  USUAL_DIAMETERS.map(diameter => {
    const { length, cutoff } = nearestTruncatedOctahedron(diameter, latticeConstant)
    return { diameter, surfaceAtoms: truncatedOctahedronSurfaceAtoms(length, cutoff) }
  })
