import type { AnswerTo } from '../../../../src/question/operations.ts'
import type { Address } from '../../address.ts'
import { alloyOf } from '../../alloy.ts'
import type { Question } from '../../ask.ts'

/**
 * What the address asks of the diversity of a site. A number of particles and a seed go with a particle alone.
 *
 * @param site where the address names none
 */
export function diversityQuestion(address: Address, site: string): Question {
  const [particle, diameter] = [address.text('particle'), address.text('diameter')]
  return {
    site: address.text('site', site),
    ...alloyOf(address),
    sites: address.text('surfaceSites'),
    particle,
    diameter,
    ...((particle !== '' || diameter !== '') && {
      particles: address.text('particles'),
      seed: address.text('seed'),
    }),
  }
}

/** The question how many environments the site has with the elements of the alloy, those of its layers included. */
export const countQuestion = ({ site, composition, layers }: AnswerTo<'diversity'>): Question => ({
  site,
  elements: [...new Set([composition, ...Object.values(layers)].flatMap(own => Object.keys(own)))].join(','),
})
