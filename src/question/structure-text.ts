import { z } from 'zod'
import { InputError } from '../input/input-error.ts'
import { type StructureFileFormat, structureText } from '../structure/structure-file.ts'
import { EXAMPLE_ROWS } from './example-rows.ts'
import { field } from './field.ts'
import { answerStructure, type StructureAnswer, type StructuresAnswer } from './structure.ts'
import { structureQuestion } from './structure-question.ts'
import { tableFromText } from './table-text.ts'

/** `structure` with the text of a file of environments in place of its path. */
export const structureTextQuestion = structureQuestion.extend({
  environments: field(
    z.string().optional(),
    'a slab for each row of a CSV file, given as text: columns ensemble, <zone>:<element>; seed, place, composition',
    EXAMPLE_ROWS,
  ),
})

/**
 * The slabs that a question asks for, and the answer about them.
 *
 * @throws InputError as `answerStructure` does, and for a table that is no CSV
 * @example (await structuresFromText({ site: 'fcc111-top', composition: 'IrPt' })).slabs.length // 1
 */
export const structuresFromText = async ({
  environments,
  ...question
}: z.output<typeof structureTextQuestion>): Promise<StructuresAnswer> =>
  answerStructure(question, await tableFromText('environments', environments))

/** What the files of an answer's slabs are called: by their number where there are several. */
export const slabFiles = ({ structures }: StructureAnswer): string[] =>
  structures.map((_, index) => (structures.length === 1 ? 'slab.xyz' : `slab-${index + 1}.xyz`))

/**
 * One file with all slabs, frame after frame.
 *
 * @throws InputError for several slabs as POSCAR, which holds one
 */
export function slabsText({ slabs }: StructuresAnswer, format: StructureFileFormat): string {
  if (format === 'vasp' && slabs.length > 1)
    throw new InputError(
      `a POSCAR holds one structure, got ${slabs.length}; ask for one, or for extended XYZ`,
      { field: 'count' },
    )
  return slabs.map(slab => structureText(slab, format)).join('')
}
