import { alloyMap } from '../../plots/alloy-map.ts'
import { alignedTable } from '../output/text-table.ts'
import { type AlloyAnswer, alloyQuestion, answerAlloy } from '../question/alloy-descriptors.ts'
import { descriptorFigures, ruleFigures, verdictLine } from '../question/alloy-figures.ts'
import { alloyTable } from '../question/alloy-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'

export const alloyCommand = () =>
  command('alloy', 'what a composition is as an alloy, and whether it mixes', 'plot')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerAlloy(readQuestion(alloyQuestion, fields))
          return { answer, table: () => alloyTable(answer), plot: () => alloyMap(answer) }
        },
        ({ answer }) => text(answer),
      ),
    )

function text(answer: AlloyAnswer): string {
  const rules = ruleFigures(answer)
  return [
    verdictLine(answer),
    ...answer.verdict.reasons.map(reason => `  ${reason}`),
    '',
    alignedTable(descriptorFigures(answer)),
    ...(rules === null ? [] : ['', alignedTable(rules)]),
  ].join('\n')
}
