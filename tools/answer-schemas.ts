import { ask } from '../src/question/ask.ts'
import { OPERATIONS, type OperationName } from '../src/question/operations.ts'
import { type AnswerSchema, answerSchema } from './answer-schema.ts'

/** Questions whose answers have other fields, or fields of another kind, than that to the example. */
const FURTHER: Readonly<Partial<Record<OperationName, Readonly<Record<string, unknown>>>>> = {
  activity: { models: 'irpdptrhru-oh,irpdptrhru-o', objective: 'orr', composition: 'IrPt' },
}

/**
 * JSON schemas of the answers, by what is asked, from the answers to the example of each operation.
 *
 * @example (await answerSchemas()).distribution
 */
export async function answerSchemas(): Promise<Record<string, AnswerSchema>> {
  const schemas: Record<string, AnswerSchema> = {}
  for (const name of Object.keys(OPERATIONS) as OperationName[]) {
    const answers: unknown[] = []
    for (const question of [OPERATIONS[name].example, FURTHER[name] ?? []].flat())
      answers.push(JSON.parse(JSON.stringify(await ask(name, question))))
    schemas[name] = answerSchema(answers)
  }
  return schemas
}
