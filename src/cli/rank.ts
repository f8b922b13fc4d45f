import { type Command, Option } from 'commander'
import { compositionFormula } from '../composition/formula.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { InputError } from '../input/input-error.ts'
import { progressBar } from '../output/progress.ts'
import { alignedTable } from '../output/text-table.ts'
import { candidatesFromCsv, candidatesFromTexts } from '../question/compare-candidates.ts'
import { answerRank, DEFAULT_DRAWS, type RankAnswer, rankQuestion, readCandidates } from '../question/rank.ts'
import { BEATS_TITLE, beatsFigures, drawsLine, rankFigures } from '../question/rank-figures.ts'
import { rankTable } from '../question/rank-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { objectiveOptions, objectivePlugIn } from './search-options.ts'

interface RankOptions extends SharedOptions {
  readonly objective: string
  readonly compositions: readonly string[]
}

/** A matrix of more columns than this would not fit a screen; the data have it whole. */
const MOST_COLUMNS = 12

export const rankCommand = (): Command =>
  objectiveOptions(
    command('rank', 'compositions by their activity, and how sure their order is', 'plot')
      .requiredOption('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
      .addOption(compositionsOption()),
  )
    .addOption(layerOption())
    .option('--draws <count>', 'draws of the coefficients, the same for all compositions (default: 1000)')
    .option('--seed <number>', 'of the draws (default: 1)')
    .option('--credible <level>', 'probability that each credible interval holds (default: 0.9)')
    .addHelpText(
      'after',
      '\nThe highest value is the best. What the rows of the fit leave open about the coefficients is drawn; the scatter of single sites is not.',
    )
    .action(({ json, out, compositions, ...fields }: RankOptions) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const plugIn = await objectivePlugIn(fields.objective)
          const question = readQuestion(rankQuestion, fields)
          const candidates = await readCandidates(await sourceOf(compositions))
          const bar = progressBar('draws', question.draws ?? DEFAULT_DRAWS)
          const answer = answerRank(question, loadModel, candidates, plugIn, bar.update)
          bar.clear()
          return {
            answer,
            table: () => rankTable(answer),
            plot: async () => (await import('../../plots/ranking.ts')).rankingPlot(answer),
          }
        },
        ({ answer }) => textOf(answer),
      ),
    )

const compositionsOption = (): Option =>
  new Option(
    '--compositions <formulas or file...>',
    'Pt Ir20Pt80 "as cast: IrPdPt", or a .csv file with the column composition and, if wanted, name',
  )
    .argParser((text: string, texts: string[] | undefined) => [...(texts ?? []), text])
    .makeOptionMandatory()

async function sourceOf(compositions: readonly string[]) {
  const file = compositions.find(text => text.endsWith('.csv'))
  if (file === undefined) return candidatesFromTexts(compositions)
  if (compositions.length > 1)
    throw new InputError(`compositions are formulas or one .csv file, got ${compositions.join(' ')}`)
  return candidatesFromCsv(file)
}

function textOf(answer: RankAnswer): string {
  const { adsorbate, site, definition, energy, layers, rows, warnings } = answer
  return [
    `${rows.length} compositions ranked by *${adsorbate} on ${site}, random alloys, the highest value first`,
    definition,
    `${energySymbol(answer)} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    ...Object.entries(layers).map(
      ([layer, fixed]) => `layer ${layer} is ${compositionFormula(new Map(Object.entries(fixed)))}`,
    ),
    drawsLine(answer),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(rankFigures(answer)),
    ...matrixLines(answer),
  ].join('\n')
}

function matrixLines(answer: RankAnswer): string[] {
  const beats = beatsFigures(answer)
  if (beats === null || answer.rows.length > MOST_COLUMNS) return []
  return ['', BEATS_TITLE, alignedTable(beats)]
}
