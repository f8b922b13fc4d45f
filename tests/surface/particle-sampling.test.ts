import { describe, expect, it } from 'vitest'
import type { Composition } from '../../src/composition/composition.ts'
import { ELEMENT_SYMBOLS } from '../../src/composition/elements.ts'
import { parseComposition } from '../../src/composition/formula.ts'
import { fillingProbabilities } from '../../src/environment/filling-probabilities.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { InputError } from '../../src/input/input-error.ts'
import { sampleFingerprints } from '../../src/surface/particle-sampling.ts'
import { type ParticleSurface, type SurfaceKind, surfaceAtoms } from '../../src/surface/surface-atoms.ts'
import { truncatedOctahedron } from '../../src/surface/truncated-octahedron.ts'

const particle = surfaceAtoms(truncatedOctahedron(9, 2))
const quinary = parseComposition('IrPdPtRhRu')

/** Sum over all fingerprints f of a kind of 1 - (1 - p_f)^S, its S atoms taken as independent. */
function independentExpectation(kind: SurfaceKind, composition: Composition): number {
  const fractions = Float64Array.from(composition.values())
  let probabilities = [1]
  for (const size of [1, ...kind.zones.map(zone => zone.atoms)]) {
    const filling = fillingProbabilities(zoneFillings(size, composition.size), fractions)
    probabilities = probabilities.flatMap(p => Array.from(filling, q => p * q))
  }
  return probabilities.reduce((sum, p) => sum - Math.expm1(kind.atoms * Math.log1p(-p)), 0)
}

const expectation = (surface: ParticleSurface, composition: Composition) =>
  surface.kinds.reduce((sum, kind) => sum + independentExpectation(kind, composition), 0)

/** Different fingerprints of a filling, each written out as text. */
function writtenOut({ kinds }: ParticleSurface, filling: readonly number[]): number {
  const seen = new Set<string>()
  for (const { name, coordination, zones, indices, neighbours } of kinds)
    for (const [i, index] of indices.entries()) {
      let start = i * coordination
      const shell = zones.map(zone => {
        const members = neighbours.subarray(start, start + zone.atoms)
        start += zone.atoms
        return Array.from(members, other => filling[other]).sort()
      })
      seen.add(`${name}|${filling[index]}|${shell.join('|')}`)
    }
  return seen.size
}

/** The filling that a first particle gets: visible atoms are drawn in order, each from one random number. */
function firstFilling(surface: ParticleSurface, elements: number, seed: number): number[] {
  const random = seededRandom(seed)
  const visible = new Set(surface.kinds.flatMap(kind => [...kind.indices, ...kind.neighbours]))
  const filling: number[] = []
  for (const atom of [...visible].sort((a, b) => a - b)) filling[atom] = Math.floor(random() * elements)
  return filling
}

describe('simulated particles', () => {
  it.each([
    ['Pt', 9, 2],
    ['Pt', 5, 2],
    ['Pt', 1, 0],
  ])('of pure %s, length %i and cut-off %i show one fingerprint per kind', (metal, length, cutoff) => {
    const surface = surfaceAtoms(truncatedOctahedron(length, cutoff))
    expect(sampleFingerprints(surface, parseComposition(metal), 3, seededRandom(1))).toEqual({
      particles: 3,
      mean: surface.kinds.length,
      standardError: 0,
    })
  })

  // 118 elements have more fingerprints than 2^53 at CN 9. Rounding of the running sum of fractions could give an atom
  // another element than floor(118 u), but for fewer than one in 10^13 random numbers.
  it.each([2, 4, 118])('of %i elements have the fingerprints that writing them out finds', elements => {
    const alloy = parseComposition(ELEMENT_SYMBOLS.slice(0, elements).join(''))
    for (const [length, cutoff] of [
      [9, 2],
      [4, 1],
      [2, 0],
    ] as const)
      for (let seed = 1; seed <= 5; seed++) {
        const surface = surfaceAtoms(truncatedOctahedron(length, cutoff))
        expect(sampleFingerprints(surface, alloy, 1, seededRandom(seed)).mean).toBe(
          writtenOut(surface, firstFilling(surface, elements, seed)),
        )
      }
  })

  it('have the mean and the error of all fillings when the random numbers go through all of them', () => {
    // The octahedron of six atoms; numbers 0, 1/4, 1/2, 3/4 in turn, of which three in four give the first element.
    const octahedron = surfaceAtoms(truncatedOctahedron(2, 0))
    const fillings = 4 ** 6
    let drawn = 0
    const inTurn = () => {
      const [filling, atom] = [Math.floor(drawn / 6), drawn % 6]
      drawn++
      return (Math.floor(filling / 4 ** atom) % 4) / 4
    }
    const sampled = sampleFingerprints(octahedron, parseComposition('Pt3Ni'), fillings, inTurn)
    let [first, second] = [0, 0]
    for (let bits = 0; bits < 64; bits++) {
      const filling = [0, 1, 2, 3, 4, 5].map(atom => (bits >> atom) & 1)
      const probability = filling.reduce((product, element) => product * (element ? 0.25 : 0.75), 1)
      const different = writtenOut(octahedron, filling)
      first += probability * different
      second += probability * different ** 2
    }
    expect(sampled.mean).toBeCloseTo(first, 12)
    const sampleVariance = ((second - first ** 2) * fillings) / (fillings - 1)
    expect(sampled.standardError).toBeCloseTo(Math.sqrt(sampleVariance / fillings), 12)
  })

  // 5 standard errors: fewer by chance in one of 3 million seeds. The bound of 1 % is a dozen times the difference seen.
  it('show slightly fewer fingerprints than independent sites, as neighbours share atoms', () => {
    const { mean, standardError } = sampleFingerprints(particle, quinary, 2000, seededRandom(1))
    const independent = expectation(particle, quinary)
    expect(mean + 5 * (standardError as number)).toBeLessThan(independent)
    expect(mean).toBeGreaterThan(0.99 * independent)
  })

  it('are the same for the same seed and others for another', () => {
    const sample = (seed: number) => sampleFingerprints(particle, quinary, 20, seededRandom(seed))
    expect(sample(7)).toEqual(sample(7))
    expect(sample(7)).not.toEqual(sample(8))
  })

  it('have no standard error when there is but one', () => {
    expect(sampleFingerprints(particle, quinary, 1, seededRandom(1)).standardError).toBeNull()
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('are refused in the number %s', particles => {
    const sample = () => sampleFingerprints(particle, quinary, particles, seededRandom(1))
    expect(sample).toThrow(InputError)
    expect(sample).toThrow(`must be a whole number from 1, got ${particles}`)
  })
})
