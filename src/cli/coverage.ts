import type { Command } from 'commander'
import { loadModel } from '../energy/registry.ts'
import { answerCoverage, coverageQuestion } from '../question/coverage.ts'
import { coverageTable } from '../question/coverage-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { coverageText } from './coverage-text.ts'
import { layerOption } from './layer-option.ts'

export const coverageCommand = (): Command =>
  command('coverage', 'how well the data of a model support the sites of an alloy', 'plot')
    .requiredOption('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option('--bin-width <eV>', 'width of the bins of energy (default: 0.02)')
    .option(
      '--sites <count>',
      'draw so many sites (default: all fingerprints, or 250,000 sites where these are over 2 million)',
    )
    .option('--seed <number>', 'of the sites drawn: the same seed gives the same sites (default: 1)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerCoverage(readQuestion(coverageQuestion, fields), loadModel)
          return {
            answer,
            table: () => coverageTable(answer),
            plot: async () => (await import('../../plots/coverage.ts')).coveragePlot(answer),
          }
        },
        ({ answer }) => coverageText(answer),
      ),
    )
