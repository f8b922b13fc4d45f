import { jointHeatMap } from '../../plots/joint-heat-map.ts'
import { loadModel } from '../energy/registry.ts'
import { answerJoint, jointQuestion } from '../question/joint.ts'
import { jointTable } from '../question/joint-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { jointText } from './joint-text.ts'
import { pairOptions } from './pair-options.ts'

export const jointCommand = () =>
  pairOptions(
    command('joint', 'how strongly two adsorbates bind at one site or side by side, jointly', 'plot'),
  )
    .option(
      '--window <bounds>',
      'bounds in eV with < <= > >=, "CO<=0,H>0"; A and B where both adsorbates are the same; repeat for more',
      (window: string, windows: string[] | undefined) => [...(windows ?? []), window],
    )
    .option('--given <bounds>', 'show the other energy where one is within bounds, "CO<=0"')
    .option('--bin-width <eV>', 'width of the bins of both energies (default: 0.02, or up to 100 bins)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerJoint(readQuestion(jointQuestion, fields), loadModel)
          return { answer, table: () => jointTable(answer), plot: () => jointHeatMap(answer) }
        },
        ({ answer }) => jointText(answer),
      ),
    )
