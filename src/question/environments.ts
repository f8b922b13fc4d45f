import { z } from 'zod'
import type { LayeredComposition } from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { atomGroups } from '../environment/atom-groups.ts'
import { countEnvironments } from '../environment/count.ts'
import { fingerprintCount } from '../environment/fingerprints.ts'
import { siteGroups } from '../environment/site-groups.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import type { Site } from '../site/site.ts'
import { alloyAnswer, alloyFields, readAlloy } from './alloy.ts'
import { seedField } from './draws.ts'
import { field, inJson, SITE_TEXT } from './field.ts'
import {
  type ListedEnvironment,
  listedArrangements,
  listedFingerprints,
  ORDERS,
} from './listed-environments.ts'
import { energiesById, type FingerprintEnergy, modelGroups } from './model-environments.ts'
import { numberText } from './read-question.ts'

/** `environments`: which environments of an alloy's site to list; with a model, those it sees, with their energies. */
export const environmentsQuestion = z.strictObject({
  site: field(z.string().optional(), `${SITE_TEXT} (default: that of the model)`, 'fcc111-top'),
  model: field(
    z.string().optional(),
    'an energy model, for fingerprints of the zones that it sees with their energies: an id that `models` lists (default: none)',
    'irpdptrhru-oh',
  ),
  ...alloyFields,
  kind: field(
    z.enum(['fingerprints', 'arrangements']).optional(),
    'what to list: fingerprints or arrangements (default: fingerprints)',
    'fingerprints',
  ),
  order: field(
    z.enum(ORDERS).optional(),
    'by id, by probability, or drawn: random, with the odds of the alloy, or uniform (default: id)',
    'probability',
  ),
  from: field(
    inJson(z.string(), ['integer', 'string']).optional(),
    'the first id to list: a whole number from 0 (default: 0)',
    '0',
  ),
  limit: field(
    numberText('the limit', 'environments').optional(),
    'how many to list: a whole number from 1 (default: 100)',
    10,
  ),
  seed: seedField('what is drawn'),
})

const DEFAULT_LIMIT = 100

/** An environment of the list, with its energy if a model was named. */
export type AnsweredEnvironment = ListedEnvironment & Partial<FingerprintEnergy>

/**
 * The answer to `environments`: the first so many in the order wanted, and how many there are in all.
 *
 * @throws InputError for a question that cannot be read
 * @example answerEnvironments(readQuestion(environmentsQuestion, { model: 'irpdptrhru-oh', composition: 'Pt' }), 10, loadModel)
 */
export function answerEnvironments(
  question: z.output<typeof environmentsQuestion>,
  most: number,
  findModel: (name: string) => EnergyModel,
) {
  const { kind = 'fingerprints', order = 'id', limit = DEFAULT_LIMIT } = question
  const model = inField('model', question.model, name => (name === undefined ? undefined : findModel(name)))
  const site = inField('site', question.site, () => findSite(siteOf(question, model)))
  const alloy = readAlloy(question)
  if (model !== undefined && kind !== 'fingerprints')
    throw new InputError(
      `a model gives energies to fingerprints, not to ${kind}; leave out the model or the kind`,
      { field: 'kind' },
    )
  const groups = model === undefined ? siteGroups(site, alloy) : modelGroups(model, alloy)
  const [count, list] =
    kind === 'fingerprints'
      ? [fingerprintCount(groups), listedFingerprints(groups, order, question)]
      : [arrangementCount(site, alloy), listedArrangements(site, groups, alloy, order, question)]
  if (question.seed !== undefined && (order === 'id' || order === 'probability'))
    throw new InputError(`a seed goes with what is drawn, not with the order of ${order}`, { field: 'seed' })
  const isDrawn = order === 'random' || order === 'uniform'
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new InputError(`the limit must be a whole number from 1, got ${limit}`, { field: 'limit' })
  checkLimit(isDrawn || BigInt(limit) < count ? limit : Number(count), most, count)
  const energyOf = model === undefined ? undefined : energiesById(model, groups)
  const listed: AnsweredEnvironment[] = []
  for (const environment of list) {
    if (listed.length === limit) break
    listed.push(energyOf === undefined ? environment : { ...environment, ...energyOf(environment.id) })
  }
  return {
    site: site.id,
    ...(model !== undefined && {
      model: model.id,
      adsorbate: model.adsorbate,
      energy: model.energy,
      residual: model.residual,
    }),
    ...alloyAnswer(alloy),
    kind,
    order,
    count: count.toString(),
    environments: listed,
  }
}

/** The answer to `environments`. */
export type EnvironmentsAnswer = ReturnType<typeof answerEnvironments>

function siteOf({ site }: z.output<typeof environmentsQuestion>, model: EnergyModel | undefined): string {
  const named = site ?? model?.site
  if (named === undefined) throw new InputError('environments needs a site, or a model whose site it takes')
  if (model !== undefined && named !== model.site)
    throw new InputError(`model ${model.id} is of the site ${model.site}, got the site ${named}`)
  return named
}

function checkLimit(limit: number, most: number, count: bigint): void {
  if (limit > most)
    throw new InputError(
      `${limit.toLocaleString('en')} environments (there are ${count.toLocaleString('en')}) are too many to list here; ` +
        `at most ${most.toLocaleString('en')} are: page by the first id and the limit, or write more to a file from the command line`,
      { field: 'limit' },
    )
}

const arrangementCount = (site: Site, { bulk }: LayeredComposition): bigint =>
  countEnvironments(atomGroups(site), bulk.size).distinct
