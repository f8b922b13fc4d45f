import { z } from 'zod'
import { namedStructures } from '../structure/read-structure.ts'
import { field } from './field.ts'
import { answerRows, rowsQuestion } from './rows.ts'
import { tableFromText } from './table-text.ts'

/** `rows` with the texts of its files in place of their paths. */
export const rowsTextQuestion = rowsQuestion.extend({
  files: field(
    z.array(z.strictObject({ name: z.string(), text: z.string() })).min(1),
    'structures by the name and the text of their files: extended XYZ, one or many frames, or POSCAR and CONTCAR',
    [{ name: 'CONTCAR', text: 'Pt O H\n1.0\n...' }],
  ),
  energies: field(
    z.string().optional(),
    'energies as the text of a CSV file: columns file, energy (eV) and, if that is a total one, clean_energy',
    'file,energy\nCONTCAR,0.95\n',
  ),
  index: field(
    z.string().optional(),
    'what each structure should hold, as the text of the CSV file that `structure` writes',
    'file,site,adsorbate\nCONTCAR,fcc111-top,OH\n',
  ),
})

/**
 * The answer to `rows`, and the rows as they are for a table, from the texts of files.
 *
 * @throws InputError as `answerRows` does, and for a table that is no CSV
 * @example (await rowsFromFiles(readQuestion(rowsTextQuestion, { files: [{ name, text }] }))).answer.rows
 */
export const rowsFromFiles = async ({
  files,
  energies,
  index,
  ...question
}: z.output<typeof rowsTextQuestion>) =>
  answerRows(
    question,
    files.flatMap(({ name, text }) => namedStructures(text, name)),
    { energies: await tableFromText('energies', energies), index: await tableFromText('index', index) },
  )
