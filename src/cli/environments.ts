import { Option } from 'commander'
import { compositionTitle } from '../../plots/composition-title.ts'
import { aligned } from '../output/aligned.ts'
import { type Table, tableOf } from '../output/table.ts'
import { answerEnvironments, environmentsQuestion } from '../question/environments.ts'
import { readQuestion } from '../question/read-question.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'

/** More lines than this are for files. */
const MOST_PRINTED = 10_000

const MOST_WRITTEN = 1_000_000

export const environmentsCommand = () =>
  command('environments', 'list or draw the environments of a site', 'data')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
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
          const answer = answerEnvironments(question, out === undefined ? MOST_PRINTED : MOST_WRITTEN)
          return { answer, table: () => environmentTable(answer) }
        },
        ({ answer }) => (out === undefined ? text(answer) : summary(answer)),
      ),
    )

type Environments = ReturnType<typeof answerEnvironments>

const groupNames = ({ environments }: Environments): string[] => Object.keys(environments[0]?.groups ?? {})

const environmentTable = (answer: Environments): Table =>
  tableOf(answer.environments, {
    id: row => row.id,
    ...Object.fromEntries(
      groupNames(answer).map(name => [
        name,
        (row: Environments['environments'][number]) => row.groups[name] as string,
      ]),
    ),
    multiplicity: row => row.multiplicity,
    probability: row => row.probability,
  })

function summary({ environments, order, count, kind, site, ...alloy }: Environments): string {
  const relation = order === 'random' || order === 'uniform' ? 'drawn from' : 'of'
  const [listed, all] = [environments.length.toLocaleString('en'), BigInt(count).toLocaleString('en')]
  return `${listed} ${relation} ${all} ${kind} at ${site} of ${compositionTitle(alloy)}`
}

const text = (answer: Environments): string =>
  [
    summary(answer),
    '',
    aligned(
      ['id', ...groupNames(answer), 'multiplicity', 'probability'],
      answer.environments.map(({ id, groups, multiplicity, probability }) => [
        id,
        ...Object.values(groups),
        multiplicity,
        probability.toExponential(4),
      ]),
    ),
  ].join('\n')
