import { answerActivity } from './activity.ts'
import { activityQuestion } from './activity-question.ts'
import { activityTable } from './activity-table.ts'
import { namedCompositionsField } from './alloy.ts'
import { alloyQuestion, answerAlloy } from './alloy-descriptors.ts'
import { alloyTable } from './alloy-table.ts'
import { compareQuestion } from './compare.ts'
import { answerCompare } from './compare-all.ts'
import { candidatesFromTexts } from './compare-candidates.ts'
import { compareTable } from './compare-table.ts'
import { answerMap, mapQuestion, planMap } from './map.ts'
import { mapTable } from './map-table.ts'
import { COMPILING, operation } from './operation.ts'
import { answerOptimize, optimizeQuestion, planOptimize } from './optimize.ts'
import { optimizeTable } from './optimize-table.ts'
import { answerRank, DEFAULT_DRAWS, planRank, rankQuestion, readCandidates } from './rank.ts'
import { rankTable } from './rank-table.ts'
import { answerScan, planScan, scanQuestion } from './scan.ts'
import { scanTable } from './scan-table.ts'
import { answerVolcano, volcanoQuestion } from './volcano.ts'
import { volcanoTable } from './volcano-table.ts'

const candidatesOf = (composition: string | string[]) =>
  readCandidates(candidatesFromTexts([composition].flat()))

const SABATIER = { model: 'irpdptrhru-oh', objective: 'sabatier', optimum: 1.1 }

/** Questions about which alloy is good for something. */
export const ALLOY_OPERATIONS = {
  alloy: operation({
    summary: 'what a composition is as an alloy, and whether it mixes',
    question: alloyQuestion,
    example: { composition: 'CoCrFeMnNi' },
    subject: 'composition',
    answer: answerAlloy,
    table: alloyTable,
  }),
  activity: operation({
    summary: 'how active an alloy is, against a reference, and which sites make it so',
    question: activityQuestion,
    example: { ...SABATIER, composition: 'IrPdPtRhRu', relativeTo: 'Pt' },
    subject: 'composition',
    answer: (question, { findModel }) => answerActivity(question, findModel),
    table: activityTable,
  }),
  volcano: operation({
    summary: 'the sites of compositions along an activity',
    question: volcanoQuestion,
    example: { ...SABATIER, composition: ['Pt', 'Ir20Pt80'] },
    subject: 'composition',
    answer: (question, { findModel }) => answerVolcano(question, findModel),
    table: volcanoTable,
  }),
  compare: operation({
    summary: 'compositions side by side',
    question: compareQuestion.extend({ composition: namedCompositionsField }),
    example: { model: 'irpdptrhru-oh', composition: ['Pt', 'Ir20Pt80'] },
    subject: 'composition',
    answer: ({ composition, ...question }, { findModel }) =>
      answerCompare(question, findModel, [composition].flat()),
    table: (_, { composition, ...question }, { findModel }) =>
      compareTable(question, findModel, [composition].flat()),
  }),
  rank: operation({
    summary: 'compositions by their activity, and how sure their order is',
    question: rankQuestion.extend({ compositions: namedCompositionsField }),
    example: { ...SABATIER, compositions: ['Pt', 'Ir20Pt80'], draws: 100 },
    subject: 'compositions',
    check: async ({ compositions, ...question }, { findModel }) => {
      planRank(question, findModel, await candidatesOf(compositions))
    },
    answer: async ({ compositions, ...question }, { findModel, onProgress }) => {
      const total = question.draws ?? DEFAULT_DRAWS
      const candidates = await candidatesOf(compositions)
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
  map: operation({
    summary: 'one descriptor over the mixtures of three compositions',
    question: mapQuestion,
    example: { ...SABATIER, corners: 'Ir,Pt,PdRhRu', step: 0.1 },
    subject: 'corners',
    check: (question, { findModel }) => void planMap(question, findModel),
    answer: (question, { findModel }) => answerMap(question, findModel),
    table: mapTable,
  }),
  scan: operation({
    summary: 'every composition of a grid, and the best of them',
    question: scanQuestion,
    example: { ...SABATIER, elements: 'Ir,Pt,Ru', step: 0.1 },
    subject: 'elements',
    check: (question, { findModel, checkScanned }) =>
      checkScanned?.(planScan(question, findModel).grid.compositions),
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
    table: (_, question, { findModel, checkTabled }) => scanTable(question, findModel, checkTabled),
  }),
  optimize: operation({
    summary: 'the best compositions, and what they cost',
    question: optimizeQuestion,
    example: { ...SABATIER, elements: 'Ir,Pt', against: 'share:Ir' },
    subject: 'elements',
    check: (question, { findModel }) => void planOptimize(question, findModel),
    answer: (question, { findModel, onProgress }) =>
      answerOptimize(question, findModel, undefined, onProgress),
    table: optimizeTable,
  }),
}
