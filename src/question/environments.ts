import { z } from 'zod'
import type { LayeredComposition } from '../composition/layered.ts'
import { atomGroups } from '../environment/atom-groups.ts'
import { countEnvironments } from '../environment/count.ts'
import { fingerprintCount } from '../environment/fingerprints.ts'
import { siteGroups } from '../environment/site-groups.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { alloyAnswer, alloyFields, readAlloy } from './alloy.ts'
import {
  type ListedEnvironment,
  listedArrangements,
  listedFingerprints,
  ORDERS,
} from './listed-environments.ts'
import { numberText } from './read-question.ts'

/** `environments`: which environments of an alloy's site to list. */
export const environmentsQuestion = z.strictObject({
  site: z.string(),
  ...alloyFields,
  kind: z.enum(['fingerprints', 'arrangements']).optional(),
  order: z.enum(ORDERS).optional(),
  from: z.string().optional(),
  limit: numberText('the limit', 'environments').optional(),
  seed: numberText('the seed', 'whole size').optional(),
})

const DEFAULT_LIMIT = 100

/** The answer to `environments`: the first so many in the order wanted, and how many there are in all. */
export function answerEnvironments(question: z.output<typeof environmentsQuestion>, most: number) {
  const { kind = 'fingerprints', order = 'id', limit = DEFAULT_LIMIT } = question
  const site = findSite(question.site)
  const alloy = readAlloy(question)
  const groups = siteGroups(site, alloy)
  const [count, list] =
    kind === 'fingerprints'
      ? [fingerprintCount(groups), listedFingerprints(groups, order, question)]
      : [arrangementCount(site, alloy), listedArrangements(site, groups, alloy, order, question)]
  if (question.seed !== undefined && (order === 'id' || order === 'probability'))
    throw new InputError(`a seed goes with what is drawn, not with the order of ${order}`)
  const isDrawn = order === 'random' || order === 'uniform'
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new InputError(`the limit must be a whole number from 1, got ${limit}`)
  checkLimit(isDrawn || BigInt(limit) < count ? limit : Number(count), most, count)
  const listed: ListedEnvironment[] = []
  for (const environment of list) {
    if (listed.length === limit) break
    listed.push(environment)
  }
  return { site: site.id, ...alloyAnswer(alloy), kind, order, count: count.toString(), environments: listed }
}

function checkLimit(limit: number, most: number, count: bigint): void {
  if (limit > most)
    throw new InputError(
      `${limit.toLocaleString('en')} environments (there are ${count.toLocaleString('en')}) are too many to list here; ` +
        `at most ${most.toLocaleString('en')} are: page by the first id and the limit, or write more to a file from the command line`,
    )
}

const arrangementCount = (site: Site, { bulk }: LayeredComposition): bigint =>
  countEnvironments(atomGroups(site), bulk.size).distinct
