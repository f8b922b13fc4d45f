import type { Command } from 'commander'
import { optimizePicture } from '../../plots/optimize-picture.ts'
import { objectiveText } from '../descriptor/objective.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import type { CredibleOptimum } from '../inference/drawn-optimum.ts'
import { InputError } from '../input/input-error.ts'
import { progressBar } from '../output/progress.ts'
import { alignedTable } from '../output/text-table.ts'
import { answerOptimize, type OptimizeAnswer, optimizeQuestion } from '../question/optimize.ts'
import {
  credibleFigures,
  formulaOf,
  frontFigures,
  maximaFigures,
  sensitivityFigures,
} from '../question/optimize-figures.ts'
import { optimizeTable } from '../question/optimize-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { boundsOptions, objectiveOptions, objectivePlugIn } from './search-options.ts'

interface OptimizeOptions extends SharedOptions {
  readonly objective: string
  readonly against?: string
}

/** Lines of the front in the text; the data have them all. */
const LISTED = 10

export const optimizeCommand = (): Command =>
  objectiveOptions(
    boundsOptions(
      command('optimize', 'the best compositions, and what they cost', 'plot').requiredOption(
        '--model <id or file>',
        'the energy model: an id that `models` lists, or a .json file',
      ),
    ),
  )
    .addOption(layerOption())
    .option('--against <cost>', 'Pareto front against share:Ir, share:Ir+Pt or supply-risk')
    .option('--seed <n>', 'seed of the random starts, and of the draws (default: 1)')
    .option(
      '--draws <count>',
      'find the optimum anew for so many draws of the coefficients: 200; gives credible intervals of its value and composition, and its regret',
    )
    .option('--credible <level>', 'probability that each credible interval holds (default: 0.9)')
    .addHelpText('after', '\nThe plot is the Pareto front, so it needs --against.')
    .action(({ json, out, ...fields }: OptimizeOptions) => {
      if (out !== undefined && /\.(svg|png|html|vl\.json)$/.test(out) && fields.against === undefined)
        throw new InputError(
          `the plot of optimize is its Pareto front; add --against share:Ir or supply-risk to write "${out}"`,
        )
      return respond(
        { json, out },
        'plot',
        async () => {
          const plugIn = await objectivePlugIn(fields.objective)
          const question = readQuestion(optimizeQuestion, fields)
          const bar = progressBar('draws', question.draws ?? 0)
          const answer = answerOptimize(question, loadModel, plugIn, ({ stage, done }) => {
            if (stage === 'draws') bar.update(done)
          })
          bar.clear()
          return { answer, table: () => optimizeTable(answer), plot: () => optimizePicture(answer) }
        },
        ({ answer }) => textOf(answer),
      )
    })

function textOf(answer: OptimizeAnswer): string {
  const { adsorbate, site, elements, objective, energy, model, starts, seed, warnings, layers } = answer
  const symbol = energySymbol(answer)
  return [
    `*${adsorbate} on ${site} of ${elements.join('-')} alloys, random`,
    `to be high: ${objectiveText(objective, symbol)}`,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    ...Object.entries(layers).map(([layer, fixed]) => `layer ${layer} is ${formulaOf(fixed)}`),
    `model ${model}; local maxima from ${starts} starts, seed ${seed}`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(maximaFigures(answer)),
    '',
    sensitivityText(answer),
    ...(answer.credible === undefined ? [] : ['', credibleText(answer, answer.credible)]),
    ...(answer.pareto === undefined ? [] : ['', paretoText(answer.pareto)]),
  ].join('\n')
}

function sensitivityText(answer: OptimizeAnswer): string {
  const [best] = answer.maxima
  return best === undefined ? 'no maximum was found' : alignedTable(sensitivityFigures(answer, best))
}

const credibleText = (answer: OptimizeAnswer, credible: CredibleOptimum): string =>
  [
    `the optimum found anew for ${credible.draws.toLocaleString('en')} draws of the coefficients, seed ${credible.seed}`,
    alignedTable(credibleFigures(answer, credible)),
  ].join('\n')

function paretoText({ title, points }: NonNullable<OptimizeAnswer['pareto']>): string {
  const every = Math.max(1, (points.length - 1) / (LISTED - 1))
  const listed = Array.from(
    { length: Math.min(LISTED, points.length) },
    (_, line) => points[Math.round(line * every)] as (typeof points)[number],
  )
  return [
    `Pareto front against ${title}: ${listed.length} of ${points.length} compositions`,
    alignedTable(frontFigures(listed, points)),
  ].join('\n')
}
