import { z } from 'zod'
import { arrangementDiversity, fingerprintDiversity } from '../environment/diversity.ts'
import { areListable } from '../environment/listable-fillings.ts'
import { logSpectrum } from '../environment/log-spectrum.ts'
import { expectedFingerprints, sitesNeeded } from '../environment/rarefaction.ts'
import { siteGroups } from '../environment/site-groups.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import { alloyAnswer, alloyFields, readAlloy } from './alloy.ts'
import { field, inJson, siteField } from './field.ts'
import { answerParticle, particleFields, particleShape } from './particle.ts'

/** `diversity`: a site, an alloy, and how many sites there are or which particle. */
export const diversityQuestion = z.strictObject({
  site: siteField,
  ...alloyFields,
  sites: field(
    inJson(z.string(), ['number', 'string']).optional(),
    'numbers of independent sites, with commas between them: whole numbers from 1 to 1e100 (default: 1e3,1e6,1e9, or those of a particle)',
    '1000,1e6',
  ),
  ...particleFields,
})

/** Probability that must be seen, for the number of sites needed. */
const SHARES = [0.5, 0.9, 0.99]

/** More numbers than this in one question are a mistake or an attack. */
const MOST_ASKED = 100

const DEFAULT_SITES = '1e3,1e6,1e9'

/**
 * The answer to `diversity`: entropy (nats) and Hill numbers of the site's arrangements and fingerprints, expected
 * different fingerprints among so many independent sites, and sites needed to see a share of the probability.
 * With a particle, `expected` has as many sites of the asked kind as the particle has surface atoms, and `particle` tells
 * its kinds apart. What needs a list of over a million fillings of one zone is null.
 */
export function answerDiversity(question: z.output<typeof diversityQuestion>) {
  const site = inField('site', question.site, findSite)
  const alloy = readAlloy(question)
  const groups = siteGroups(site, alloy)
  const shape = particleShape(question, alloy)
  const particle = shape === undefined ? undefined : answerParticle(shape, alloy.bulk, question)
  const spectrum = areListable(groups) ? logSpectrum(groups) : null
  const asked = (question.sites ?? (particle === undefined ? DEFAULT_SITES : undefined))?.split(',') ?? []
  if (asked.length > MOST_ASKED)
    throw new InputError(`at most ${MOST_ASKED} numbers of sites can be asked at once, got ${asked.length}`, {
      field: 'sites',
    })
  const sites = [...asked.map(readSites), ...(particle === undefined ? [] : [particle.surfaceAtoms])]
  return {
    site: site.id,
    ...alloyAnswer(alloy),
    assumption: 'random alloy, independent sites',
    arrangements: arrangementDiversity(groups),
    fingerprints: fingerprintDiversity(groups),
    expected: sites.map(count => ({
      sites: count,
      fingerprints: spectrum === null ? null : expectedFingerprints(spectrum, count),
    })),
    needed: SHARES.map(share => ({ share, sites: spectrum === null ? null : sitesNeeded(spectrum, share) })),
    ...(particle !== undefined && { particle }),
  }
}

/** The answer to `diversity`. */
export type DiversityAnswer = ReturnType<typeof answerDiversity>

function readSites(text: string): number {
  const sites = readDecimal(text)
  if (sites === null)
    throw new InputError(
      `the number of sites must be a whole number from 1 to 1e100, like 1000 or 1e24, got "${text}"`,
      { field: 'sites' },
    )
  return sites
}
