import { basename } from 'node:path'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { energyHistogram } from '../plots/energy-histogram.ts'
import { toHtml, toPng, toSvg } from '../plots/render.ts'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { linearModel, modelById } from '../src/energy/registry.ts'
import { InputError } from '../src/input/input-error.ts'
import { toCsv } from '../src/output/table.ts'
import { activityQuestion, answerActivity } from '../src/question/activity.ts'
import { alloyQuestion, answerAlloy } from '../src/question/alloy-descriptors.ts'
import { compareQuestion } from '../src/question/compare.ts'
import { answerCompare } from '../src/question/compare-all.ts'
import { candidatesFromTexts } from '../src/question/compare-candidates.ts'
import { answerCount, countQuestion } from '../src/question/count.ts'
import { answerCoverage, coverageQuestion } from '../src/question/coverage.ts'
import { answerDesign, designQuestion } from '../src/question/design.ts'
import {
  answerDistribution,
  type DistributionAnswer,
  distributionQuestion,
  histogramQuestion,
} from '../src/question/distribution.ts'
import { distributionTable } from '../src/question/distribution-table.ts'
import { answerDiversity, diversityQuestion } from '../src/question/diversity.ts'
import { answerEnvironments, environmentsQuestion } from '../src/question/environments.ts'
import { answerJoint, jointQuestion } from '../src/question/joint.ts'
import { answerModels } from '../src/question/models.ts'
import { answerOptimize, optimizeQuestion } from '../src/question/optimize.ts'
import { answerRank, rankQuestion, readCandidates } from '../src/question/rank.ts'
import { readQuestion } from '../src/question/read-question.ts'
import { answerSample, sampleQuestion } from '../src/question/sample.ts'
import { answerScaling, scalingQuestion } from '../src/question/scaling.ts'
import { answerScan, planScan, scanQuestion } from '../src/question/scan.ts'
import { answerSites, sitesQuestion } from '../src/question/sites.ts'
import { answerStructure, structureQuestion } from '../src/question/structure.ts'
import { answerVolcano, volcanoQuestion } from '../src/question/volcano.ts'
import type { Slab } from '../src/structure/slab.ts'
import { structureText } from '../src/structure/structure-file.ts'

const NO_OPTIONS = z.strictObject({})

/** Environments in one answer; more are paged by `from` and `limit`. */
const MOST_LISTED = 10_000

/** More would keep the server busy for too long; the command line has no such bounds. */
const MOST_COMPOSITIONS = 5_000_000
const MOST_SITES = 1e7
const MOST_COMPARED = 1000
const MOST_DRAWS = 10_000
const MOST_DRAWN_OPTIMA = 200
const MOST_CANDIDATES = 200_000
const MOST_ADDED = 100
const MOST_STRUCTURES = 1000

/**
 * The routes under `/api/v1`; options are the command line's in camelCase, answers its JSON.
 *
 * @param folder models to offer beside the built-in ones; models are found by id, never by path
 */
export function api(folder?: ModelFolder): Router {
  const anyModel = (id: string) => modelById(id, folder)
  const findModel = (id: string) => linearModel(anyModel(id))
  const distributionOf = (question: Parameters<typeof answerDistribution>[0]): DistributionAnswer => {
    atMost('sites', question.sites ?? 0, MOST_SITES)
    atMost('draws', question.draws ?? 0, MOST_DRAWS)
    return answerDistribution(question, anyModel)
  }
  const histogramOf = (request: Request) => {
    const { scale, target, ...question } = readQuestion(histogramQuestion, request.query)
    const answer = distributionOf(question)
    return energyHistogram(answer, { ...answer, scale, target })
  }
  const router = Router()
  router.get('/sites', (request, response) => {
    response.json(answerSites([], readQuestion(sitesQuestion, request.query)))
  })
  router.get('/models', (request, response) => {
    readQuestion(NO_OPTIONS, request.query)
    response.json(answerModels(folder, basename))
  })
  router.get('/alloy', (request, response) => {
    response.json(answerAlloy(readQuestion(alloyQuestion, request.query)))
  })
  router.get('/count', (request, response) => {
    response.json(answerCount(readQuestion(countQuestion, request.query)))
  })
  router.get('/diversity', (request, response) => {
    response.json(answerDiversity(readQuestion(diversityQuestion, request.query)))
  })
  router.get('/environments', (request, response) => {
    response.json(
      answerEnvironments(readQuestion(environmentsQuestion, request.query), MOST_LISTED, findModel),
    )
  })
  router.get('/scan', async (request, response) => {
    const planned = planScan(readQuestion(scanQuestion, request.query), findModel)
    atMost('compositions', planned.grid.compositions, MOST_COMPOSITIONS)
    response.json(await answerScan(planned))
  })
  router.get('/optimize', (request, response) => {
    const question = readQuestion(optimizeQuestion, request.query)
    atMost('draws', question.draws ?? 0, MOST_DRAWN_OPTIMA)
    response.json(answerOptimize(question, findModel))
  })
  router.get('/joint', (request, response) => {
    response.json(answerJoint(readQuestion(jointQuestion, request.query), findModel))
  })
  router.get('/activity', (request, response) => {
    const question = readQuestion(activityQuestion, request.query)
    atMost('draws', question.draws ?? 0, MOST_DRAWS)
    response.json(answerActivity(question, findModel))
  })
  router.get('/compare', async (request, response) => {
    const { composition, ...fields } = request.query
    const compositions = z.array(z.string()).parse([composition ?? []].flat())
    atMost('compositions', compositions.length, MOST_COMPARED)
    response.json(await answerCompare(readQuestion(compareQuestion, fields), findModel, compositions))
  })
  router.get('/coverage', (request, response) => {
    response.json(answerCoverage(readQuestion(coverageQuestion, request.query), findModel))
  })
  router.get('/rank', async (request, response) => {
    const { composition, ...fields } = request.query
    const texts = z.array(z.string()).parse([composition ?? []].flat())
    const question = readQuestion(rankQuestion, fields)
    atMost('draws', question.draws ?? 0, MOST_DRAWS)
    response.json(answerRank(question, findModel, await readCandidates(candidatesFromTexts(texts))))
  })
  router.get('/design', (request, response) => {
    const question = readQuestion(designQuestion, request.query)
    atMost('candidates', question.candidates ?? 0, MOST_CANDIDATES)
    atMost('environments to add', question.add ?? 0, MOST_ADDED)
    response.json(answerDesign(question, findModel))
  })
  router.get('/structure', (request, response) => {
    const question = readQuestion(structureQuestion, request.query)
    atMost('structures', question.count ?? 0, MOST_STRUCTURES)
    response.json(answerStructure(question).answer)
  })
  for (const format of ['xyz', 'vasp'] as const)
    router.get(`/structure/slab.${format}`, (request, response) => {
      const { slabs } = answerStructure(readQuestion(structureQuestion.omit({ count: true }), request.query))
      response
        .attachment(`slab.${format}`)
        .type('text')
        .send(structureText(slabs[0] as Slab, format))
    })
  router.get('/scaling', (request, response) => {
    response.json(answerScaling(readQuestion(scalingQuestion, request.query), findModel))
  })
  router.get('/volcano', (request, response) => {
    response.json(answerVolcano(readQuestion(volcanoQuestion, request.query), findModel))
  })
  router.get('/sample', async (request, response) => {
    const question = readQuestion(sampleQuestion.omit({ workers: true }), request.query)
    atMost('sites', question.sites ?? 0, MOST_SITES)
    response.json(await answerSample(question, anyModel(question.model)))
  })
  router.get('/distribution', (request, response) => {
    response.json(distributionOf(readQuestion(distributionQuestion, request.query)))
  })
  router.get('/distribution/bins.csv', async (request, response) => {
    const answer = distributionOf(readQuestion(distributionQuestion, request.query))
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

function atMost(what: string, asked: number, most: number): void {
  if (asked > most)
    throw new InputError(
      `the server takes at most ${most.toLocaleString('en')} ${what} at once, got ${asked.toLocaleString('en')}`,
    )
}
