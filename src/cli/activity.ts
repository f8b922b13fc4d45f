import type { Command } from 'commander'
import { loadModel } from '../energy/registry.ts'
import { answerActivity } from '../question/activity.ts'
import { activityQuestion } from '../question/activity-question.ts'
import { activityTable } from '../question/activity-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { activityText } from './activity-text.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { objectiveOptions, objectivePlugIn } from './search-options.ts'

export const activityCommand = (): Command =>
  objectiveOptions(
    command('activity', 'how active an alloy is, against a reference, and which sites make it so', 'plot')
      .option('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
      .option(
        '--models <ids>',
        'orr: models of *OH and *O, summed per surface atom: irpdptrhru-oh,irpdptrhru-o',
      )
      .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8'),
  )
    .addOption(layerOption())
    .option(
      '--relative-to <reference>',
      'a composition, like Pt or Ir20Pt80, or the energy of a site, like 1.10eV',
    )
    .option(
      '--uncertainty <fraction>',
      'mole fractions are known to this: 0.02 for +-2 %; gives an error bar',
    )
    .option(
      '--draws <count>',
      'credible intervals of the value, of the ratio and of the shares, from so many draws of the coefficients: 1000',
    )
    .option('--seed <number>', 'of the draws (default: 1)')
    .option('--credible <level>', 'probability that each credible interval holds (default: 0.9)')
    .addHelpText(
      'after',
      '\nThe windows of CO and H together, for CO2 reduction, are a joint probability: see `joint`.',
    )
    .action(({ json, out, ...fields }: SharedOptions & { readonly objective: string }) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const plugIn = await objectivePlugIn(fields.objective)
          const answer = answerActivity(readQuestion(activityQuestion, fields), loadModel, plugIn)
          return {
            answer,
            table: () => activityTable(answer),
            plot: async () => {
              const { activityContributions } = await import('../../plots/activity-contributions.ts')
              return activityContributions('sites' in answer ? answer : { ...answer, sites: [answer] })
            },
          }
        },
        ({ answer }) => activityText(answer),
      ),
    )
