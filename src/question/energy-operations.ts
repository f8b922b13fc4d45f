import { z } from 'zod'
import { answerCoverage, coverageQuestion } from './coverage.ts'
import { coverageTable } from './coverage-table.ts'
import { answerDistribution, distributionQuestion } from './distribution.ts'
import { distributionTable } from './distribution-table.ts'
import { answerJoint, jointQuestion } from './joint.ts'
import { jointTable } from './joint-table.ts'
import type { ModelCard } from './models.ts'
import { answerModels } from './models.ts'
import { modelsTable } from './models-table.ts'
import { operation } from './operation.ts'
import { answerSample, DEFAULT_SITES, sampleQuestion } from './sample.ts'
import { sampleTable } from './sample-table.ts'
import { answerScaling, scalingQuestion } from './scaling.ts'
import { scalingTable } from './scaling-table.ts'

const CO_AND_H = { models: 'agaucupdpt-co,agaucupdpt-h', composition: 'AgAuCuPdPt' }

/** Questions about energies: models, and what they give an alloy. */
export const ENERGY_OPERATIONS = {
  models: operation({
    summary: 'the energy models',
    question: z.strictObject({}),
    example: {},
    subject: null,
    answer: (_, { folder, fileText }): ModelCard[] => answerModels(folder, fileText),
    table: modelsTable,
  }),
  distribution: operation({
    summary: 'how strongly the sites of an alloy bind, exactly',
    question: distributionQuestion,
    example: { model: 'irpdptrhru-oh', composition: 'Ir20Pd20Pt20Rh20Ru20' },
    subject: 'composition',
    answer: (question, { findAnyModel }) => answerDistribution(question, findAnyModel),
    table: distributionTable,
  }),
  joint: operation({
    summary: 'how strongly two adsorbates bind at one site or side by side, jointly',
    question: jointQuestion,
    example: { ...CO_AND_H, window: 'CO<=0,H>0' },
    subject: 'composition',
    answer: (question, { findModel }) => answerJoint(question, findModel),
    table: jointTable,
  }),
  scaling: operation({
    summary: 'how one adsorption energy scales with another, over an alloy and over metals',
    question: scalingQuestion,
    example: CO_AND_H,
    subject: 'composition',
    answer: (question, { findModel }) => answerScaling(question, findModel),
    table: scalingTable,
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
  coverage: operation({
    summary: 'how well the data of a model support the sites of an alloy',
    question: coverageQuestion,
    example: { model: 'agaucupdpt-no', composition: 'AgPd' },
    subject: 'composition',
    answer: (question, { findModel }) => answerCoverage(question, findModel),
    table: coverageTable,
  }),
}
