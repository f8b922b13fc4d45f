import { compositionTitle } from '../../plots/composition-title.ts'
import { diversityPanels } from '../../plots/diversity-panels.ts'
import { markedSites } from '../../plots/marked-sites.ts'
import { alignedTable } from '../output/text-table.ts'
import { answerDiversity, type DiversityAnswer, diversityQuestion } from '../question/diversity.ts'
import {
  diversityFigures,
  expectedFigures,
  kindFigures,
  NOT_LISTED,
  neededFigures,
  particleFigures,
  particleLine,
} from '../question/diversity-figures.ts'
import { diversityTable } from '../question/diversity-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'

export const diversityCommand = () =>
  command('diversity', 'how many different sites an alloy has, and shows', 'plot')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option('--sites <numbers>', 'how many sites there are: 1e6, or several: 1e3,1e6')
    .option('--particle <length,cutoff>', 'a truncated octahedron instead: 9,2')
    .option('--diameter <nm>', 'the regular truncated octahedron nearest to a diameter')
    .option('--particles <n>', 'particles to simulate (default: 100)')
    .option('--seed <n>', 'seed of the simulation (default: 1)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const question = readQuestion(diversityQuestion, fields)
          const answer = answerDiversity(question)
          return {
            answer,
            table: () => diversityTable(answer),
            plot: () => diversityPanels(answer, markedSites(answer, question.sites !== undefined)),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

function text(answer: DiversityAnswer): string {
  const { site, needed, particle } = answer
  return [
    `${site} of ${compositionTitle(answer)}, ${answer.assumption}`,
    '',
    alignedTable(diversityFigures(answer)),
    '',
    alignedTable(expectedFigures(answer)),
    '',
    alignedTable(neededFigures(answer)),
    ...(needed.some(({ sites }) => sites === null) ? ['', NOT_LISTED] : []),
    ...(particle === undefined
      ? []
      : [
          '',
          particleLine(particle),
          alignedTable(kindFigures(particle)),
          '',
          alignedTable(particleFigures(particle)),
        ]),
  ].join('\n')
}
