import { loadModel, modelById, modelFolderInUse } from '../energy/registry.ts'
import { unknownName } from '../input/nearest-name.ts'
import { faultsNamed } from './fault.ts'
import type { AnswerContext, Operation } from './operation.ts'
import { type AnswerTo, OPERATIONS, type OperationName } from './operations.ts'
import { readQuestion } from './read-question.ts'
import { textFields } from './text-fields.ts'

/**
 * Asks what a command of the command line asks, and gives the JSON that it prints with `--json`.
 *
 * @param name of the command: `distribution`
 * @param fields its options in camelCase, as text or as numbers and flags
 * @throws InputError for an unknown name, or a question that cannot be read or answered; its `about` says which field is
 * wrong, what was given there and what is allowed
 * @example (await ask('distribution', { model: 'irpdptrhru-oh', composition: 'IrPdPtRhRu' })).mean // 0.7456 eV
 */
export async function ask<Name extends OperationName>(
  name: Name,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<AnswerTo<Name>> {
  if (!Object.hasOwn(OPERATIONS, name)) throw unknownName('question', name, Object.keys(OPERATIONS))
  const operation = OPERATIONS[name] as unknown as Operation
  const { question } = operation
  const answer = await faultsNamed(operation, fields, () =>
    operation.answer(readQuestion(question, textFields(question, fields)), FROM_REGISTRY),
  )
  return answer as AnswerTo<Name>
}

const FROM_REGISTRY: AnswerContext = {
  findModel: loadModel,
  findAnyModel: name => (name.endsWith('.json') ? loadModel(name) : modelById(name, modelFolderInUse())),
  get folder() {
    return modelFolderInUse()
  },
}
