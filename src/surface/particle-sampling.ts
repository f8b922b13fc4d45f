import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Composition } from '../composition/composition.ts'
import { binomial, multisets } from '../environment/binomial.ts'
import { elementDraw } from '../environment/element-draw.ts'
import type { Random } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import type { ParticleSurface, SurfaceKind } from './surface-atoms.ts'

/** How many different fingerprints the surface of one particle shows, over simulated particles. */
export interface SampledFingerprints {
  /** How many particles were filled. */
  readonly particles: number
  /** Mean number of different fingerprints per particle. */
  readonly mean: number
  /** Sample standard deviation / sqrt(particles); null for a single particle, which has none. */
  readonly standardError: number | null
}

/** Atoms filled in all; these take some ten seconds. */
const MAXIMUM_DRAWS = 2e8

/**
 * Fills particles at random, each atom independently, and counts the different fingerprints on each surface:
 * kind of surface atom, element of the atom itself, element counts of every zone of its neighbours. Neighbouring
 * surface atoms share neighbours, as on a real particle and unlike independent sites.
 *
 * @param surface the particle's shape, from `surfaceAtoms`
 * @param particles how many to fill, a whole number from 1
 * @param random uniform numbers in [0, 1); the same numbers give the same result
 * @throws InputError for a number of particles that is not a whole number from 1
 * @example sampleFingerprints(surfaceAtoms(truncatedOctahedron(9, 2)), parseComposition('IrPdPtRhRu'), 100, seededRandom(1))
 */
export function sampleFingerprints(
  surface: ParticleSurface,
  composition: Composition,
  particles: number,
  random: Random,
): SampledFingerprints {
  if (!(Number.isSafeInteger(particles) && particles >= 1))
    throw new InputError(`the number of particles to fill must be a whole number from 1, got ${particles}`, {
      field: 'particles',
    })
  if (particles * surface.particleAtoms > MAXIMUM_DRAWS)
    throw new InputError(
      `${particles.toLocaleString('en')} particles of ${surface.particleAtoms.toLocaleString('en')} atoms are too many to fill; ` +
        `at most ${Math.floor(MAXIMUM_DRAWS / surface.particleAtoms).toLocaleString('en')} of them are allowed`,
      { field: 'particles' },
    )
  const visible = visibleAtoms(surface)
  const counters = surface.kinds.map(kind => differentFingerprints(kind, composition.size))
  const draw = elementDraw(composition.values(), random)
  const filling = new Uint8Array(surface.particleAtoms)
  const counts: number[] = []
  for (let particle = 0; particle < particles; particle++) {
    for (let i = 0; i < visible.length; i++) filling[visible[i]] = draw()
    counts.push(counters.reduce((total, count) => total + count(filling), 0))
  }
  return {
    particles,
    mean: mean(counts),
    standardError: particles === 1 ? null : sampleStandardDeviation(counts) / Math.sqrt(particles),
  }
}

/** The atoms that a fingerprint can see, ascending; what is further inside needs no element. */
function visibleAtoms({ particleAtoms, kinds }: ParticleSurface): Uint32Array {
  const seen = new Uint8Array(particleAtoms)
  for (const { indices, neighbours } of kinds) {
    for (const atom of indices) seen[atom] = 1
    for (const atom of neighbours) seen[atom] = 1
  }
  const visible = new Uint32Array(seen.reduce((total, flag) => total + flag, 0))
  let length = 0
  for (let atom = 0; atom < particleAtoms; atom++) if (seen[atom]) visible[length++] = atom
  return visible
}

/**
 * Makes a function that counts the different fingerprints among the atoms of one kind, for any filling of the
 * particle. A fingerprint is known by a number: its centre and the rank of each zone's filling, as the digits of a
 * mixed base.
 */
function differentFingerprints(kind: SurfaceKind, elements: number): (filling: Uint8Array) => number {
  const { coordination, indices, neighbours } = kind
  const sizes = Uint8Array.from(kind.zones, zone => zone.atoms)
  const bases = Float64Array.from(sizes, size => Number(multisets(elements, size)))
  const isExact = bases.reduce((total, base) => total * base, elements) <= Number.MAX_SAFE_INTEGER
  const rankOf = zoneRank(neighbours, elements, Math.max(0, ...sizes))
  const ranks = new Array<number>(sizes.length)
  const seen = new Set<number | string>()
  return filling => {
    seen.clear()
    for (let atom = 0; atom < indices.length; atom++) {
      const centre = filling[indices[atom]]
      let number = centre
      let start = atom * coordination
      for (let zone = 0; zone < sizes.length; zone++) {
        const rank = rankOf(filling, start, sizes[zone])
        ranks[zone] = rank
        number = number * bases[zone] + rank
        start += sizes[zone]
      }
      // Beyond 2^53 rounding could give two fingerprints one number; text is slower and exact.
      seen.add(isExact ? number : `${centre},${ranks.join()}`)
    }
    return seen.size
  }
}

/**
 * Makes a function that ranks the filling of a zone whatever the order of its atoms, from 0: over the elements in
 * ascending order, the sum of C(element_i + i, i + 1) (combinatorial number system of multisets).
 */
function zoneRank(
  neighbours: Uint32Array,
  elements: number,
  largest: number,
): (filling: Uint8Array, start: number, size: number) => number {
  const choices = Float64Array.from({ length: (elements + largest) * (largest + 1) }, (_, cell) =>
    Number(binomial(Math.floor(cell / (largest + 1)), cell % (largest + 1))),
  )
  const ascending = new Uint8Array(largest)
  return (filling, start, size) => {
    for (let i = 0; i < size; i++) {
      const element = filling[neighbours[start + i]]
      let place = i
      for (; place > 0 && ascending[place - 1] > element; place--) ascending[place] = ascending[place - 1]
      ascending[place] = element
    }
    let rank = 0
    for (let i = 0; i < size; i++) rank += choices[(ascending[i] + i) * (largest + 1) + i + 1]
    return rank
  }
}
