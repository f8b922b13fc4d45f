import type { z } from 'zod'
import type { CodeModel } from '../energy/code-model.ts'
import type { EnergyModel } from '../energy/model.ts'
import type { ModelFolder } from '../energy/model-folder.ts'
import type { Table } from '../output/table.ts'

/** How far a long answer has come. */
export interface AnswerProgress {
  /** What is going on: `compiling`, `compositions`, `starts`, `draws`. */
  readonly stage: string
  readonly done: number
  /** 0 when nobody knows. */
  readonly total: number
}

/** An average is being made a polynomial, which takes from milliseconds to seconds. */
export const COMPILING: AnswerProgress = { stage: 'compiling', done: 0, total: 0 }

/** What answering needs beside the question. */
export interface AnswerContext {
  /** A linear model by what the question calls it. */
  readonly findModel: (name: string) => EnergyModel
  /** A model of any kind. */
  readonly findAnyModel: (name: string) => EnergyModel | CodeModel
  /** Models of the user's own, beside the built-in ones. */
  readonly folder?: ModelFolder | undefined
  /** What to call a file of theirs; its path by default. */
  readonly fileText?: ((file: string) => string) | undefined
  /** Refuses a scan of too many compositions, by throwing. */
  readonly checkScanned?: ((compositions: number) => void) | undefined
  /** Refuses a table of too many rows, by throwing. */
  readonly checkTabled?: ((rows: number) => void) | undefined
  readonly onProgress?: ((progress: AnswerProgress) => void) | undefined
}

/** Something that can be asked: a command of the command line, a route of the API, a name for `ask`. */
export interface Operation<Question extends z.ZodObject = z.ZodObject, Answer = unknown> {
  /** What it answers, in a line. */
  readonly summary: string
  readonly question: Question
  /** A question that makes sense, as JSON. */
  readonly example: Readonly<Record<string, unknown>>
  /** The field that a mistake is in when nothing tells of another; null where there are no fields. */
  readonly subject: (keyof z.output<Question> & string) | null
  /** Refuses, by throwing, what the question alone tells to be wrong, in some milliseconds; for what takes long. */
  readonly check?: (question: z.output<Question>, context: AnswerContext) => void | Promise<void>
  readonly answer: (question: z.output<Question>, context: AnswerContext) => Answer | Promise<Answer>
  /** The answer as a table, where it has one. */
  readonly table?: (
    answer: Answer,
    question: z.output<Question>,
    context: AnswerContext,
  ) => Table | Promise<Table>
  /** Further files that a question gives, by what their routes end in: `model.json`. */
  readonly files?: Readonly<
    Record<string, (question: z.output<Question>, context: AnswerContext) => string | Promise<string>>
  >
}

/** Ties the types of an operation's parts together. */
export const operation = <Question extends z.ZodObject, Answer>(
  own: Operation<Question, Answer>,
): Operation<Question, Answer> => own
