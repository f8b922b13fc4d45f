import { z } from 'zod'
import type { Composition } from '../composition/composition.ts'
import { vegardLatticeConstant } from '../composition/element-properties.ts'
import type { LayeredComposition } from '../composition/layered.ts'
import { seededRandom } from '../environment/random.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { particleDiversity } from '../surface/particle-diversity.ts'
import { sampleFingerprints } from '../surface/particle-sampling.ts'
import { surfaceAtoms } from '../surface/surface-atoms.ts'
import {
  nearestTruncatedOctahedron,
  type TruncatedOctahedron,
  truncatedOctahedron,
} from '../surface/truncated-octahedron.ts'
import { seedField } from './draws.ts'
import { field } from './field.ts'
import { numberText } from './read-question.ts'

/** The fields that name a particle, by shape or by diameter, and how to simulate it. */
export const particleFields = {
  particle: field(
    z.string().optional(),
    'a truncated octahedron by its length and cut-off in atoms, like 9,2',
    '9,2',
  ),
  diameter: field(
    numberText('the diameter', 'nm').optional(),
    'the truncated octahedron nearest to this diameter: a positive number of nm',
    3,
  ),
  particles: field(
    numberText('the number of particles', 'particles').optional(),
    'how many particles to fill: a whole number from 1 (default: 100)',
    10,
  ),
  seed: seedField('the particles that are filled'),
}

/** Fields as `particleFields` reads them. */
export interface ParticleQuestion {
  readonly particle?: string | undefined
  readonly diameter?: number | undefined
  readonly particles?: number | undefined
  readonly seed?: number | undefined
}

const DEFAULT_PARTICLES = 100
const DEFAULT_SEED = 1

/**
 * The shape that was asked for, if any.
 *
 * @throws InputError when the shape cannot be read, is given twice over, or the alloy has layers, which a particle has not
 */
export function particleShape(
  { particle, diameter, particles, seed }: ParticleQuestion,
  alloy: LayeredComposition,
): TruncatedOctahedron | undefined {
  if (particle === undefined && diameter === undefined) {
    if (particles !== undefined || seed !== undefined)
      throw new InputError(
        'particles and a seed go with a particle, given by length and cut-off or by diameter',
        { field: particles === undefined ? 'seed' : 'particles' },
      )
    return undefined
  }
  if (particle !== undefined && diameter !== undefined)
    throw new InputError('give a particle either by length and cut-off or by diameter, not both', {
      field: 'diameter',
    })
  if (alloy.layers.size > 0)
    throw new InputError('a particle has one composition; leave the layers out', { field: 'layer' })
  if (diameter !== undefined) {
    const latticeConstant = vegardLatticeConstant(alloy.bulk)
    return inField('diameter', diameter, nm => nearestTruncatedOctahedron(nm, latticeConstant))
  }
  const [, length, cutoff] = /^\s*(\d+)\s*,\s*(\d+)\s*$/.exec(particle as string) ?? []
  if (length === undefined || cutoff === undefined)
    throw new InputError(`a particle is its length and cut-off in atoms, like 9,2; got "${particle}"`, {
      field: 'particle',
    })
  return { length: Number(length), cutoff: Number(cutoff) }
}

/** A particle's atoms, its kinds of surface atoms, and the different environments that it shows. */
export function answerParticle(
  { length, cutoff }: TruncatedOctahedron,
  composition: Composition,
  { particles = DEFAULT_PARTICLES, seed = DEFAULT_SEED }: ParticleQuestion,
) {
  const random = seededRandom(seed)
  const surface = surfaceAtoms(truncatedOctahedron(length, cutoff))
  return {
    length,
    cutoff,
    atoms: surface.particleAtoms,
    surfaceAtoms: surface.surfaceAtoms,
    ...particleDiversity(surface, composition),
    simulated: { ...sampleFingerprints(surface, composition, particles, random), seed },
  }
}

/** The answer for a particle. */
export type ParticleAnswer = ReturnType<typeof answerParticle>
