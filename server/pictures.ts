import { z } from 'zod'
import { type DistributionAnswer, histogramQuestion } from '../src/question/distribution.ts'
import { field } from '../src/question/field.ts'
import type { AnswerTo, OPERATIONS, OperationName } from '../src/question/operations.ts'
import type { Picture } from './picture.ts'

/** What was asked, as its schema reads it. */
type Read<Name extends OperationName> = z.output<(typeof OPERATIONS)[Name]['question']>

const { scale, target } = histogramQuestion.shape

const VALIDATION_PICTURES = {
  parity: async (answer: AnswerTo<'validate'>) => (await import('../plots/parity.ts')).parityPlot(answer),
  residuals: async (answer: AnswerTo<'validate'>) =>
    (await import('../plots/residuals.ts')).residualPlot(answer),
  'learning-curve': async (answer: AnswerTo<'validate'>) =>
    (await import('../plots/learning-curve.ts')).learningCurvePlot(answer),
} as const

type ValidationPicture = keyof typeof VALIDATION_PICTURES

/** The pictures of operations that have one. */
const PICTURES: { readonly [Name in OperationName]?: Picture<AnswerTo<Name>, Read<Name>> } = {
  sites: {
    draw: async answer => {
      const { sitePictures } = await import('../plots/site-picture.ts')
      const { askedSites } = await import('../src/question/sites.ts')
      return sitePictures(askedSites(answer.map(({ id }) => id)))
    },
  },
  count: {
    draw: async ({ site, elements, centre, mirrorImages }) => {
      const { environmentGrowth } = await import('../plots/environment-growth.ts')
      const { allSites } = await import('../src/site/registry.ts')
      return environmentGrowth(
        allSites(),
        { centre, rotationsOnly: mirrorImages === 'twice' },
        { site, elements },
      )
    },
  },
  diversity: {
    draw: async (answer, { question }) => {
      const { diversityPanels } = await import('../plots/diversity-panels.ts')
      const { markedSites } = await import('../plots/marked-sites.ts')
      return diversityPanels(answer, markedSites(answer, question.sites !== undefined))
    },
  },
  distribution: {
    options: z.strictObject({ scale, target }),
    draw: async (answer: DistributionAnswer, { shown }) =>
      (await import('../plots/energy-histogram.ts')).energyHistogram(answer, { ...answer, ...shown }),
  },
  activity: {
    draw: async answer => {
      const { activityContributions } = await import('../plots/activity-contributions.ts')
      return activityContributions('sites' in answer ? answer : { ...answer, sites: [answer] })
    },
  },
  alloy: { draw: async answer => (await import('../plots/alloy-map.ts')).alloyMap(answer) },
  compare: {
    draw: async (answer, drawing) =>
      (await import('./comparison-picture.ts')).comparisonPicture(answer, drawing),
    report: async (_, drawing) => (await import('./comparison-picture.ts')).comparisonPage(drawing),
  },
  scan: {
    // An answer keeps only the best, so its scan is walked again; what took the time, the polynomial, is compiled already.
    draw: async (_, { question, context }) => {
      const { scanPicture } = await import('../plots/scan-picture.ts')
      const { scanPoints } = await import('../plots/scan-points.ts')
      const { answerScan, planScan } = await import('../src/question/scan.ts')
      const planned = planScan(question, context.findModel)
      const { points, add } = scanPoints(planned)
      return scanPicture(await answerScan(planned, line => void add(line)), points)
    },
  },
  optimize: { draw: async answer => (await import('../plots/optimize-picture.ts')).optimizePicture(answer) },
  map: { draw: async answer => (await import('../plots/map-picture.ts')).mapPicture(answer) },
  joint: { draw: async answer => (await import('../plots/joint-heat-map.ts')).jointHeatMap(answer) },
  sample: {
    draw: async answer => (await import('../plots/sampled-histogram.ts')).sampledHistogram(answer),
  },
  scaling: {
    draw: async (answer, { question, context }) => {
      const { scalingPlot } = await import('../plots/scaling-plot.ts')
      const { jointOfScaling } = await import('../src/question/scaling.ts')
      return scalingPlot(answer, jointOfScaling(question, context.findModel))
    },
  },
  volcano: {
    draw: async (answer, { question, context }) => {
      const { volcanoPicture } = await import('../plots/volcano-picture.ts')
      const { volcanoDistributions } = await import('../src/question/volcano.ts')
      return volcanoPicture(answer, volcanoDistributions(question, context.findModel))
    },
  },
  coverage: { draw: async answer => (await import('../plots/coverage.ts')).coveragePlot(answer) },
  rank: { draw: async answer => (await import('../plots/ranking.ts')).rankingPlot(answer) },
  design: { draw: async answer => (await import('../plots/design.ts')).designPicture(answer) },
  validate: {
    options: z.strictObject({
      picture: field(
        z.enum(Object.keys(VALIDATION_PICTURES) as [ValidationPicture, ...ValidationPicture[]]).optional(),
        'which picture to draw: parity, residuals or learning-curve (default: parity)',
        'residuals',
      ),
    }),
    draw: (answer, { shown }) =>
      VALIDATION_PICTURES[(shown.picture as ValidationPicture | undefined) ?? 'parity'](answer),
    report: async (answer, { shown }) =>
      shown.picture === undefined
        ? (await import('../plots/validation-report.ts')).validationReport(answer)
        : undefined,
  },
  forms: { draw: async answer => (await import('../plots/form-comparison.ts')).formComparisonPlot(answer) },
}

/** How the answer of an operation is drawn; undefined for one without a picture. */
export const pictureOf = (name: OperationName): Picture | undefined => PICTURES[name] as Picture | undefined
