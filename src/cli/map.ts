import type { Command } from 'commander'
import { loadModel } from '../energy/registry.ts'
import { aligned } from '../output/aligned.ts'
import { answerMap, type MapAnswer, mapQuestion } from '../question/map.ts'
import { mapTable } from '../question/map-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { objectiveOptions } from './search-options.ts'

/** Mixtures that are printed; --out has them all. */
const MOST_PRINTED = 10

export const mapCommand = (): Command => {
  const map = objectiveOptions(
    command('map', 'one descriptor over the mixtures of three compositions, as a triangle', 'plot')
      .requiredOption(
        '--corners <A,B,C>',
        'three compositions: Ir,Pt,Ru, or Ir,Pt,PdRhRu for a pseudo-ternary map',
      )
      .option('--model <id or file>', 'the energy model: an id that `models` lists, or a .json file')
      .option(
        '--descriptor <name>',
        'what to map, as `compare` names it: mean, standardDeviation, mixingEnthalpy (default: the objective, or mean)',
      )
      .option('--window <low,high>', 'of the descriptor windowProbability, in eV: 1.0,1.2')
      .option('--step <fraction>', 'grid step as a share; it has to divide 1 (default: 0.05)'),
  )
  for (const option of map.options) if (option.long === '--objective') option.makeOptionMandatory(false)
  return map.action(({ json, out, ...fields }: SharedOptions) =>
    respond(
      { json, out },
      'plot',
      () => {
        const answer = answerMap(readQuestion(mapQuestion, fields), loadModel)
        return {
          answer,
          table: () => mapTable(answer),
          plot: async () => (await import('../../plots/map-picture.ts')).mapPicture(answer),
        }
      },
      ({ answer }) => textOf(answer),
    ),
  )
}

function textOf(answer: MapAnswer): string {
  const { corners, step, descriptor, definition, points, adsorbate, site, energy, model, warnings } = answer
  const valued = points.flatMap(({ shares, value }) => (value === null ? [] : [{ shares, value }]))
  const highest = [...valued].sort((a, b) => b.value - a.value).slice(0, MOST_PRINTED)
  const unit = descriptor.unit === '1' ? '' : ` / ${descriptor.unit}`
  return [
    `${adsorbate === undefined ? '' : `*${adsorbate} on ${site} of `}mixtures of ${corners.map(({ label }) => label).join(', ')}, random, in steps of ${step}`,
    definition ?? `${descriptor.title}${unit}`,
    ...(energy === undefined
      ? []
      : [
          `Δ${energy.quantity}(*${adsorbate}) of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
          `model ${model}; exact at each of ${points.length.toLocaleString('en')} mixtures`,
        ]),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      [...corners.map(({ label }) => `${label} / %`), 'value'],
      highest.map(({ shares, value }) => [
        ...shares.map(share => String(Number((100 * share).toPrecision(6)))),
        Number(value.toPrecision(6)).toString(),
      ]),
    ),
  ].join('\n')
}
