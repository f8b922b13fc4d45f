import { z } from 'zod'
import type { CsvTable } from '../input/csv-table.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'
import { energiesByFile } from '../structure/energies-table.ts'
import { environmentsByFile } from '../structure/expected-environments.ts'
import { type FitRows, fitRows } from '../structure/fit-rows.ts'
import type { NamedStructure } from '../structure/read-structure.ts'
import { readElementSymbols } from './element-symbols.ts'
import { field } from './field.ts'
import { numberText } from './read-question.ts'

/** `rows`: which structures with energies become rows of a fit, and how. */
export const rowsQuestion = z.strictObject({
  site: field(
    z.string().optional(),
    'the site of all rows: an id that `sites` lists (default: the one that they are on)',
    'fcc111-top',
  ),
  adsorbate: field(
    z.string().optional(),
    'the adsorbate of all rows: a formula like OH (default: the one that they hold)',
    'OH',
  ),
  zones: field(
    z.string().optional(),
    'the zones to count, with commas between them (default: those of the first shell)',
    'surface,subsurface',
  ),
  elements: field(
    z.string().optional(),
    'the metals that there may be: symbols like Ir,Pd,Pt (default: those around the sites)',
    'Ir,Pt',
  ),
  tolerance: field(
    numberText('the tolerance', 'nearest-neighbour distances').optional(),
    'how far an atom may be from its ideal place: above 0 and below 0.5 nearest-neighbour distances (default: 0.35)',
    0.35,
  ),
  reference: field(
    numberText('the reference', 'eV').optional(),
    'energy in eV of what adsorbs, for total energies: E(H2O) - E(H2)/2 for OH',
    -10.8,
  ),
})

/** What may be known of structures beside their files. */
export interface RowsTables {
  /** Columns file, energy (eV) and, if that is a total one, clean_energy. */
  readonly energies?: CsvTable | undefined
  /** What each structure should hold, as `structure` writes it. */
  readonly index?: CsvTable | undefined
}

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
 * @throws InputError for what `fitRows` cannot make rows of, a table that is wrong, or a structure given twice
 * @example answerRows(readQuestion(rowsQuestion, { site: 'fcc111-top' }), await readStructures('slabs.xyz')).answer.rows
 */
export function answerRows(
  question: z.output<typeof rowsQuestion>,
  structures: readonly NamedStructure[],
  tables: RowsTables = {},
): { readonly answer: RowsAnswer; readonly made: FitRows } {
  const names = structures.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new InputError(`the structure ${twice} is given twice`, { field: 'files' })
  const { site, adsorbate, tolerance, reference } = question
  const energies = inField('energies', tables.energies, table => table && energiesByFile(table, names))
  const index = inField('index', tables.index, table => table && environmentsByFile(table, names))
  const made = fitRows(structures, {
    site,
    adsorbate,
    tolerance,
    reference,
    zones: question.zones?.split(',').map(name => name.trim()),
    elements: inField('elements', question.elements, text =>
      text === undefined ? undefined : readElementSymbols(text),
    ),
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
