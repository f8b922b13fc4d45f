import type { ValidatedRow } from '../../../../src/inference/validation.ts'
import type { TextTable } from '../../../../src/output/text-table.ts'
import { fourDigits } from '../../../../src/question/validate-figures.ts'

/** Which rows are listed. */
export type RowChoice = 'all' | 'train' | 'test' | 'outliers'

/**
 * Rows by the size of their errors, the worst first; those that cannot be predicted come last.
 *
 * @example worstFirst(answer.rows, 'outliers')[0]?.row
 */
export const worstFirst = (rows: readonly ValidatedRow[], choice: RowChoice): ValidatedRow[] =>
  rows
    .filter(({ split, outlier }) => choice === 'all' || (choice === 'outliers' ? outlier : split === choice))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || a.row - b.row)

const sizeOf = ({ error }: ValidatedRow): number => (error === null ? -1 : Math.abs(error))

/** Rows with their errors as a table. */
export const rowFigures = (rows: readonly ValidatedRow[]): TextTable => ({
  header: ['row', 'split', 'ensemble', 'DFT / eV', 'predicted', 'error', '± expected', 'remark'],
  rows: rows.map(row => [
    String(row.row),
    row.split,
    row.ensemble,
    ...[row.energy, row.predicted, row.error, row.predictionDeviation].map(fourDigits),
    remarks(row),
  ]),
})

const remarks = ({ outlier, unseen, predicted }: ValidatedRow): string =>
  [
    ...(outlier ? ['outlier'] : []),
    ...(unseen ? ['ensemble without data'] : []),
    ...(predicted === null ? ['no other row tells of it'] : []),
  ].join(', ')
