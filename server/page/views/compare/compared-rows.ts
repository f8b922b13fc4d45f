import { namedFormula } from '../../../../src/question/named-formula.ts'
import type { AnswerTo } from '../../../../src/question/operations.ts'
import { type ShownDescriptor, shownDescriptor } from '../../../../src/question/shown-descriptor.ts'
import type { ModelDescriptorName } from '../../../../src/search/model-descriptors.ts'

/** The answer to `compare` with one model. */
export type Comparison = Extract<AnswerTo<'compare'>, { readonly model: string }>

/** A composition of the tray: its values, or why it cannot be compared. */
export interface TrayRow {
  /** As it was asked for: with its name if it has one. */
  readonly asked: string
  readonly formula: string
  readonly values: Readonly<Record<string, unknown>> | null
  readonly error: string | null
}

/**
 * What was asked for, with what the server says to each: those that cannot be compared are left out of the answer.
 *
 * @param texts in the order of the question, with their names
 */
export function trayRows(
  texts: readonly string[],
  { rows, ...rest }: Pick<Comparison, 'rows'> & { readonly failures?: readonly Failure[] },
): TrayRow[] {
  const errors = new Map(rest.failures?.map(({ row, error }) => [row, error]))
  let next = 0
  return texts.map((asked, index) => {
    const { formula } = namedFormula(asked)
    const error = errors.get(index + 1) ?? null
    return { asked, formula, error, values: error === null ? (rows[next++] ?? null) : null }
  })
}

interface Failure {
  /** From 1. */
  readonly row: number
  readonly error: string
}

/** A column of the tray. */
export interface TrayColumn extends ShownDescriptor {
  readonly name: string
}

/** Numbers that a first look does not need. */
const BESIDES = ['skewness', 'excessKurtosis']

/** The columns of a comparison, as the command line has them. */
export const trayColumns = ({ descriptors, window, objective }: ComparisonHead): TrayColumn[] =>
  Object.keys(descriptors)
    .filter(name => !BESIDES.includes(name))
    .flatMap(name => {
      const shown = shownDescriptor(name as ModelDescriptorName, { window, objective: objective ?? null })
      return shown === null ? [] : [{ name, ...shown }]
    })

type ComparisonHead = Pick<Comparison, 'descriptors' | 'window'> & Pick<Partial<Comparison>, 'objective'>

/** A cell of the tray. */
export function cellText({ name, text }: TrayColumn, { values }: TrayRow): string {
  const value = values?.[name]
  return typeof value === 'number' ? text(value) : ''
}
