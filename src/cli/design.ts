import { Option } from 'commander'
import { loadModel } from '../energy/registry.ts'
import { CRITERIA } from '../inference/criterion.ts'
import { readCsvTable } from '../input/csv-table.ts'
import { answerDesign, designQuestion } from '../question/design.ts'
import { designTable } from '../question/design-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { writeDesignStructures } from './design-structures.ts'
import { designText } from './design-text.ts'
import { layerOption } from './layer-option.ts'
import { objectiveOptions, objectivePlugIn } from './search-options.ts'

interface DesignOptions extends SharedOptions {
  readonly environments?: string
  readonly structures?: string
  readonly layer?: string[]
  readonly objective?: string
}

export const designCommand = () => {
  const design = objectiveOptions(
    command(
      'design',
      'which environments to compute next by DFT, so that the energies wanted become certain',
      'plot',
    )
      .requiredOption('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
      .addOption(compositionsOption())
      .addOption(layerOption())
      .option('--add <n>', 'how many environments to choose (default: 20)')
      .option(
        '--criterion <name>',
        `what to make certain: ${CRITERIA.join(', ')} (default: distribution); activity needs an objective`,
      )
      .option('--candidates <n>', 'environments to choose from, on random slabs (default: 100000)')
      .option(
        '--environments <file>',
        'choose from the rows of a CSV (ensemble, <zone>:<element> and, if rows share slabs, slab) instead',
      )
      .option(
        '--size <AxBxL>',
        'of the slabs: atoms along a and b, and layers (default: 3x3x4 for top sites, 4x4x4 for others; fcc211 3x3x4 and 3x4x4)',
      )
      .option('--slab-cost <cost>', 'of a slab, once for all its sites, in any unit (default: 1)')
      .option('--site-cost <cost>', 'of a site, in the same unit (default: 0.2)')
      .option(
        '--structures <folder>',
        'write the slabs as extended XYZ, with the adsorbate on each chosen site and without',
      )
      .option('--repeats', 'let an environment be chosen more than once, on other atoms beyond its zones')
      .option('--seed <n>', 'of the slabs, and of the random choice to compare with (default: 1)'),
  )
  for (const option of design.options) if (option.long === '--objective') option.makeOptionMandatory(false)
  return design
    .addHelpText(
      'after',
      '\nThe number of a slab is the seed from which `structure` makes its metal at the same composition and size. A .csv is what\n`structure --environments` takes.',
    )
    .action(({ json, out, environments, structures, ...fields }: DesignOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const question = readQuestion(designQuestion, fields)
          const plugIn = await objectivePlugIn(fields.objective ?? '')
          const listed = environments === undefined ? undefined : await readCsvTable(environments)
          const answer = answerDesign(question, loadModel, listed, plugIn)
          if (structures !== undefined) await writeDesignStructures(structures, answer, fields.layer)
          return {
            answer,
            table: () => designTable(answer),
            plot: async () => (await import('../../plots/design.ts')).designPicture(answer),
          }
        },
        ({ answer }) => designText(answer),
      ),
    )
}

const compositionsOption = (): Option =>
  new Option(
    '--compositions <formulas...>',
    'the alloys whose energies matter, also to draw the slabs from: Ir20Pd20Pt60 IrPt:2 (twice the weight)',
  )
    .makeOptionMandatory()
    .argParser((formula: string, earlier: string[] | undefined) => [...(earlier ?? []), formula])
