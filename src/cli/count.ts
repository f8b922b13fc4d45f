import { environmentGrowth } from '../../plots/environment-growth.ts'
import { aligned } from '../output/aligned.ts'
import { alignedTable } from '../output/text-table.ts'
import { answerCount, type CountAnswer, countQuestion } from '../question/count.ts'
import { countFigures, grouped } from '../question/count-lines.ts'
import { countTable } from '../question/count-table.ts'
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

function text(answer: CountAnswer): string {
  const { site, atoms, centre, symmetryOrder, elements, zones, subsetsTotal } = answer
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
    alignedTable(countFigures(answer)),
    ...(subsetsTotal === undefined ? [] : ['', `${grouped(subsetsTotal)} alloys of these sizes in all`]),
  ].join('\n')
}
