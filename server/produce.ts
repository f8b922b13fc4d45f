import { isDeepStrictEqual } from 'node:util'
import type { TopLevelSpec } from 'vega-lite'
import { toHtml, toPng, toSvg } from '../plots/render.ts'
import type { EnergyModel } from '../src/energy/model.ts'
import { validateModel } from '../src/energy/model-file.ts'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { builtInModelIds, linearModel, modelById } from '../src/energy/registry.ts'
import { InputError } from '../src/input/input-error.ts'
import { toCsv, toParquet } from '../src/output/table.ts'
import type { AnswerContext, AnswerProgress, Operation } from '../src/question/operation.ts'
import { OPERATIONS } from '../src/question/operations.ts'
import { readQuestion } from '../src/question/read-question.ts'
import type { Asked, Format, Reply } from './asked.ts'
import { checkLimits, MOST_SCANNED, tooMany } from './limits.ts'
import { PICTURES } from './pictures.ts'

type Writer = (spec: TopLevelSpec) => Promise<string | Uint8Array>

const PLOT_WRITERS: Readonly<Partial<Record<Format, readonly [type: string, Writer]>>> = {
  'plot.svg': ['image/svg+xml', toSvg],
  'plot.png': ['image/png', toPng],
  'plot.html': ['text/html; charset=utf-8', toHtml],
  'plot.vl.json': ['application/json; charset=utf-8', async spec => JSON.stringify(spec)],
}

/**
 * Answers a request, in whichever thread this runs.
 *
 * @param folder models to offer beside the built-in ones
 * @throws InputError for a question that cannot be read or answered
 */
export async function produce(
  asked: Asked,
  folder?: ModelFolder,
  onProgress?: (progress: AnswerProgress) => void,
): Promise<Reply> {
  const { operation: name, format, fields } = asked
  const operation = OPERATIONS[name] as unknown as Operation
  const context = contextOf(asked, folder, onProgress)
  const picture = PICTURES[name]
  const plotWriter = PLOT_WRITERS[format]
  if (plotWriter !== undefined && picture !== undefined) {
    const { options, draw } = picture
    const read = readQuestion(operation.question.extend(options.shape), fields) as Record<string, unknown>
    const own = Object.fromEntries(Object.keys(options.shape).map(key => [key, read[key]]))
    const question = Object.fromEntries(Object.entries(read).filter(([key]) => !(key in options.shape)))
    checkLimits(name, question)
    const spec = await draw(await operation.answer(question, context), own, { question, context })
    const [type, write] = plotWriter
    return { body: await write(spec), type, file: fileName(name, format) }
  }
  const question = readQuestion(operation.question, fields)
  checkLimits(name, question)
  const answer = await operation.answer(question, context)
  if (format === 'data.csv' && operation.table !== undefined)
    return {
      body: await toCsv(operation.table(answer, question)),
      type: 'text/csv; charset=utf-8',
      file: fileName(name, format),
    }
  if (format === 'data.parquet' && operation.table !== undefined)
    return {
      body: await toParquet(operation.table(answer, question)),
      type: 'application/vnd.apache.parquet',
      file: fileName(name, format),
    }
  return { body: JSON.stringify(answer), type: 'application/json; charset=utf-8', file: null }
}

const fileName = (name: string, format: Format): string => `${name}${format.slice(format.indexOf('.'))}`

function contextOf(
  { ownModels }: Asked,
  folder: ModelFolder | undefined,
  onProgress: AnswerContext['onProgress'],
): AnswerContext {
  const own = new Map<string, EnergyModel>()
  for (const [index, json] of ownModels.entries()) {
    const model = validateModel(json, `own model ${index + 1}`)
    const known = own.get(model.id)
    if (
      builtInModelIds().includes(model.id) ||
      folder?.models.has(model.id) ||
      (known && !isDeepStrictEqual(known, model))
    )
      throw new InputError(`the id "${model.id}" of an own model is that of another; give it one of its own`)
    own.set(model.id, model)
  }
  const findAnyModel = (name: string) => own.get(name) ?? modelById(name, folder)
  return {
    findAnyModel,
    findModel: name => linearModel(findAnyModel(name)),
    folder,
    onProgress,
    checkScanned: compositions => {
      if (compositions > MOST_SCANNED) throw tooMany('compositions', MOST_SCANNED, compositions)
    },
  }
}
