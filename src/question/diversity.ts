import { z } from 'zod'
import { arrangementDiversity, fingerprintDiversity } from '../environment/diversity.ts'
import { logSpectrum } from '../environment/log-spectrum.ts'
import { expectedFingerprints, sitesNeeded } from '../environment/rarefaction.ts'
import { siteGroups } from '../environment/site-groups.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import { alloyAnswer, alloyFields, readAlloy } from './alloy.ts'
import { answerParticle, particleFields, particleShape } from './particle.ts'

/** `diversity`: a site, an alloy, and how many sites there are or which particle. */
export const diversityQuestion = z.strictObject({
  site: z.string(),
  ...alloyFields,
  sites: z.string().optional(),
  ...particleFields,
})

/** Probability that must be seen, for the number of sites needed. */
const SHARES = [0.5, 0.9, 0.99]

const DEFAULT_SITES = '1e3,1e6,1e9'

/**
 * The answer to `diversity`: entropy (nats) and Hill numbers of the site's arrangements and fingerprints, expected
 * different fingerprints among so many independent sites, and sites needed to see a share of the probability.
 * With a particle, `expected` is for its surface atoms, and `particle` tells them apart.
 */
export function answerDiversity(question: z.output<typeof diversityQuestion>) {
  const site = findSite(question.site)
  const alloy = readAlloy(question)
  const groups = siteGroups(site, alloy)
  const shape = particleShape(question, alloy)
  const particle = shape === undefined ? undefined : answerParticle(shape, alloy.bulk, question)
  const spectrum = logSpectrum(groups)
  const counts = question.sites ?? (particle === undefined ? DEFAULT_SITES : '')
  const asked = counts === '' ? [] : counts.split(',').map(readSites)
  return {
    site: site.id,
    ...alloyAnswer(alloy),
    assumption: 'random alloy, independent sites',
    arrangements: arrangementDiversity(groups),
    fingerprints: fingerprintDiversity(groups),
    expected: [
      ...asked.map(sites => ({ sites, fingerprints: expectedFingerprints(spectrum, sites) })),
      ...(particle === undefined
        ? []
        : [{ sites: particle.surfaceAtoms, fingerprints: particle.fingerprints }]),
    ],
    needed: SHARES.map(share => ({ share, sites: sitesNeeded(spectrum, share) })),
    ...(particle !== undefined && { particle }),
  }
}

function readSites(text: string): number {
  const sites = Number(text)
  if (text.trim() === '' || Number.isNaN(sites))
    throw new InputError(
      `the number of sites must be a whole number from 1, like 1000 or 1e24, got "${text}"`,
    )
  return sites
}
