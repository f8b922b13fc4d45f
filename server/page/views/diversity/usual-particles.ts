import {
  particleDiameter,
  truncatedOctahedronAtoms,
  truncatedOctahedronSurfaceAtoms,
} from '../../../../src/surface/truncated-octahedron.ts'

/** Of regular truncated octahedra, whose length is three times the cut-off and one. */
const CUTOFFS = [1, 2, 3, 4, 5, 6, 8, 10, 12]

/**
 * Particles of usual sizes, as `length,cutoff` and what that is.
 *
 * @param latticeConstant angstrom; null when an element's is not known, and then no diameter is said
 * @example usualParticles(3.92)[1] // ['7,2', '7,2: 201 atoms, 122 on the surface, 1.8 nm']
 */
export const usualParticles = (latticeConstant: number | null): (readonly [value: string, text: string])[] =>
  CUTOFFS.map(cutoff => {
    const length = 3 * cutoff + 1
    const atoms = truncatedOctahedronAtoms(length, cutoff)
    const surface = truncatedOctahedronSurfaceAtoms(length, cutoff)
    const size = latticeConstant === null ? '' : `, ${particleDiameter(atoms, latticeConstant).toFixed(1)} nm`
    const shape = `${length},${cutoff}`
    return [shape, `${shape}: ${grouped(atoms)} atoms, ${grouped(surface)} on the surface${size}`]
  })

const grouped = (count: number): string => count.toLocaleString('en')
