import { z } from 'zod'
import { activityQuestion, answerActivity } from './activity.ts'
import { activityTable } from './activity-table.ts'
import { compositionsField } from './alloy.ts'
import { alloyQuestion, answerAlloy } from './alloy-descriptors.ts'
import { alloyTable } from './alloy-table.ts'
import { compareQuestion } from './compare.ts'
import { answerCompare } from './compare-all.ts'
import { candidatesFromTexts } from './compare-candidates.ts'
import { answerCount, countQuestion } from './count.ts'
import { answerCoverage, coverageQuestion } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { answerDesign, designQuestion } from './design.ts'
import { designTable } from './design-table.ts'
import { answerDistribution, distributionQuestion } from './distribution.ts'
import { distributionTable } from './distribution-table.ts'
import { answerDiversity, diversityQuestion } from './diversity.ts'
import { answerEnvironments, environmentsQuestion } from './environments.ts'
import { field } from './field.ts'
import { answerFit, fitQuestion } from './fit.ts'
import { rowsFromText, rowsTextFields } from './fit-rows-text.ts'
import { answerForms, formsQuestion } from './forms.ts'
import { formsTable } from './forms-table.ts'
import { answerJoint, jointQuestion } from './joint.ts'
import { jointTable } from './joint-table.ts'
import { answerMap, mapQuestion } from './map.ts'
import { mapTable } from './map-table.ts'
import type { ModelCard } from './models.ts'
import { answerModels } from './models.ts'
import { COMPILING, operation } from './operation.ts'
import { answerOptimize, optimizeQuestion } from './optimize.ts'
import { optimizeTable } from './optimize-table.ts'
import { answerRank, DEFAULT_DRAWS, rankQuestion, readCandidates } from './rank.ts'
import { rankTable } from './rank-table.ts'
import { answerSample, DEFAULT_SITES, sampleQuestion } from './sample.ts'
import { sampleTable } from './sample-table.ts'
import { answerScaling, scalingQuestion } from './scaling.ts'
import { scalingTable } from './scaling-table.ts'
import { answerScan, planScan, scanQuestion } from './scan.ts'
import { answerSiteAtoms, siteAtomsQuestion } from './site-atoms.ts'
import { answerSites, sitesQuestion } from './sites.ts'
import { answerStructure, structureQuestion } from './structure.ts'
import { answerValidate, validateQuestion } from './validate.ts'
import { validateTable } from './validate-table.ts'
import { answerVolcano, volcanoQuestion } from './volcano.ts'
import { volcanoTable } from './volcano-table.ts'

/** Environments in one answer; more are paged by `from` and `limit`. */
const MOST_LISTED = 10_000

const compositions = { composition: compositionsField }

const listOf = (texts: string | readonly string[]): readonly string[] => [texts].flat()

const SABATIER = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: 1.1 }

const CO_AND_H = { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgAuCuPdPt' }

/** Made up: every filling of the three atoms below, under two of the ensembles. */
const ROWS = {
  csv: [
    'ensemble,subsurface:Pd,subsurface:Pt,energy',
    ...['Pd,0,3,1.20', 'Pd,1,2,1.17', 'Pd,2,1,1.16', 'Pd,3,0,1.12', 'Pd,2,1,1.15'],
    ...['Pt,0,3,1.05', 'Pt,1,2,1.02', 'Pt,2,1,1.00', 'Pt,3,0,0.98', 'Pt,1,2,1.03'],
  ].join('\n'),
  site: 'fcc111-top',
  adsorbate: 'OH',
}

/**
 * All that can be asked, by the name that command line, API and `ask` share.
 *
 * @example Object.keys(OPERATIONS).includes('distribution') // true
 */
export const OPERATIONS = {
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
    answer: ({ site, ...question }) => answerSites([site ?? []].flat(), question),
  }),
  models: operation({
    summary: 'the energy models',
    question: z.strictObject({}),
    example: {},
    subject: null,
    answer: (_, { folder }): ModelCard[] => answerModels(folder),
  }),
  count: operation({
    summary: 'how many environments a site has, exactly',
    question: countQuestion,
    example: { site: 'fcc111-top', elements: 5 },
    subject: 'elements',
    answer: answerCount,
  }),
  environments: operation({
    summary: 'environments of a site, listed or drawn',
    question: environmentsQuestion,
    example: { site: 'fcc111-top', composition: 'IrPt', limit: 10 },
    subject: 'composition',
    answer: (question, { findModel }) => answerEnvironments(question, MOST_LISTED, findModel),
  }),
  diversity: operation({
    summary: 'how many different sites an alloy has, and shows',
    question: diversityQuestion,
    example: { site: 'fcc111-top', composition: 'IrPdPtRhRu', sites: '1e3,1e6' },
    subject: 'composition',
    answer: answerDiversity,
  }),
  distribution: operation({
    summary: 'how strongly the sites of an alloy bind, exactly',
    question: distributionQuestion,
    example: { model: 'irpdptrhru-oh', composition: 'Ir20Pd20Pt20Rh20Ru20' },
    subject: 'composition',
    answer: (question, { findAnyModel }) => answerDistribution(question, findAnyModel),
    table: distributionTable,
  }),
  activity: operation({
    summary: 'how active an alloy is, against a reference, and which sites make it so',
    question: activityQuestion,
    example: { ...SABATIER, composition: 'IrPdPtRhRu', relativeTo: 'Pt' },
    subject: 'composition',
    answer: (question, { findModel }) => answerActivity(question, findModel),
    table: activityTable,
  }),
  alloy: operation({
    summary: 'what a composition is as an alloy, and whether it mixes',
    question: alloyQuestion,
    example: { composition: 'CoCrFeMnNi' },
    subject: 'composition',
    answer: answerAlloy,
    table: alloyTable,
  }),
  compare: operation({
    summary: 'compositions side by side',
    question: compareQuestion.extend(compositions),
    example: { model: 'irpdptrhru-oh', composition: ['Pt', 'Ir20Pt80'] },
    subject: 'composition',
    answer: ({ composition, ...question }, { findModel }) =>
      answerCompare(question, findModel, listOf(composition)),
  }),
  scan: operation({
    summary: 'every composition of a grid, and the best of them',
    question: scanQuestion,
    example: { ...SABATIER, elements: 'Ir,Pt,Ru', step: 0.1 },
    subject: 'elements',
    answer: (question, { findModel, checkScanned, onProgress }) => {
      const planned = planScan(question, findModel)
      const total = planned.grid.compositions
      checkScanned?.(total)
      onProgress?.(COMPILING)
      return answerScan(
        planned,
        onProgress && ((_, done) => void onProgress({ stage: 'compositions', done, total })),
      )
    },
  }),
  optimize: operation({
    summary: 'the best compositions, and what they cost',
    question: optimizeQuestion,
    example: { ...SABATIER, elements: 'Ir,Pt', against: 'share:Ir' },
    subject: 'elements',
    answer: (question, { findModel, onProgress }) =>
      answerOptimize(question, findModel, undefined, onProgress),
    table: optimizeTable,
  }),
  map: operation({
    summary: 'one descriptor over the mixtures of three compositions',
    question: mapQuestion,
    example: { ...SABATIER, corners: 'Ir,Pt,PdRhRu', step: 0.1 },
    subject: 'corners',
    answer: (question, { findModel }) => answerMap(question, findModel),
    table: mapTable,
  }),
  joint: operation({
    summary: 'how strongly two adsorbates bind at one site or side by side, jointly',
    question: jointQuestion,
    example: { ...CO_AND_H, window: 'CO<=0,H>0' },
    subject: 'composition',
    answer: (question, { findModel }) => answerJoint(question, findModel),
    table: jointTable,
  }),
  sample: operation({
    summary: 'how strongly randomly drawn sites of an alloy bind, with standard errors',
    question: sampleQuestion.omit({ workers: true }),
    example: { model: 'irpdptrhru-oh', composition: 'IrPt', sites: 10_000, seed: 1 },
    subject: 'composition',
    answer: (question, { findAnyModel, onProgress }) => {
      const total = question.sites ?? DEFAULT_SITES
      return answerSample(
        question,
        findAnyModel(question.model),
        onProgress && (done => onProgress({ stage: 'sites', done, total })),
      )
    },
    table: sampleTable,
  }),
  scaling: operation({
    summary: 'how one adsorption energy scales with another, over an alloy and over metals',
    question: scalingQuestion,
    example: CO_AND_H,
    subject: 'composition',
    answer: (question, { findModel }) => answerScaling(question, findModel),
    table: scalingTable,
  }),
  volcano: operation({
    summary: 'the sites of compositions along an activity',
    question: volcanoQuestion,
    example: { ...SABATIER, composition: ['Pt', 'Ir20Pt80'] },
    subject: 'composition',
    answer: (question, { findModel }) => answerVolcano(question, findModel),
    table: volcanoTable,
  }),
  coverage: operation({
    summary: 'how well the data of a model support the sites of an alloy',
    question: coverageQuestion,
    example: { model: 'agaucupdpt-no', composition: 'AgPd' },
    subject: 'composition',
    answer: (question, { findModel }) => answerCoverage(question, findModel),
    table: coverageTable,
  }),
  rank: operation({
    summary: 'compositions by their activity, and how sure their order is',
    question: rankQuestion.extend(compositions),
    example: { ...SABATIER, composition: ['Pt', 'Ir20Pt80'], draws: 100 },
    subject: 'composition',
    answer: async ({ composition, ...question }, { findModel, onProgress }) => {
      const total = question.draws ?? DEFAULT_DRAWS
      const candidates = await readCandidates(candidatesFromTexts(listOf(composition)))
      return answerRank(
        question,
        findModel,
        candidates,
        undefined,
        onProgress && (done => onProgress({ stage: 'draws', done, total })),
      )
    },
    table: rankTable,
  }),
  design: operation({
    summary: 'which environments to compute next by DFT, so that the energies wanted become certain',
    question: designQuestion,
    example: { model: 'irpdptrhru-oh', compositions: 'IrPt', add: 3, candidates: 1000 },
    subject: 'compositions',
    answer: (question, { findModel }) => answerDesign(question, findModel),
    table: designTable,
  }),
  'site-atoms': operation({
    summary: 'the atoms of a site and of the crystal around it, in space, and the energy of what they are',
    question: siteAtomsQuestion,
    example: { site: 'fcc111-top', composition: 'IrPdPtRhRu', seed: 1 },
    subject: 'composition',
    answer: (question, { findModel }) => answerSiteAtoms(question, findModel),
  }),
  structure: operation({
    summary: 'slabs with an adsorbate on a site',
    question: structureQuestion,
    example: { site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH' },
    subject: 'composition',
    answer: question => answerStructure(question).answer,
  }),
  fit: operation({
    summary: 'an energy model fitted to DFT rows',
    question: fitQuestion.extend(rowsTextFields),
    example: ROWS,
    subject: 'csv',
    answer: async question => {
      const { data, site, name } = await rowsFromText(question)
      return answerFit(question, data, site, name).answer
    },
  }),
  validate: operation({
    summary: 'how far a fit can be trusted: errors of rows that it has not seen',
    question: validateQuestion.extend(rowsTextFields),
    example: { ...ROWS, repeats: 0 },
    subject: 'csv',
    answer: async question => {
      const { data, site } = await rowsFromText(question)
      return answerValidate(question, data, site)
    },
    table: validateTable,
  }),
  forms: operation({
    summary: 'which form of a fit the data support: shared or own coefficients, with or without a ridge',
    question: formsQuestion.extend(rowsTextFields),
    example: { ...ROWS, folds: 3 },
    subject: 'csv',
    answer: async question => {
      const { data, site } = await rowsFromText(question)
      return answerForms(question, data, site)
    },
    table: formsTable,
  }),
}

/** The name of something that can be asked. */
export type OperationName = keyof typeof OPERATIONS

/** What an operation answers. */
export type AnswerTo<Name extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[Name]['answer']>>
