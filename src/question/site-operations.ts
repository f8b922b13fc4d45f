import { z } from 'zod'
import { InputError } from '../input/input-error.ts'
import { answerCount, countQuestion } from './count.ts'
import { countTable } from './count-table.ts'
import { answerDiversity, diversityQuestion } from './diversity.ts'
import { diversityTable } from './diversity-table.ts'
import { answerEnvironments, environmentsQuestion } from './environments.ts'
import { environmentsTable } from './environments-table.ts'
import { field } from './field.ts'
import { operation } from './operation.ts'
import { answerSiteAtoms, siteAtomsQuestion } from './site-atoms.ts'
import { answerSites, sitesQuestion } from './sites.ts'
import { sitesTable } from './sites-table.ts'

/** Environments in one answer; more are paged by `from` and `limit`. */
const MOST_LISTED = 10_000

/** Questions about sites and what is around them. */
export const SITE_OPERATIONS = {
  sites: operation({
    summary: 'the sites with their zones',
    question: sitesQuestion.extend({
      site: field(
        z.union([z.string(), z.array(z.string())]).optional(),
        'only these sites: ids; repeat for more (default: all)',
        ['fcc111-top'],
      ),
    }),
    example: { site: 'fcc111-top' },
    subject: 'site',
    answer: ({ site, ...question }) => {
      const ids = [site ?? []].flat()
      if (site !== undefined && ids.length === 0)
        throw new InputError('only no sites are asked for; leave the field out for all', { field: 'site' })
      return answerSites(ids, question)
    },
    table: sitesTable,
  }),
  'site-atoms': operation({
    summary: 'the atoms of a site and of the crystal around it, in space, and the energy of what they are',
    question: siteAtomsQuestion,
    example: { site: 'fcc111-top', composition: 'IrPdPtRhRu', seed: 1 },
    subject: 'composition',
    answer: (question, { findModel }) => answerSiteAtoms(question, findModel),
  }),
  count: operation({
    summary: 'how many environments a site has, exactly',
    question: countQuestion,
    example: { site: 'fcc111-top', elements: 5 },
    subject: 'elements',
    answer: answerCount,
    table: countTable,
  }),
  environments: operation({
    summary: 'environments of a site, listed or drawn',
    question: environmentsQuestion,
    example: { site: 'fcc111-top', composition: 'IrPt', limit: 10 },
    subject: 'composition',
    answer: (question, { findModel }) => answerEnvironments(question, MOST_LISTED, findModel),
    table: environmentsTable,
  }),
  diversity: operation({
    summary: 'how many different sites an alloy has, and shows',
    question: diversityQuestion,
    example: { site: 'fcc111-top', composition: 'IrPdPtRhRu', sites: '1e3,1e6' },
    subject: 'composition',
    answer: answerDiversity,
    table: diversityTable,
  }),
}
