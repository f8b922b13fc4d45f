import { z } from 'zod'
import { fitRowsTable } from '../structure/fit-rows-table.ts'
import { answerDesign, designQuestion } from './design.ts'
import { designTable } from './design-table.ts'
import { EXAMPLE_ROWS, exampleFiles } from './example-rows.ts'
import { field } from './field.ts'
import { rowsFromText, rowsTextFields } from './fit-rows-text.ts'
import { fitFromText, fitTextQuestion, modelText } from './fit-text.ts'
import { answerForms, formsQuestion } from './forms.ts'
import { formsTable } from './forms-table.ts'
import { operation } from './operation.ts'
import { rowsFromFiles, rowsTextQuestion } from './rows-text.ts'
import { structureIndex } from './structure-index.ts'
import { slabFiles, slabsText, structuresFromText, structureTextQuestion } from './structure-text.ts'
import { tableFromText } from './table-text.ts'
import { answerValidate, validateQuestion } from './validate.ts'
import { validateTable } from './validate-table.ts'

const ROWS = { site: 'fcc111-top', adsorbate: 'OH', csv: EXAMPLE_ROWS }

/** Questions about rows of DFT energies: what they are, what they give, which to add, and the slabs of these. */
export const ROWS_OPERATIONS = {
  rows: operation({
    summary: 'relaxed slabs with energies made into rows that a fit reads',
    question: rowsTextQuestion,
    get example() {
      return exampleFiles()
    },
    subject: 'files',
    answer: async question => (await rowsFromFiles(question)).answer,
    table: async (_, question) => fitRowsTable((await rowsFromFiles(question)).made),
  }),
  fit: operation({
    summary: 'an energy model fitted to DFT rows',
    question: fitTextQuestion,
    example: ROWS,
    subject: 'csv',
    answer: async question => (await fitFromText(question)).answer,
    files: { 'model.json': async question => modelText((await fitFromText(question)).model) },
  }),
  validate: operation({
    summary: 'how far a fit can be trusted: errors of rows that it has not seen',
    question: validateQuestion.extend(rowsTextFields),
    example: { ...ROWS, repeats: 0 },
    subject: 'csv',
    answer: async question => {
      const { data, site } = await rowsFromText(question)
      return answerValidate(question, data, site)
    },
    table: validateTable,
  }),
  forms: operation({
    summary: 'which form of a fit the data support: shared or own coefficients, with or without a ridge',
    question: formsQuestion.extend(rowsTextFields),
    example: { ...ROWS, folds: 3 },
    subject: 'csv',
    answer: async question => {
      const { data, site } = await rowsFromText(question)
      return answerForms(question, data, site)
    },
    table: formsTable,
  }),
  design: operation({
    summary: 'which environments to compute next by DFT, so that the energies wanted become certain',
    question: designQuestion.extend({
      environments: field(
        z.string().optional(),
        'choose from the rows of a CSV file, given as text, instead: columns ensemble, <zone>:<element> and, if rows share slabs, slab',
        EXAMPLE_ROWS,
      ),
    }),
    example: { model: 'irpdptrhru-oh', compositions: 'IrPt', add: 3, candidates: 1000 },
    subject: 'compositions',
    answer: async ({ environments, ...question }, { findModel }) =>
      answerDesign(question, findModel, await tableFromText('environments', environments)),
    table: designTable,
  }),
  structure: operation({
    summary: 'slabs with an adsorbate on a site',
    question: structureTextQuestion,
    example: { site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH' },
    subject: 'composition',
    answer: async question => (await structuresFromText(question)).answer,
    table: answer => structureIndex(answer, slabFiles(answer)),
    files: {
      'slab.xyz': async question => slabsText(await structuresFromText(question), 'xyz'),
      'slab.vasp': async question => slabsText(await structuresFromText(question), 'vasp'),
    },
  }),
}
