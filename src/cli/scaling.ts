import { scalingPlot } from '../../plots/scaling-plot.ts'
import { loadModel } from '../energy/registry.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerScaling, jointOfScaling, scalingQuestion } from '../question/scaling.ts'
import { scalingTable } from '../question/scaling-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'
import { scalingText } from './scaling-text.ts'

export const scalingCommand = () =>
  command('scaling', 'how one adsorption energy scales with another, over an alloy and over metals', 'plot')
    .requiredOption('--models <A,B>', 'two energy models: ids that `models` lists, or .json files')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option(
      '--neighbour <rank>',
      '0 the very same site, 1 the nearest pair, 2 the next (default: 0 for models of one site, else 1)',
    )
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const question = readQuestion(scalingQuestion, fields)
          const answer = answerScaling(question, loadModel)
          return {
            answer,
            table: () => scalingTable(answer),
            plot: () => scalingPlot(answer, jointOfScaling(question, loadModel)),
          }
        },
        ({ answer }) => scalingText(answer),
      ),
    )
