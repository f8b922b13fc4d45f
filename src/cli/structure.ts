import { basename, dirname, extname, join, relative } from 'node:path'
import { Command } from 'commander'
import { compositionTitle } from '../../plots/composition-title.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { InputError } from '../input/input-error.ts'
import { aligned } from '../output/aligned.ts'
import { jsonText } from '../output/json-text.ts'
import { toCsv } from '../output/table.ts'
import { writeWholeFile } from '../output/whole-file.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerStructure, type StructureAnswer } from '../question/structure.ts'
import { structureIndex } from '../question/structure-index.ts'
import { structureQuestion } from '../question/structure-question.ts'
import { ADSORBATES } from '../structure/adsorbates.ts'
import { slabSizeText } from '../structure/slab-cell.ts'
import { structureFormat, structureText } from '../structure/structure-file.ts'
import { layerOption } from './layer-option.ts'

interface StructureOptions {
  readonly json?: true
  readonly out: string
  readonly index?: string
  readonly environments?: string
  readonly count?: string
}

export const structureCommand = () =>
  new Command('structure')
    .description('write slabs, with an adsorbate on a site, that ASE and VASP read')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .option(
      '--composition <formula>',
      'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8; needed unless a file of environments has it',
    )
    .requiredOption('--out <file>', 'the structure by its extension: .xyz (extended XYZ), .vasp (POSCAR)')
    .addOption(layerOption())
    .option(
      '--adsorbate <name>',
      `${ADSORBATES.map(({ name }) => name).join(', ')} (default: none, a clean slab)`,
    )
    .option(
      '--fingerprint <text>',
      'what the site is to be, like "Ir; surface Ir2Pt4, subsurface Pt3" (default: what the seed gives)',
    )
    .option('--place <n>', 'which of the equivalent sites of the slab, from 0 (default: one in the middle)')
    .option(
      '--environments <file>',
      'a CSV of environments (ensemble, <zone>:<element>; seed, place, composition): a slab for each row',
    )
    .option('--count <n>', 'so many slabs from successive seeds, as slab-1.xyz, slab-2.xyz and on')
    .option(
      '--size <AxBxL>',
      'atoms along a and b, and layers, as in ASE (default: 3x3x4 for top sites, 4x4x4 for others; fcc211 3x3x4 and 3x4x4)',
    )
    .option('--seed <n>', 'seed of what is random (default: 1)')
    .option('--vacuum <angstrom>', 'below the metal and above it (default: 10)')
    .option('--lattice-constant <angstrom>', "your functional's (default: measured ones by Vegard's rule)")
    .option('--fixed-layers <n>', 'lowest layers that are kept in place (default: 2, or half)')
    .option('--index <file.csv>', 'the table that ties files to environments (default: beside several files)')
    .option('--json', 'print one JSON document and nothing else')
    .action(async ({ json, out, index, environments, ...fields }: StructureOptions) => {
      const format = structureFormat(out)
      const question = readQuestion(structureQuestion, fields)
      const isSeveral = environments !== undefined || question.count !== undefined
      const indexFile = indexPath(out, index, isSeveral)
      const { answer, slabs } = answerStructure(
        question,
        environments === undefined ? undefined : await readCsvTable(environments),
      )
      const files = slabs.map((_, number) => (isSeveral ? numbered(out, number + 1) : out))
      for (const [number, slab] of slabs.entries())
        await writeWholeFile(files[number] as string, structureText(slab, format))
      if (indexFile !== null) {
        const seen = files.map(file => relative(dirname(indexFile), file))
        await writeWholeFile(indexFile, await toCsv(structureIndex(answer, seen)))
      }
      const written = { ...answer, files, index: indexFile }
      for (const warning of answer.warnings) process.stderr.write(`warning: ${warning}\n`)
      process.stderr.write(
        `wrote ${[...new Set([files[0], files.at(-1)])].join(' to ')}${indexFile === null ? '' : `, ${indexFile}`}\n`,
      )
      process.stdout.write(json ? jsonText(written) : `${text(answer, files)}\n`)
    })

/** Where the index goes; null when none is wanted. */
function indexPath(out: string, index: string | undefined, isSeveral: boolean): string | null {
  if (index !== undefined && extname(index) !== '.csv')
    throw new InputError(`cannot write the index "${index}"; end it in .csv`)
  return index ?? (isSeveral ? `${withoutExtension(out)}.csv` : null)
}

const numbered = (out: string, number: number): string => `${withoutExtension(out)}-${number}${extname(out)}`

const withoutExtension = (out: string): string => join(dirname(out), basename(out, extname(out)))

/** More slabs than this are for the index. */
const MOST_PRINTED = 100

function text(answer: StructureAnswer, files: readonly string[]): string {
  const { site, adsorbate, size, atoms, layers, structures, vacuum, fixedLayers } = answer
  const titles = structures.map(({ composition }) => compositionTitle({ composition, layers }))
  const isOneAlloy = new Set(titles).size === 1
  const constants = structures.map(({ latticeConstant }) => Number(latticeConstant.toPrecision(6)))
  const lattice = [...new Set([Math.min(...constants), Math.max(...constants)])].join(' to ')
  const rows = structures
    .slice(0, MOST_PRINTED)
    .map(({ seed, place, fingerprint, images }, number) => [
      files[number] as string,
      ...(isOneAlloy ? [] : [titles[number] as string]),
      String(seed),
      place === null ? '' : String(place),
      fingerprint,
      images === 0 ? '' : `${images} periodic images`,
    ])
  const left = structures.length - rows.length
  return [
    `${site}, ${adsorbate ?? 'clean'}, of ${isOneAlloy ? titles[0] : 'several alloys'}: ${atoms} atoms in a ${slabSizeText(size)} cell`,
    `lattice constant ${lattice} angstrom (${answer.latticeConstantFrom === 'Vegard' ? "Vegard's rule" : 'given'}), ` +
      `${vacuum} angstrom of vacuum below and above, lowest layers kept in place: ${fixedLayers}`,
    '',
    aligned(['file', ...(isOneAlloy ? [] : ['alloy']), 'seed', 'place', 'fingerprint', ''], rows),
    ...(left > 0 ? [`and ${left.toLocaleString('en')} more`] : []),
  ].join('\n')
}
