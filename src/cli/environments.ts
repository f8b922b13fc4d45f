import { Option } from 'commander'
import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import { loadModel } from '../energy/registry.ts'
import { aligned } from '../output/aligned.ts'
import {
  answerEnvironments,
  type EnvironmentsAnswer,
  environmentsQuestion,
} from '../question/environments.ts'
import { environmentsTable, groupNames } from '../question/environments-table.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'

/** More lines than this are for files. */
const MOST_PRINTED = 10_000

const MOST_WRITTEN = 1_000_000

export const environmentsCommand = () =>
  command('environments', 'list or draw the environments of a site', 'data')
    .option('--site <id>', 'the site, as `sites` lists them')
    .option(
      '--model <id or file>',
      'in place of the site: fingerprints of the zones that the model sees, with their energies and errors',
    )
    .requiredOption('--composition <formula>', 'Ir20Pd20Pt60, IrPdPt (equimolar) or Ir=0.2,Pt=0.8')
    .addOption(layerOption())
    .addOption(
      new Option('--kind <kind>', 'what to list (default: fingerprints)').choices([
        'fingerprints',
        'arrangements',
      ]),
    )
    .addOption(
      new Option('--order <order>', 'by id, most probable first, or drawn (default: id)').choices([
        'id',
        'probability',
        'random',
        'uniform',
      ]),
    )
    .option('--from <id>', 'the first id to list')
    .option('--limit <n>', 'how many (default: 100)')
    .option('--seed <n>', 'seed of what is drawn (default: 1)')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'data',
        () => {
          const question = readQuestion(environmentsQuestion, fields)
          const answer = answerEnvironments(
            question,
            out === undefined ? MOST_PRINTED : MOST_WRITTEN,
            loadModel,
          )
          return { answer, table: () => environmentsTable(answer) }
        },
        ({ answer }) => (out === undefined ? text(answer) : summary(answer).join('\n')),
      ),
    )

function summary({ environments, order, count, kind, site, ...alloy }: EnvironmentsAnswer): string[] {
  const relation = order === 'random' || order === 'uniform' ? 'drawn from' : 'of'
  const [listed, all] = [environments.length.toLocaleString('en'), BigInt(count).toLocaleString('en')]
  return [
    `${listed} ${relation} ${all} ${kind} at ${site} of ${compositionTitle(alloy)}`,
    ...energyLines(alloy),
  ]
}

/** What the energies are, and what their errors hold. */
function energyLines({ model, adsorbate, energy, residual }: Partial<EnvironmentsAnswer>): string[] {
  if (model === undefined || adsorbate === undefined || energy === undefined) return []
  const { sd = null } = residual ?? {}
  const symbol = energySymbol({ energy, adsorbate })
  return [
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; standard error: what its rows leave open about its coefficients; prediction sd: with the residuals${sd === null ? '' : `, ${sd.toFixed(4)} eV`}`,
  ]
}

function text(answer: EnvironmentsAnswer): string {
  const isKnown = answer.environments.some(({ standardError = null }) => standardError !== null)
  const isUnseen = answer.environments.some(({ unseen }) => unseen)
  const error = (value: number | null | undefined) => value?.toFixed(4) ?? 'unknown'
  return [
    ...summary(answer),
    ...(answer.energy !== undefined && !isKnown
      ? [`model ${answer.model} has no covariance, so errors are unknown; fit it again with \`fit\``]
      : []),
    '',
    aligned(
      [
        ...['id', ...groupNames(answer), 'multiplicity', 'probability'],
        ...(answer.energy === undefined ? [] : ['energy / eV', 'standard error', 'prediction sd']),
        ...(isUnseen ? [''] : []),
      ],
      answer.environments.map(row => [
        row.id,
        ...Object.values(row.groups),
        row.multiplicity,
        row.probability.toExponential(4),
        ...(row.energy === undefined
          ? []
          : [row.energy.toFixed(4), error(row.standardError), error(row.predictionDeviation)]),
        ...(isUnseen ? [row.unseen ? 'no data, predicted' : ''] : []),
      ]),
    ),
  ].join('\n')
}
