import type { Command } from 'commander'
import { volcanoPicture } from '../../plots/volcano-picture.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { alignedTable } from '../output/text-table.ts'
import { readQuestion } from '../question/read-question.ts'
import {
  answerVolcano,
  type VolcanoAnswer,
  volcanoDistributions,
  volcanoQuestion,
} from '../question/volcano.ts'
import { metalFigures, volcanoFigures } from '../question/volcano-figures.ts'
import { volcanoTable } from '../question/volcano-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { objectiveOptions, objectivePlugIn } from './search-options.ts'

export const volcanoCommand = (): Command =>
  objectiveOptions(
    command(
      'volcano',
      'activity along an adsorption energy, and where sites lie on it',
      'plot',
    ).requiredOption('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file'),
  )
    .requiredOption(
      '--composition <formula>',
      'whose sites to show: Ir20Pd20Pt60, IrPdPt (equimolar), Ir=0.2,Pt=0.8, or with a name, "as cast: IrPt"; repeat for more',
      (composition: string, compositions: string[] | undefined) => [...(compositions ?? []), composition],
    )
    .action(({ json, out, ...fields }: SharedOptions & { readonly objective: string }) =>
      respond(
        { json, out },
        'plot',
        async () => {
          const plugIn = await objectivePlugIn(fields.objective)
          const question = readQuestion(volcanoQuestion, fields)
          const answer = answerVolcano(question, loadModel, plugIn)
          return {
            answer,
            table: () => volcanoTable(answer),
            plot: () => volcanoPicture(answer, volcanoDistributions(question, loadModel)),
          }
        },
        ({ answer }) => volcanoText(answer),
      ),
    )

function volcanoText(answer: VolcanoAnswer): string {
  const { adsorbate, site, model, energy, definition, compositions, warnings } = answer
  const error = Math.max(...compositions.map(composition => composition.error))
  return [
    `*${adsorbate} on ${site}: ${definition}`,
    `${energySymbol(answer)} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}, random alloys, ${error === 0 ? 'exact' : `means from a grid, to within ${error.toPrecision(2)}`}`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(metalFigures(answer)),
    '',
    alignedTable(volcanoFigures(answer)),
  ].join('\n')
}
