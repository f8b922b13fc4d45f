import type { Diversity } from '../environment/diversity.ts'
import { significant, significantSum } from '../output/significant.ts'
import type { TextTable } from '../output/text-table.ts'
import type { DiversityAnswer } from './diversity.ts'
import type { ParticleAnswer } from './particle.ts'

/** Why a number is missing. */
export const NOT_LISTED = '- : needs a list of over a million fillings of one zone; use fewer elements'

const MEASURES = [
  ['entropy / nat', 'entropy'],
  ['Hill number 0 (how many)', 'hill0'],
  ['Hill number 1 (exp entropy)', 'hill1'],
  ['Hill number 2 (1 / sum p^2)', 'hill2'],
] as const

/** Entropy and Hill numbers of the arrangements and the fingerprints. */
export const diversityFigures = ({ arrangements, fingerprints }: DiversityAnswer): TextTable => ({
  header: ['diversity', 'arrangements', 'fingerprints'],
  rows: MEASURES.map(([label, key]) => [
    label,
    measureText(key, arrangements),
    measureText(key, fingerprints),
  ]),
})

/** Only the Hill number of order 0 is a count. */
const measureText = (key: keyof Diversity, diversity: Diversity): string =>
  (key === 'hill0' ? significant : significantSum)(diversity[key])

/** Different fingerprints to expect among so many sites. */
export const expectedFigures = ({ site, expected }: DiversityAnswer): TextTable => ({
  header: [`independent sites like ${site}`, 'expected different fingerprints'],
  rows: expected.map(({ sites, fingerprints }) => [significant(sites), significant(fingerprints)]),
})

/** Sites needed to see a share of the probability. */
export const neededFigures = ({ site, needed }: DiversityAnswer): TextTable => ({
  header: ['to see of the probability', `independent sites like ${site} needed`],
  rows: needed.map(({ share, sites }) => [`${100 * share} %`, significant(sites)]),
})

/** What a particle is: shape, atoms, size. */
export const particleLine = (particle: ParticleAnswer): string =>
  `truncated octahedron of length ${particle.length}, cut-off ${particle.cutoff}: ${particle.atoms} atoms, ` +
  `${particle.surfaceAtoms} on the surface, diameter ${particle.diameter.toFixed(2)} nm (lattice constant ${particle.latticeConstant.toFixed(3)} angstrom)`

/** The surface atoms of a particle by kind. */
export const kindFigures = ({ kinds }: ParticleAnswer): TextTable => ({
  header: ['surface atoms like', 'CN', 'atoms', 'expected different fingerprints'],
  rows: kinds.map(({ name, coordination, atoms, fingerprints }) => [
    name,
    String(coordination),
    String(atoms),
    significant(fingerprints),
  ]),
})

/** Different environments of one particle, expected and simulated, and of a gram of such particles. */
export function particleFigures({ fingerprints, simulated, gram }: ParticleAnswer): TextTable {
  const error = simulated.standardError === null ? '' : ` +- ${simulated.standardError.toFixed(2)}`
  return {
    header: ['different environments', ''],
    rows: [
      ['one particle, independent sites', significant(fingerprints)],
      [
        `one particle, simulated (${simulated.particles} particles, seed ${simulated.seed})`,
        `${simulated.mean.toFixed(2)}${error}`,
      ],
      [
        `one gram (${gram.particles.toExponential(3)} particles), independent sites`,
        significant(gram.fingerprints),
      ],
    ],
  }
}
