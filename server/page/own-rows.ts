import type { Question } from './ask.ts'
import { kept } from './kept.ts'

/** What models of this tab were fitted to: the question to `validate` that has their rows as `csv`, by model id. */
const rows = kept<Readonly<Record<string, Question>>>('rows', {})

/**
 * The rows that a model of this tab was fitted to, as a question to `validate`; null for any other model.
 *
 * @example useAnswer('validate', ownRows(model.id))
 */
export const ownRows = (model: string): Question | null => rows.now()[model] ?? null

/** Keeps the rows of a model for this tab. */
export const keepOwnRows = (model: string, question: Question): void =>
  rows.become({ ...rows.now(), [model]: question })

/** Forgets the rows of a model. */
export const dropOwnRows = (model: string): void =>
  rows.become(Object.fromEntries(Object.entries(rows.now()).filter(([id]) => id !== model)))
