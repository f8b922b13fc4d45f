import { basename } from 'node:path'
import type { TopLevelSpec } from 'vega-lite'
import { toHtml, toPng, toSvg } from '../plots/render.ts'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { linearModel, modelById } from '../src/energy/registry.ts'
import { inField } from '../src/input/in-field.ts'
import { InputError } from '../src/input/input-error.ts'
import { type Table, toCsv, toParquet } from '../src/output/table.ts'
import { faultsNamed } from '../src/question/fault.ts'
import type { AnswerContext, AnswerProgress, Operation } from '../src/question/operation.ts'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import { readQuestion } from '../src/question/read-question.ts'
import { type Asked, type Format, MEDIA_TYPES, type Reply } from './asked.ts'
import { checkLimits, MOST_SCANNED, MOST_TABLED, tooMany } from './limits.ts'
import { readOwnModels } from './own-models.ts'
import { pictureOf } from './pictures.ts'

type Writer = (spec: TopLevelSpec) => Promise<string | Uint8Array>

const PLOT_WRITERS: Readonly<Partial<Record<Format, Writer>>> = {
  'plot.svg': toSvg,
  'plot.png': toPng,
  'plot.html': toHtml,
  'plot.vl.json': async spec => JSON.stringify(spec),
}

const TABLE_WRITERS: Readonly<Partial<Record<Format, (table: Table) => Promise<string | Uint8Array>>>> = {
  'data.csv': toCsv,
  'data.parquet': toParquet,
}

/** How an answer is to be found. */
export interface Work {
  /** Models to offer beside the built-in ones. */
  readonly folder?: ModelFolder | undefined
  readonly onProgress?: ((progress: AnswerProgress) => void) | undefined
  /** Compositions that a scan may visit. */
  readonly mostScanned?: number | undefined
}

/** An answer that can be written in any of its formats. */
interface Answered {
  readonly name: OperationName
  readonly operation: Operation
  readonly question: Readonly<Record<string, unknown>>
  /** Options of the picture alone. */
  readonly shown: Readonly<Record<string, unknown>>
  readonly context: AnswerContext
  /** Found when it is first needed: a file may do without. */
  readonly answer: () => Promise<unknown>
}

/**
 * Answers a request, in whichever thread this runs.
 *
 * @throws InputError for a question that cannot be read or answered
 * @example (await produce({ operation: 'sites', format: 'json', fields: {}, ownModels: [] })).type
 */
export const produce = (asked: Asked, work: Work = {}): Promise<Reply> =>
  faultsNamed(askedOf(asked), asked.fields, async () => written(await answered(asked, work), asked.format))

/**
 * Answers a question once, and writes the answer in several formats. One that cannot be made, such as a picture of too
 * many elements, is its error and spoils no other.
 *
 * @throws InputError for a question that cannot be read or answered
 */
export async function produceAll(
  asked: Asked,
  formats: readonly Format[],
  work: Work,
): Promise<(Reply | InputError)[]> {
  const named = <Result>(done: () => Promise<Result>) => faultsNamed(askedOf(asked), asked.fields, done)
  const own = await named(() => answered({ ...asked, format: 'json' }, work))
  const replies: (Reply | InputError)[] = []
  for (const format of formats)
    replies.push(
      await named(() => written(own, format)).catch((error: unknown) => {
        if (error instanceof InputError) return error
        throw error
      }),
    )
  return replies
}

/** What may be asked: the question, and for a picture its own options too. */
export function askedOf({ operation: name, format }: Pick<Asked, 'operation' | 'format'>): Operation {
  const operation = OPERATIONS[name] as unknown as Operation
  const options = format.startsWith('plot.') ? pictureOf(name)?.options?.shape : undefined
  return options === undefined ? operation : { ...operation, question: operation.question.extend(options) }
}

/**
 * Checks a question without answering it.
 *
 * @throws InputError for one that its schema, its operation or a limit of the server refuses, or of models that there are not
 */
export function checkAsked(asked: Asked, work: Work = {}): Promise<void> {
  const operation = askedOf(asked)
  return faultsNamed(operation, asked.fields, async () => {
    const { question } = readAsked(asked)
    const context = contextOf(asked, work)
    for (const field of ['model', 'models'])
      inField(field, question[field], names => modelIds(names).forEach(context.findAnyModel))
    await operation.check?.(question, context)
  })
}

/** Ids of models as a field has them: one, with commas between them, or in a list. */
const modelIds = (names: unknown): string[] =>
  [names].flat().flatMap(own => (typeof own === 'string' ? own.split(',').map(id => id.trim()) : []))

function readAsked(asked: Asked): Pick<Answered, 'question' | 'shown'> {
  const { operation: name, fields } = asked
  const options = pictureOf(name)?.options?.shape ?? {}
  const read = Object.entries(readQuestion(askedOf(asked).question, fields))
  const question = Object.fromEntries(read.filter(([key]) => !(key in options)))
  checkLimits(name, question)
  return { question, shown: Object.fromEntries(read.filter(([key]) => key in options)) }
}

async function answered(asked: Asked, work: Work): Promise<Answered> {
  const { operation: name } = asked
  const operation = OPERATIONS[name] as unknown as Operation
  const { question, shown } = readAsked(asked)
  const context = contextOf(asked, work)
  let found: Promise<unknown> | undefined
  const answer = () => {
    found ??= Promise.resolve(operation.answer(question, context))
    return found
  }
  return { name, operation, question, shown, context, answer }
}

async function written(own: Answered, format: Format): Promise<Reply> {
  const { name, operation, question, shown, context, answer } = own
  const write = PLOT_WRITERS[format]
  const picture = pictureOf(name)
  const file = (body: Reply['body'], saved = fileName(name, format)): Reply => ({
    body,
    type: MEDIA_TYPES[format],
    file: saved,
  })
  const whole = operation.files?.[format]
  if (whole !== undefined) return file(await whole(question, context), format)
  if (write !== undefined && picture !== undefined) {
    const drawing = { question, context, shown }
    const report = format === 'plot.html' ? await picture.report?.(await answer(), drawing) : undefined
    return file(report ?? (await write(await picture.draw(await answer(), drawing))))
  }
  const writeTable = TABLE_WRITERS[format]
  if (writeTable !== undefined && operation.table !== undefined)
    return file(await writeTable(await operation.table(await answer(), question, context)))
  return { body: JSON.stringify(await answer()), type: MEDIA_TYPES.json, file: null }
}

const fileName = (name: string, format: Format): string => `${name}${format.slice(format.indexOf('.'))}`

function contextOf(
  { ownModels }: Asked,
  { folder, onProgress, mostScanned = MOST_SCANNED }: Work,
): AnswerContext {
  const own = readOwnModels(ownModels, folder)
  const findAnyModel = (name: string) => own.get(name) ?? modelById(name, folder)
  return {
    findAnyModel,
    findModel: name => linearModel(findAnyModel(name)),
    folder,
    fileText: basename,
    onProgress,
    checkScanned: compositions => {
      if (compositions > mostScanned) throw tooMany('compositions', mostScanned, compositions, 'step')
    },
    checkTabled: rows => {
      if (rows > MOST_TABLED) throw tooMany('rows of a table', MOST_TABLED, rows, 'step')
    },
  }
}
