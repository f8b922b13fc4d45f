import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { CUBIC_OPERATIONS, rotate } from '../../src/lattice/cubic-operations.ts'
import { vectorKey } from '../../src/lattice/vector.ts'
import { surfaceAtoms } from '../../src/surface/surface-atoms.ts'
import {
  MAXIMUM_PARTICLE_ATOMS,
  nearestTruncatedOctahedron,
  particleDiameter,
  truncatedOctahedron,
  truncatedOctahedronAtoms,
  truncatedOctahedronSurfaceAtoms,
} from '../../src/surface/truncated-octahedron.ts'

describe('truncated octahedra', () => {
  // 201, 1289: the regular ones of 3 and 5 atoms per edge; 13, 55, 147: the cuboctahedra of 1 to 3 shells.
  it.each([
    [9, 2, 459],
    [19, 6, 4033],
    [1, 0, 1],
    [2, 0, 6],
    [3, 0, 19],
    [4, 1, 38],
    [7, 2, 201],
    [13, 4, 1289],
    [3, 1, 13],
    [5, 2, 55],
    [7, 3, 147],
  ])('of length %i and cut-off %i have %i atoms', (length, cutoff, atoms) => {
    expect(truncatedOctahedron(length, cutoff)).toHaveLength(atoms)
    expect(truncatedOctahedronAtoms(length, cutoff)).toBe(atoms)
  })

  it('have as many surface atoms as there are atoms with fewer than 12 neighbours', () => {
    for (let length = 1; length <= 12; length++)
      for (let cutoff = 0; 2 * cutoff < length; cutoff++)
        expect(truncatedOctahedronSurfaceAtoms(length, cutoff), `${length},${cutoff}`).toBe(
          surfaceAtoms(truncatedOctahedron(length, cutoff)).surfaceAtoms,
        )
  })

  it('are counted without listing as they are listed, each atom once', () => {
    for (let length = 1; length <= 14; length++)
      for (let cutoff = 0; 2 * cutoff < length; cutoff++) {
        const keys = new Set(truncatedOctahedron(length, cutoff).map(vectorKey))
        expect(keys.size).toBe(truncatedOctahedronAtoms(length, cutoff))
      }
  })

  it.each([
    [9, 2],
    [8, 2],
    [8, 3],
  ])('of length %i and cut-off %i are one lattice with the full symmetry of the cube', (length, cutoff) => {
    const atoms = truncatedOctahedron(length, cutoff)
    const keys = new Set(atoms.map(vectorKey))
    for (const [x, y, z] of atoms) expect(Math.abs(x + y + z) % 2).toBe((length - 1) % 2)
    for (const operation of CUBIC_OPERATIONS)
      expect(new Set(atoms.map(atom => vectorKey(rotate(operation, atom))))).toEqual(keys)
  })

  it.each([
    [0, 0, 'must be a whole number of atoms from 1, got 0'],
    [2.5, 0, 'must be a whole number of atoms from 1, got 2.5'],
    [Number.NaN, 0, 'must be a whole number of atoms from 1, got NaN'],
    [9, -1, 'must be a whole number of layers from 0, got -1'],
    [9, 0.5, 'must be a whole number of layers from 0, got 0.5'],
    [9, 5, 'less than half the length or no truncated octahedron is left, got length 9 and cut-off 5'],
    [8, 4, 'got length 8 and cut-off 4'],
    [400, 0, 'at most 1,000,000 atoms, got 42,666,800 of length 400 and cut-off 0'],
    [1e200, 0, 'got more than 10^15 of length 1e+200'],
  ])('of length %s and cut-off %s are refused', (length, cutoff, message) => {
    expect(() => truncatedOctahedron(length, cutoff)).toThrow(InputError)
    expect(() => truncatedOctahedron(length, cutoff)).toThrow(message)
  })
})

describe('the particle of a diameter', () => {
  it('has as diameter that of the sphere with the volume of its atoms', () => {
    // One atom per a^3 / 4: a sphere of 4/3 pi (5 a)^3 holds 16/3 pi 125 of them.
    expect(particleDiameter((16 / 3) * Math.PI * 125, 4)).toBeCloseTo(4, 12)
    expect(particleDiameter(4033, 3.92)).toBeCloseTo(4.877, 3)
  })

  it('is the regular one itself when asked for its diameter', () => {
    for (let length = 1; length <= 60; length++) {
      const member = { length, cutoff: Math.round((length - 1) / 3) }
      const diameter = particleDiameter(truncatedOctahedronAtoms(length, member.cutoff), 3.9)
      expect(nearestTruncatedOctahedron(diameter, 3.9)).toEqual(member)
    }
  })

  it('is nearer than the next smaller and the next larger one', () => {
    const miss = (length: number, diameter: number) =>
      Math.abs(
        particleDiameter(truncatedOctahedronAtoms(length, Math.round((length - 1) / 3)), 3.92) - diameter,
      )
    for (let diameter = 0.5; diameter < 20; diameter += 0.37) {
      const { length } = nearestTruncatedOctahedron(diameter, 3.92)
      for (const other of [length - 1, length + 1])
        if (other >= 1) expect(miss(length, diameter)).toBeLessThanOrEqual(miss(other, diameter))
    }
  })

  it('of 5 nm platinum has 4033 atoms', () => {
    expect(nearestTruncatedOctahedron(5, 3.92)).toEqual({ length: 19, cutoff: 6 })
  })

  it('may be as large as the largest particle that is built', () => {
    const { length, cutoff } = nearestTruncatedOctahedron(30, 3.92)
    expect(truncatedOctahedronAtoms(length, cutoff)).toBeLessThanOrEqual(MAXIMUM_PARTICLE_ATOMS)
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 70])('is refused for %s nm', diameter => {
    expect(() => nearestTruncatedOctahedron(diameter, 3.92)).toThrow(InputError)
    expect(() => nearestTruncatedOctahedron(diameter, 3.92)).toThrow(
      `must be a positive number of nanometres up to 30.4, got ${diameter}`,
    )
  })
})
