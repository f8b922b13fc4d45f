import { z } from 'zod'
import { atomGroups } from '../environment/atom-groups.ts'
import { binomial } from '../environment/binomial.ts'
import {
  countAllPresent,
  countAtMost,
  countEnvironments,
  type EnvironmentCounts,
} from '../environment/count.ts'
import { poolCounts } from '../environment/element-pool.ts'
import { countWithAtoms } from '../environment/pattern-inventory.ts'
import { inField } from '../input/in-field.ts'
import { findSite } from '../site/registry.ts'
import { readAtMost, readAtoms, readSubsets } from './count-options.ts'
import { readElementChoice } from './element-choice.ts'
import { field, inJson, siteField } from './field.ts'
import { flag } from './flag.ts'
import { zoneAnswers } from './sites.ts'

/** `count`: a site, how many elements or which, and which environments to count. */
export const countQuestion = z.strictObject({
  site: siteField,
  elements: field(
    inJson(z.string(), ['integer', 'string']),
    'how many elements, a whole number from 1 to 118, or which: symbols like Ir,Pd,Pt',
    'Ir,Pd,Pt,Rh,Ru',
  ),
  withoutCentre: field(
    flag.optional(),
    'leave the ensemble out, for its surroundings alone: true or false',
    true,
  ),
  rotations: field(flag.optional(), 'count mirror images as different: true or false', true),
  atMost: field(
    inJson(z.string(), 'integer').optional(),
    'also the environments of at most so many different elements: a whole number from 1 to 118',
    2,
  ),
  atoms: field(
    z.string().optional(),
    'also the environments with this number of atoms of each element: like Ir=4,Pt=6',
    'Ir=4,Pt=6',
  ),
  subsets: field(
    inJson(z.string(), ['integer', 'string']).optional(),
    'also over all alloys of so many of the elements: one size like 5, or sizes like 2-10',
    '2-3',
  ),
})

/**
 * The answer to `count`: how many environments a site has; counts are text, as they grow without bound.
 * `allPresent` counts those in which every element occurs; `atMost`, `fixed` and `subsets` answer their options.
 *
 * @example answerCount({ site: 'fcc111-top', elements: '5' }).fingerprints // '36750'
 */
export function answerCount(question: z.output<typeof countQuestion>) {
  const site = inField('site', question.site, findSite)
  const choice = inField('elements', question.elements, readElementChoice)
  const centre = !question.withoutCentre
  const groups = atomGroups(site, { centre, rotationsOnly: question.rotations })
  const most = inField('atMost', question.atMost, text => (text === undefined ? undefined : readAtMost(text)))
  const atoms = inField('atoms', question.atoms, text =>
    text === undefined ? undefined : readAtoms(text, choice),
  )
  const sizes = inField('subsets', question.subsets, text =>
    text === undefined ? undefined : readSubsets(text, choice.count),
  )
  return {
    site: site.id,
    elements: choice.count,
    atoms: groups.sizes.reduce((sum, size) => sum + size, 0),
    centre,
    mirrorImages: question.rotations ? ('twice' as const) : ('once' as const),
    zones: zoneAnswers(site),
    symmetryOrder: groups.symmetry.length,
    ...countsText(countEnvironments(groups, choice.count)),
    allPresent: countsText(countAllPresent(groups, choice.count)),
    ...(most !== undefined && {
      atMost: { different: most, ...countsText(countAtMost(groups, choice.count, most)) },
    }),
    ...(atoms !== undefined && {
      fixed: {
        atoms: Object.fromEntries(atoms),
        ...countsText(inField('atoms', [...atoms.values()], own => countWithAtoms(groups, own))),
      },
    }),
    ...(sizes !== undefined && {
      subsetsTotal: subsetsOf(choice.count, sizes).toString(),
      subsets: poolCounts(groups, choice.count, sizes).map(({ size, subsets, environments }) => ({
        size,
        subsets: subsets.toString(),
        ...countsText(environments),
      })),
    }),
  }
}

/** The answer to `count`. */
export type CountAnswer = ReturnType<typeof answerCount>

const subsetsOf = (pool: number, sizes: readonly number[]): bigint =>
  sizes.reduce((total, size) => total + binomial(pool, size), 0n)

const countsText = ({ labelled, fingerprints, distinct }: EnvironmentCounts) => ({
  labelled: labelled.toString(),
  fingerprints: fingerprints.toString(),
  distinct: distinct.toString(),
})
