import { scalingPlot } from '../../plots/scaling-plot.ts'
import { loadModel } from '../energy/registry.ts'
import { readQuestion } from '../question/read-question.ts'
import { answerScaling, jointOfScaling, scalingQuestion } from '../question/scaling.ts'
import { scalingTable } from '../question/scaling-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { pairOptions } from './pair-options.ts'
import { scalingText } from './scaling-text.ts'

export const scalingCommand = () =>
  pairOptions(
    command(
      'scaling',
      'how one adsorption energy scales with another, over an alloy and over metals',
      'plot',
    ),
  ).action(({ json, out, ...fields }: SharedOptions) =>
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
