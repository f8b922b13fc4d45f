import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { toCsv } from '../output/table.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import type { DesignAnswer } from '../question/design.ts'
import { designTable } from '../question/design-table.ts'
import { answerStructure } from '../question/structure.ts'
import { structureIndex } from '../question/structure-index.ts'
import { structureText } from '../structure/structure-file.ts'

/** The name of the table beside the structures. */
const INDEX = 'index.csv'

/**
 * Writes the slabs of a design into a folder as extended XYZ: each chosen site with its adsorbate as slab-17-site-3.xyz, each slab without
 * as slab-17.xyz, and the table that ties files to environments.
 *
 * @param layer compositions of layers, as the question has them
 * @throws InputError for candidates from a file, or an adsorbate that has no usual place
 */
export async function writeDesignStructures(
  folder: string,
  answer: DesignAnswer,
  layer: string | string[] | undefined,
): Promise<void> {
  if (answer.candidates.from !== null)
    throw new InputError(
      'structures of a design are those of its random slabs; for rows of a file use `structure --environments`',
    )
  const { site, adsorbate, chosen } = answer
  const shared = { site, ...(layer !== undefined && { layer }) }
  const environments = await parseCsvTable(await toCsv(designTable(answer)), 'the design')
  const covered = answerStructure({ ...shared, adsorbate }, environments)
  const clean = answerStructure(shared, environments)
  await makeFolder(folder)
  const files = chosen.map(({ slab, place }) => `slab-${slab}-site-${place}.xyz`)
  for (const [index, { slab, isNewSlab }] of chosen.entries()) {
    const own = covered.slabs[index] as (typeof covered.slabs)[number]
    await writeWholeFile(join(folder, files[index] as string), structureText(own, 'xyz'))
    const bare = clean.slabs[index] as (typeof clean.slabs)[number]
    if (isNewSlab) await writeWholeFile(join(folder, `slab-${slab}.xyz`), structureText(bare, 'xyz'))
  }
  await writeWholeFile(join(folder, INDEX), await toCsv(structureIndex(covered.answer, files)))
  process.stderr.write(
    `wrote ${files.length} ${files.length === 1 ? 'site' : 'sites'} on ${answer.slabs} ${answer.slabs === 1 ? 'slab' : 'slabs'} and ${INDEX} to ${folder}\n`,
  )
}

async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return
  try {
    await mkdir(folder)
  } catch {
    throw new InputError(`cannot make the folder "${folder}"; the folder that it is to be in must exist`)
  }
}
