import { jointHeatMap } from '../../plots/joint-heat-map.ts'
import { loadModel } from '../energy/registry.ts'
import { answerJoint, jointQuestion } from '../question/joint.ts'
import { jointTable } from '../question/joint-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { jointText } from './joint-text.ts'
import { layerOption } from './layer-option.ts'

export const jointCommand = () =>
  command('joint', 'how strongly two adsorbates bind at one site or side by side, jointly', 'plot')
    .requiredOption('--models <A,B>', 'two energy models: ids that `models` lists, or .json files')
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .option(
      '--neighbour <rank>',
      '0 the very same site, 1 the nearest pair, 2 the next (default: 0 for models of one site, else 1)',
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
