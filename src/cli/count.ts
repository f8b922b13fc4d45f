import { environmentGrowth } from '../../plots/environment-growth.ts'
import { aligned } from '../output/aligned.ts'
import { type Table, tableOf } from '../output/table.ts'
import { answerCount, countQuestion } from '../question/count.ts'
import { readQuestion } from '../question/read-question.ts'
import { allSites } from '../site/registry.ts'
import { command, respond, type SharedOptions } from './command.ts'

export const countCommand = () =>
  command('count', 'count the environments of a site, exactly', 'plot')
    .requiredOption('--site <id>', 'the site, as `sites` lists them')
    .requiredOption('--elements <n or symbols>', 'how many elements (1 to 118), or which: Ir,Pd,Pt')
    .option('--without-centre', 'leave the ensemble out: its surroundings alone')
    .option('--rotations', 'count mirror images as different')
    .option('--at-most <m>', 'also with at most so many different elements')
    .option('--atoms <Ir=4,Pt=6>', 'also with this number of atoms of each element')
    .option('--subsets <sizes>', 'also over all alloys of 5, or of 2-10, of the elements')
    .action(({ json, out, ...fields }: SharedOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerCount(readQuestion(countQuestion, fields))
          const { centre, mirrorImages, site, elements } = answer
          return {
            answer,
            table: () => countTable(answer),
            plot: () =>
              environmentGrowth(
                allSites(),
                { centre, rotationsOnly: mirrorImages === 'twice' },
                { site, elements },
              ),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

type Counts = ReturnType<typeof answerCount>

interface Line {
  readonly environments: string
  readonly labelled: string
  readonly fingerprints: string
  readonly distinct: string
}

/** One line for each kind of environment that was asked for. */
function lines({ elements, allPresent, atMost, fixed, subsets, ...all }: Counts): Line[] {
  const named = (environments: string, { labelled, fingerprints, distinct }: Omit<Line, 'environments'>) => ({
    environments,
    labelled,
    fingerprints,
    distinct,
  })
  return [
    named('all', all),
    named(`with all ${elements} elements`, allPresent),
    ...(atMost ? [named(`with at most ${atMost.different} different`, atMost)] : []),
    ...(fixed
      ? [
          named(
            `with ${Object.entries(fixed.atoms)
              .map(([e, n]) => `${n} ${e}`)
              .join(', ')}`,
            fixed,
          ),
        ]
      : []),
    ...(subsets ?? []).map(counts =>
      named(`over the ${grouped(counts.subsets)} alloys of ${counts.size}`, counts),
    ),
  ]
}

const countTable = (answer: Counts): Table =>
  tableOf(lines(answer), {
    site: () => answer.site,
    elements: () => answer.elements,
    atoms: () => answer.atoms,
    centre: () => answer.centre,
    mirror_images: () => answer.mirrorImages,
    symmetry_order: () => answer.symmetryOrder,
    environments: line => line.environments,
    labelled: line => line.labelled,
    fingerprints: line => line.fingerprints,
    distinct: line => line.distinct,
  })

const grouped = (count: string) => BigInt(count).toLocaleString('en')

function text(answer: Counts): string {
  const { site, atoms, centre, symmetryOrder, elements, mirrorImages, zones, subsetsTotal } = answer
  return [
    `${site}: ${atoms} atoms${centre ? '' : ' without the ensemble'}, symmetry order ${symmetryOrder}, ${elements} elements`,
    aligned(
      ['zone', 'atoms', 'layer', 'distance / a'],
      zones.map(({ name, atoms, layer, distance }) => [
        name,
        String(atoms),
        layer === null ? '-' : String(layer),
        distance.toFixed(4),
      ]),
    ),
    '',
    aligned(
      ['environments', 'labelled', 'fingerprints', `symmetry-distinct (mirror images ${mirrorImages})`],
      lines(answer).map(line => [
        line.environments,
        grouped(line.labelled),
        grouped(line.fingerprints),
        grouped(line.distinct),
      ]),
    ),
    ...(subsetsTotal === undefined ? [] : ['', `${grouped(subsetsTotal)} alloys of these sizes in all`]),
  ].join('\n')
}
