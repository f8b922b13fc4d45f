import type { Command } from 'commander'
import { volcanoPicture } from '../../plots/volcano-picture.ts'
import { compositionFormula } from '../composition/formula.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { aligned } from '../output/aligned.ts'
import { readQuestion } from '../question/read-question.ts'
import {
  answerVolcano,
  type VolcanoAnswer,
  volcanoDistributions,
  volcanoQuestion,
} from '../question/volcano.ts'
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
      'whose sites to show: Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8; repeat for more',
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
  const { adsorbate, site, model, energy, definition, pureMetals, compositions, warnings } = answer
  const error = Math.max(...compositions.map(composition => composition.error))
  const symbol = energySymbol(answer)
  const hasUnseen = compositions.some(({ unseenProbability }) => unseenProbability > 0)
  const isExtrapolated = compositions.some(
    ({ extrapolatedProbability }) => (extrapolatedProbability ?? 0) > 0,
  )
  return [
    `*${adsorbate} on ${site}: ${definition}`,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}, random alloys, ${error === 0 ? 'exact' : `means from a grid, to within ${error.toPrecision(2)}`}`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      ['pure metal', `${symbol} / eV`, 'value', ''],
      pureMetals.map(({ element, energy: own, value, unseen }) => [
        element,
        own.toFixed(4),
        significant(value),
        unseen ? 'no data, predicted' : '',
      ]),
    ),
    '',
    aligned(
      [
        'composition',
        `mean ${symbol} / eV`,
        'sd / eV',
        'mean value of all sites',
        ...(hasUnseen ? ['without data'] : []),
        ...(isExtrapolated ? ['extrapolated'] : []),
      ],
      compositions.map(({ composition, meanEnergy, standardDeviation, value, ...beyond }) => [
        compositionFormula(new Map(Object.entries(composition))),
        meanEnergy.toFixed(4),
        standardDeviation.toFixed(4),
        significant(value),
        ...(hasUnseen ? [percent(beyond.unseenProbability)] : []),
        ...(isExtrapolated ? [percent(beyond.extrapolatedProbability ?? 0)] : []),
      ]),
    ),
  ].join('\n')
}

const significant = (value: number): string => Number(value.toPrecision(6)).toString()

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
