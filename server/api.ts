import { type Request, Router } from 'express'
import { z } from 'zod'
import { energyHistogram } from '../plots/energy-histogram.ts'
import { toHtml, toPng, toSvg } from '../plots/render.ts'
import { builtInModel } from '../src/energy/registry.ts'
import { toCsv } from '../src/output/table.ts'
import { answerCount, countQuestion } from '../src/question/count.ts'
import { answerDistribution, distributionQuestion, histogramQuestion } from '../src/question/distribution.ts'
import { distributionTable } from '../src/question/distribution-table.ts'
import { answerDiversity, diversityQuestion } from '../src/question/diversity.ts'
import { answerEnvironments, environmentsQuestion } from '../src/question/environments.ts'
import { answerModels } from '../src/question/models.ts'
import { readQuestion } from '../src/question/read-question.ts'
import { answerSites } from '../src/question/sites.ts'

const NO_OPTIONS = z.strictObject({})

/** Environments in one answer; more are paged by `from` and `limit`. */
const MOST_LISTED = 10_000

/** The routes under `/api/v1`; options are the command line's in camelCase, answers its JSON. */
export function api(): Router {
  const router = Router()
  router.get('/sites', (request, response) => {
    readQuestion(NO_OPTIONS, request.query)
    response.json(answerSites())
  })
  router.get('/models', (request, response) => {
    readQuestion(NO_OPTIONS, request.query)
    response.json(answerModels())
  })
  router.get('/count', (request, response) => {
    response.json(answerCount(readQuestion(countQuestion, request.query)))
  })
  router.get('/diversity', (request, response) => {
    response.json(answerDiversity(readQuestion(diversityQuestion, request.query)))
  })
  router.get('/environments', (request, response) => {
    response.json(answerEnvironments(readQuestion(environmentsQuestion, request.query), MOST_LISTED))
  })
  router.get('/distribution', (request, response) => {
    response.json(answerDistribution(readQuestion(distributionQuestion, request.query), builtInModel))
  })
  router.get('/distribution/bins.csv', async (request, response) => {
    const answer = answerDistribution(readQuestion(distributionQuestion, request.query), builtInModel)
    const csv = await toCsv(distributionTable(answer))
    response.attachment('distribution.csv').send(csv)
  })
  router.get('/distribution/plot.svg', async (request, response) => {
    const svg = await toSvg(histogramOf(request))
    response.type('svg').send(svg)
  })
  router.get('/distribution/plot.png', async (request, response) => {
    const png = await toPng(histogramOf(request))
    response.type('png').send(Buffer.from(png))
  })
  router.get('/distribution/plot.html', async (request, response) => {
    const html = await toHtml(histogramOf(request))
    response.attachment('distribution.html').send(html)
  })
  router.get('/distribution/plot.vl.json', (request, response) => {
    const spec = histogramOf(request)
    response.attachment('distribution.vl.json').json(spec)
  })
  return router
}

function histogramOf(request: Request) {
  const { scale, target, ...question } = readQuestion(histogramQuestion, request.query)
  const answer = answerDistribution(question, builtInModel)
  return energyHistogram(answer, { ...answer, scale, target })
}
