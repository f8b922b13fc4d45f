import type { z } from 'zod'
import type { EnergyModel } from '../energy/model.ts'
import { validateModel } from '../energy/model-file.ts'
import { jsonText } from '../output/json-text.ts'
import { answerFit, fitQuestion } from './fit.ts'
import { rowsFromText, rowsTextFields } from './fit-rows-text.ts'

/** `fit` with the text of its rows in place of the path of their file. */
export const fitTextQuestion = fitQuestion.extend(rowsTextFields)

/**
 * The answer to `fit` and the model itself, from the text of a file of rows.
 *
 * @throws InputError as `rowsFromText` and `answerFit` do
 * @example (await fitFromText({ csv, site: 'fcc111-top', adsorbate: 'OH' })).model.id // 'rows'
 */
export async function fitFromText(question: z.output<typeof fitTextQuestion>) {
  const { data, site, name } = await rowsFromText(question)
  return answerFit(question, data, site, name)
}

/**
 * The file of a fitted model.
 *
 * @throws InputError for a model that could not be read again
 */
export const modelText = (model: EnergyModel): string => jsonText(validateModel(model, 'the fitted model'))
