import { aligned } from '../output/aligned.ts'
import { tableOf } from '../output/table.ts'
import { answerCount } from '../question/count.ts'
import { command, respond, type SharedOptions } from './command.ts'

interface CountOptions extends SharedOptions {
  readonly site: string
  readonly elements: string
}

export const countCommand = () =>
  command('count', 'count the environments of a site, exactly', 'data')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--elements <n or symbols>', 'how many elements (1 to 118), or which: Ir,Pd,Pt')
    .action(({ site, elements, ...shared }: CountOptions) =>
      respond(
        shared,
        'data',
        () => {
          const answer = answerCount({ site, elements })
          return { answer, table: () => countTable(answer) }
        },
        ({ answer }) => text(answer),
      ),
    )

type Counts = ReturnType<typeof answerCount>

const countTable = (answer: Counts) =>
  tableOf([answer], {
    site: row => row.site,
    elements: row => row.elements,
    atoms: row => row.atoms,
    symmetry_order: row => row.symmetryOrder,
    labelled: row => row.labelled,
    fingerprints: row => row.fingerprints,
    distinct: row => row.distinct,
  })

function text(answer: Counts): string {
  const grouped = (count: string) => BigInt(count).toLocaleString('en')
  return [
    `${answer.site}: ${answer.atoms} atoms, symmetry order ${answer.symmetryOrder}, ${answer.elements} elements`,
    aligned(
      ['zone', 'atoms', 'layer', 'distance / a'],
      answer.zones.map(({ name, atoms, layer, distance }) => [
        name,
        String(atoms),
        layer === null ? '-' : String(layer),
        distance.toFixed(4),
      ]),
    ),
    '',
    aligned(
      ['environments', 'count'],
      [
        ['labelled arrangements', grouped(answer.labelled)],
        ['fingerprints', grouped(answer.fingerprints)],
        ['symmetry-distinct arrangements', grouped(answer.distinct)],
      ],
    ),
  ].join('\n')
}
