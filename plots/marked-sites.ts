import { ELEMENT_PROPERTIES, vegardLatticeConstant } from '../src/composition/element-properties.ts'
import { significant } from '../src/output/significant.ts'
import type { DiversityAnswer } from '../src/question/diversity.ts'
import { usualParticleSizes } from '../src/surface/particle-sizes.ts'
import type { MarkedSites } from './rarefaction-curve.ts'

/**
 * The numbers of sites to mark on a rarefaction curve: those of the particle, else those that were asked for, else those
 * of particles of usual sizes where their lattice constant is known.
 *
 * @param asked whether the question gave numbers of sites
 * @example markedSites(answerDiversity({ site: 'fcc111-top', composition: 'IrPt' }), false)[0]?.label // '2 nm particle'
 */
export function markedSites(
  { composition, particle, expected }: Pick<DiversityAnswer, 'composition' | 'particle' | 'expected'>,
  asked: boolean,
): MarkedSites[] {
  if (particle !== undefined)
    return [
      {
        label: [
          `${particle.surfaceAtoms.toLocaleString('en')} sites`,
          `of a ${particle.diameter.toFixed(1)} nm particle`,
        ],
        sites: particle.surfaceAtoms,
      },
    ]
  if (asked) return expected.map(({ sites }) => ({ label: significant(sites), sites }))
  if (!Object.keys(composition).every(element => element in ELEMENT_PROPERTIES)) return []
  return usualParticleSizes(vegardLatticeConstant(new Map(Object.entries(composition)))).map(
    ({ diameter, surfaceAtoms }) => ({ label: `${diameter} nm particle`, sites: surfaceAtoms }),
  )
}
