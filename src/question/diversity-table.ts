import { type Table, tableOf } from '../output/table.ts'
import type { DiversityAnswer } from './diversity.ts'

/** Expected fingerprints among so many sites, and sites needed to see a share of the probability. */
export const diversityTable = (answer: DiversityAnswer): Table =>
  tableOf(
    [
      ...answer.expected.map(({ sites, fingerprints }) => ({ sites, fingerprints, share: null })),
      ...answer.needed.map(({ share, sites }) => ({ sites, fingerprints: null, share })),
    ],
    {
      site: () => answer.site,
      assumption: () => answer.assumption,
      sites: row => row.sites,
      expected_fingerprints: row => row.fingerprints,
      probability_seen: row => row.share,
    },
  )
