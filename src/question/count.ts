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
import { findSite } from '../site/registry.ts'
import { readAtMost, readAtoms, readSubsets } from './count-options.ts'
import { readElementChoice } from './element-choice.ts'
import { flag } from './flag.ts'
import { zoneAnswers } from './sites.ts'

/** `count`: a site, how many elements or which, and which environments to count. */
export const countQuestion = z.strictObject({
  site: z.string(),
  elements: z.string(),
  withoutCentre: flag.optional(),
  rotations: flag.optional(),
  atMost: z.string().optional(),
  atoms: z.string().optional(),
  subsets: z.string().optional(),
})

/**
 * The answer to `count`: how many environments a site has; counts are text, as they grow without bound.
 * `allPresent` counts those in which every element occurs; `atMost`, `fixed` and `subsets` answer their options.
 *
 * @example answerCount({ site: 'fcc111-top', elements: '5' }).fingerprints // '36750'
 */
export function answerCount(question: z.output<typeof countQuestion>) {
  const site = findSite(question.site)
  const choice = readElementChoice(question.elements)
  const centre = !question.withoutCentre
  const groups = atomGroups(site, { centre, rotationsOnly: question.rotations })
  const most = question.atMost === undefined ? undefined : readAtMost(question.atMost)
  const atoms = question.atoms === undefined ? undefined : readAtoms(question.atoms, choice)
  const sizes = question.subsets === undefined ? undefined : readSubsets(question.subsets, choice.count)
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
        ...countsText(countWithAtoms(groups, [...atoms.values()])),
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
