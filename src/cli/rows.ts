import { type CsvTable, readCsvTable } from '../input/csv-table.ts'
import { aligned } from '../output/aligned.ts'
import type { Cell, Table } from '../output/table.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerRows, type RowsAnswer, rowsQuestion } from '../question/rows.ts'
import { fitRowsTable } from '../structure/fit-rows-table.ts'
import { type NamedStructure, readStructures } from '../structure/read-structure.ts'
import { command, respond, type SharedOptions } from './command.ts'

interface RowsOptions extends SharedOptions {
  readonly keepGoing?: true
  readonly energies?: string
  readonly index?: string
}

/** Rows that are shown; --out has them all. */
const MOST_TEXT_ROWS = 50

/** Refusals are told on stderr up to here. */
const MOST_TOLD = 100

/** As for any wrong input, though the rows of the others are there. */
const SOME_REFUSED = 2

export const rowsCommand = () =>
  command('rows', 'make relaxed slabs with energies into rows that `fit` reads', 'data')
    .argument('<files...>', 'structures: extended XYZ, one or many frames, or POSCAR and CONTCAR')
    .option('--energies <file.csv>', 'columns: file, energy (eV) and, if that is a total one, clean_energy')
    .option('--reference <eV>', 'of what adsorbs, for total energies: E(H2O) - E(H2)/2 for OH')
    .option('--index <file.csv>', 'what each structure should hold, as `structure` writes it')
    .option('--site <id>', 'the site of all rows (default: the one that they are on)')
    .option('--adsorbate <formula>', 'the adsorbate of all rows (default: the one that they hold)')
    .option('--zones <a,b>', 'the zones to count (default: those of the first shell)')
    .option(
      '--elements <symbols>',
      'the metals that there may be: Ir,Pd,Pt (default: those around the sites)',
    )
    .option(
      '--tolerance <share>',
      'how far an atom may be from its ideal place, in nearest-neighbour distances (default: 0.35)',
    )
    .option('--keep-going', 'exit with 0 though some structures are refused')
    .addHelpText(
      'after',
      '\nEnergies are adsorption energies in eV from --energies or from adsorption_energy in extended XYZ; a total energy counts only with clean_energy and --reference.',
    )
    .action(async (files: string[], { json, out, keepGoing, energies, index, ...fields }: RowsOptions) => {
      const question = readQuestion(rowsQuestion, fields)
      let refused: RowsAnswer['refused'] = []
      let made = 0
      await respond(
        { json, out },
        'data',
        async () => {
          const tables = { energies: await tableOf(energies), index: await tableOf(index) }
          const { answer, made: rows } = answerRows(question, await structuresOf(files), tables)
          refused = answer.refused
          made = answer.rows.length
          return { answer, table: () => fitRowsTable(rows) }
        },
        ({ answer, table }) => text(answer, table()),
      )
      if (refused.length === 0) return
      process.stderr.write(refusedText(refused, made))
      if (!keepGoing) process.exitCode = SOME_REFUSED
    })

async function structuresOf(files: readonly string[]): Promise<NamedStructure[]> {
  const structures: NamedStructure[] = []
  for (const file of files) structures.push(...(await readStructures(file)))
  return structures
}

const tableOf = async (file: string | undefined): Promise<CsvTable | undefined> =>
  file === undefined ? undefined : readCsvTable(file)

const numberOf = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`

function text(answer: RowsAnswer, table: Table): string {
  const { rows, site, adsorbate, energy } = answer
  const slabs = new Set(rows.map(({ slab }) => slab)).size
  const repeated = rows.filter(({ repeatedAtoms }) => repeatedAtoms).length
  const shown = rows.slice(0, MOST_TEXT_ROWS)
  const cells = shown.map((_, row) => table.map(({ values }) => cellText(values[row] as Cell)))
  return [
    ...answer.warnings.map(warning => `warning: ${warning}`),
    `${numberOf(rows.length, 'row')} of *${adsorbate} on ${site}, from ${numberOf(slabs, 'slab')}; energies in eV` +
      (energy.reference === null ? '' : `, total ones less the clean slab's and ${energy.reference} eV`),
    ...(repeated === 0
      ? []
      : [
          `${numberOf(repeated, 'row')} with an atom that counts several times by its periodic images (repeated_atoms)`,
        ]),
    '',
    aligned(
      table.map(({ name }) => name),
      cells,
    ),
    ...(rows.length > shown.length
      ? [`and ${rows.length - shown.length} more; --json and --out FILE.csv or .parquet have them all`]
      : []),
  ].join('\n')
}

const cellText = (cell: Cell): string =>
  typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(4) : String(cell ?? '')

function refusedText(refused: RowsAnswer['refused'], made: number): string {
  const told = refused.slice(0, MOST_TOLD)
  return [
    `sitescape: ${refused.length} of ${refused.length + made} structures made no row`,
    ...told.map(({ file, reason }) => `  ${file}: ${reason}`),
    ...(refused.length > told.length
      ? [`  and ${refused.length - told.length} more; --json has them all`]
      : []),
    '',
  ].join('\n')
}
