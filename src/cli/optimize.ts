import type { Command } from 'commander'
import { optimizePicture } from '../../plots/optimize-picture.ts'
import { compositionFormula } from '../composition/formula.ts'
import { objectiveText } from '../descriptor/objective.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import type { Interval } from '../inference/credible-interval.ts'
import type { CredibleOptimum } from '../inference/drawn-optimum.ts'
import { InputError } from '../input/input-error.ts'
import { aligned } from '../output/aligned.ts'
import { progressBar } from '../output/progress.ts'
import { answerOptimize, type OptimizeAnswer, optimizeQuestion } from '../question/optimize.ts'
import { optimizeTable } from '../question/optimize-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { levelText } from './level-text.ts'
import { boundsOptions, objectiveOptions, objectivePlugIn } from './search-options.ts'

interface OptimizeOptions extends SharedOptions {
  readonly objective: string
  readonly against?: string
}

/** Lines of the front in the text; the data have them all. */
const LISTED = 10

/** Share of the value that a derivative with respect to a mole fraction may be off by. */
const ROUNDING = 1e-12

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
    ...Object.entries(layers).map(([layer, fixed]) => `layer ${layer} is ${formula(fixed)}`),
    `model ${model}; local maxima from ${starts} starts, seed ${seed}`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    maximaText(answer),
    '',
    sensitivityText(answer),
    ...(answer.credible === undefined ? [] : ['', credibleText(answer, answer.credible)]),
    ...(answer.pareto === undefined ? [] : ['', paretoText(answer.pareto)]),
  ].join('\n')
}

function maximaText({ maxima, credible }: OptimizeAnswer): string {
  const hasUnseen = maxima.some(({ unseenProbability }) => unseenProbability > 0)
  const isExtrapolated = maxima.some(({ extrapolatedProbability }) => (extrapolatedProbability ?? 0) > 0)
  return aligned(
    [
      ...['local maxima', 'value', 'at bounds', 'KKT residual'],
      ...(hasUnseen ? ['without data'] : []),
      ...(isExtrapolated ? ['extrapolated'] : []),
      ...(credible === undefined ? [] : ['best in']),
    ],
    maxima.map(({ composition, value, active, kktResidual, ...beyond }, index) => [
      formula(composition),
      significant(value),
      active.join(' '),
      kktResidual === 0 ? '0' : kktResidual.toExponential(1),
      ...(hasUnseen ? [percent(beyond.unseenProbability)] : []),
      ...(isExtrapolated ? [percent(beyond.extrapolatedProbability ?? 0)] : []),
      ...(credible === undefined ? [] : [percent(credible.leads[index] as number)]),
    ]),
  )
}

function sensitivityText({ maxima, elements }: OptimizeAnswer): string {
  const [best] = maxima
  if (best === undefined) return 'no maximum was found'
  return aligned(
    [`at ${formula(best.composition)}`, 'per mole fraction', 'curvature'],
    elements.map(element => {
      const own = best.sensitivity[element] ?? null
      return own === null
        ? [element, '', '']
        : [element, beside(own.gradient, best.value), beside(own.curvature, best.value)]
    }),
  )
}

function credibleText({ elements }: OptimizeAnswer, credible: CredibleOptimum): string {
  const { draws, seed, value, atOptimum, regret, relativeRegret, composition } = credible
  const within = ([low, high]: Interval) => `${significant(low)} to ${significant(high)}`
  return [
    `the optimum found anew for ${draws.toLocaleString('en')} draws of the coefficients, seed ${seed}`,
    aligned(
      ['', 'mean', levelText(credible)],
      [
        ['value of the first maximum above', significant(atOptimum.mean), within(atOptimum.interval)],
        ["value of each draw's own optimum", significant(value.mean), within(value.interval)],
        ['regret, what the first loses to it', significant(regret.mean), within(regret.interval)],
        ...(relativeRegret === null
          ? []
          : [
              [
                'as a share of its value',
                percent(relativeRegret.mean),
                relativeRegret.interval.map(percent).join(' to '),
              ],
            ]),
        ...elements.map(element => [
          `mole fraction of ${element}`,
          '',
          (composition[element] as Interval).map(fraction => fraction.toFixed(4)).join(' to '),
        ]),
      ],
    ),
  ].join('\n')
}

function paretoText({ title, points }: NonNullable<OptimizeAnswer['pareto']>): string {
  const every = Math.max(1, (points.length - 1) / (LISTED - 1))
  const listed = Array.from({ length: Math.min(LISTED, points.length) }, (_, line) =>
    Math.round(line * every),
  )
  const hasUnseen = points.some(({ unseenProbability }) => unseenProbability > 0)
  const isExtrapolated = points.some(({ extrapolatedProbability }) => (extrapolatedProbability ?? 0) > 0)
  return [
    `Pareto front against ${title}: ${listed.length} of ${points.length} compositions`,
    aligned(
      [
        ...['composition', 'cost', 'value'],
        ...(hasUnseen ? ['without data'] : []),
        ...(isExtrapolated ? ['extrapolated'] : []),
      ],
      listed.map(place => {
        const { composition, cost, value, ...beyond } = points[place] as (typeof points)[number]
        return [
          formula(composition),
          significant(cost),
          significant(value),
          ...(hasUnseen ? [percent(beyond.unseenProbability)] : []),
          ...(isExtrapolated ? [percent(beyond.extrapolatedProbability ?? 0)] : []),
        ]
      }),
    ),
  ].join('\n')
}

const formula = (composition: Readonly<Record<string, number>>): string =>
  compositionFormula(new Map(Object.entries(composition).filter(([, fraction]) => fraction > 0)))

const significant = (value: number): string => Number(value.toPrecision(6)).toString()

/** A derivative, or 0 where it is but rounding of the value. */
const beside = (derivative: number, value: number): string =>
  Math.abs(derivative) < ROUNDING * Math.abs(value) ? '0' : significant(derivative)

const percent = (probability: number): string => `${(100 * probability).toFixed(1)} %`
