import type { Operation } from '../src/question/operation.ts'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import { FORMATS, type Format } from './asked.ts'
import { pictureOf } from './pictures.ts'

/** What the answer of an operation can be written as. */
export function formatsOf(name: OperationName): Format[] {
  const operation = OPERATIONS[name] as unknown as Operation
  return FORMATS.filter(format => {
    if (format.startsWith('plot.')) return pictureOf(name) !== undefined
    if (format.startsWith('data.')) return operation.table !== undefined
    return format === 'json' || format in (operation.files ?? {})
  })
}

/** Fields that carry whole files, which no address can hold. */
const FILES = ['csv', 'files']

/** How an operation can be asked: those that take files, by POST alone. */
export const methodsOf = (name: OperationName): readonly ('get' | 'post')[] =>
  FILES.some(field => field in OPERATIONS[name].question.shape) ? ['post'] : ['get', 'post']
