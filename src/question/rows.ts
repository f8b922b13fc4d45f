import { z } from 'zod'
import { isElement } from '../composition/elements.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { energiesByFile } from '../structure/energies-table.ts'
import { environmentsByFile } from '../structure/expected-environments.ts'
import { type FitRows, fitRows } from '../structure/fit-rows.ts'
import type { NamedStructure } from '../structure/read-structure.ts'
import { numberText } from './read-question.ts'

/** `rows`: which structures with energies become rows of a fit, and how. */
export const rowsQuestion = z.strictObject({
  site: z.string().optional(),
  adsorbate: z.string().optional(),
  zones: z.string().optional(),
  elements: z.string().optional(),
  tolerance: numberText('the tolerance', 'nearest-neighbour distances').optional(),
  reference: numberText('the reference', 'eV').optional(),
  index: z.string().optional(),
  energies: z.string().optional(),
})

/** Names that are told one by one. */
const MOST_NAMES = 5

/** What `rows` says, as JSON. */
export interface RowsAnswer extends Omit<FitRows, 'rows'> {
  /** What was subtracted from the difference of total energies, if energies were total ones. */
  readonly energy: { readonly unit: 'eV'; readonly reference: number | null }
  readonly rows: readonly {
    readonly file: string
    readonly slab: string
    readonly split: 'train' | 'test' | null
    readonly ensemble: string
    /** Atoms by zone and element. */
    readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
    /** Adsorption energy, eV. */
    readonly energy: number
    readonly repeatedAtoms: boolean
  }[]
  readonly warnings: readonly string[]
}

/**
 * The answer to `rows`, and the rows as they are for a table.
 *
 * @throws InputError for what `fitRows` cannot make rows of, an unreadable table, or a structure given twice
 * @example (await answerRows(readQuestion(rowsQuestion, { site: 'fcc111-top' }), await readStructures('slabs.xyz'))).answer.rows
 */
export async function answerRows(
  question: z.output<typeof rowsQuestion>,
  structures: readonly NamedStructure[],
): Promise<{ readonly answer: RowsAnswer; readonly made: FitRows }> {
  const names = structures.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new InputError(`the structure ${twice} is given twice`)
  const { site, adsorbate, tolerance, reference } = question
  const energies =
    question.energies === undefined ? undefined : energiesByFile(await readCsvTable(question.energies), names)
  const index =
    question.index === undefined ? undefined : environmentsByFile(await readCsvTable(question.index), names)
  const made = fitRows(structures, {
    site,
    adsorbate,
    tolerance,
    reference,
    zones: question.zones?.split(',').map(name => name.trim()),
    elements: question.elements === undefined ? undefined : readElements(question.elements),
    energyOf: energies?.of,
    environmentOf: index?.of,
  })
  const warnings = [energies, index].flatMap(table =>
    table === undefined || table.unused.length === 0 ? [] : [unusedText(table.file, table.unused)],
  )
  const answer = {
    ...made,
    energy: { unit: 'eV' as const, reference: reference ?? null },
    rows: made.rows.map(({ counts, ...row }) => ({ ...row, zones: countsByZone(made, counts) })),
    warnings,
  }
  return { answer, made }
}

function readElements(text: string): string[] {
  const elements = text.split(',').map(symbol => symbol.trim())
  for (const [index, element] of elements.entries()) {
    if (!isElement(element))
      throw new InputError(`unknown element "${element}" in elements; give symbols like Ir,Pd,Pt`)
    if (elements.indexOf(element) !== index)
      throw new InputError(`element ${element} appears twice in the elements "${text}"`)
  }
  return elements
}

const countsByZone = ({ zones, elements }: FitRows, counts: readonly number[]) =>
  Object.fromEntries(
    zones.map(({ name }, zone) => [
      name,
      Object.fromEntries(
        elements.map((element, index) => [element, counts[zone * elements.length + index] as number]),
      ),
    ]),
  )

const unusedText = (file: string, names: readonly string[]): string =>
  `${file} has ${names.length} ${names.length === 1 ? 'file' : 'files'} that ${names.length === 1 ? 'was' : 'were'} not given: ` +
  names.slice(0, MOST_NAMES).join(', ') +
  (names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '')
