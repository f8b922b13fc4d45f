import type { TopLevelSpec } from 'vega-lite'
import type { z } from 'zod'
import type { AnswerContext } from '../src/question/operation.ts'

/** What a picture is drawn from beside the answer. */
export interface Drawing<Question> {
  /** As its schema reads it. */
  readonly question: Question
  readonly context: AnswerContext
  /** The picture's own options. */
  readonly shown: Readonly<Record<string, unknown>>
}

/** How an operation's answer is drawn; the plot's code is loaded when it is first needed. */
export interface Picture<Answer = unknown, Question = Readonly<Record<string, unknown>>> {
  /** Options of the picture alone, which the answer does not take. */
  readonly options?: z.ZodObject
  readonly draw: (answer: Answer, drawing: Drawing<Question>) => Promise<TopLevelSpec>
  /** A page with pictures and tables, in place of a page with the picture alone; undefined where that is wanted. */
  readonly report?: (answer: Answer, drawing: Drawing<Question>) => Promise<string | undefined>
}
