import type { Question } from '../../ask.ts'
import type { FitFields, RowsFile } from './draft.ts'

/**
 * The question to `fit`: what was typed, with the file; null as long as there is no file or nothing adsorbs.
 *
 * @param id of the model
 */
export function fitQuestion(fields: FitFields, file: RowsFile | null, id: string): Question | null {
  const { title, citation, doi } = fields
  const rows = rowsQuestion(fields, file)
  return rows && { ...rows, ...given({ id, title, citation, doi }) }
}

/** The question to `validate`; no learning curve, which takes long. */
export function validateQuestion(fields: FitFields, file: RowsFile | null): Question | null {
  const rows = rowsQuestion(fields, file)
  return rows && { ...rows, repeats: 0 }
}

/** The question to `forms`, which compares all of them. */
export function formsQuestion(fields: FitFields, file: RowsFile | null): Question | null {
  const rows = rowsQuestion(fields, file)
  if (rows === null) return null
  const { form, ridge, validate, ...question } = rows
  return question
}

function rowsQuestion(fields: FitFields, file: RowsFile | null): Question | null {
  const { site, adsorbate, zones, quantity, reaction, zero, form, ridge, strength, validate } = fields
  if (file === null || adsorbate.trim() === '') return null
  const fit = given({
    name: file.name,
    csv: file.text,
    site,
    adsorbate: adsorbate.trim(),
    zones,
    quantity,
    reaction,
    zero,
    form,
    validate,
  })
  // A strength that is not there yet is a mistake, and not a fit without a ridge.
  return ridge === 'none' ? fit : { ...fit, ridge: ridge === 'chosen' ? true : strength }
}

const given = (fields: Question): Question =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/**
 * An id for the model of a file that no other model has.
 *
 * @param taken ids of the server's models
 * @example freeId('irpdptrhru-oh.csv', ['irpdptrhru-oh']) // 'irpdptrhru-oh-own'
 */
export function freeId(file: string, taken: readonly string[]): string {
  const id = file.replace(/\.csv$/i, '').replace(/[\s,]+/g, '-') || 'model'
  return taken.includes(id) ? `${id}-own` : id
}
