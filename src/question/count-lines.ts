import type { TextTable } from '../output/text-table.ts'
import type { CountAnswer } from './count.ts'

/** One kind of environments that was counted; counts as text, as they grow without bound. */
export interface CountLine {
  readonly environments: string
  readonly labelled: string
  readonly fingerprints: string
  readonly distinct: string
}

/** One line for each kind of environments that was asked for. */
export function countLines({
  elements,
  allPresent,
  atMost,
  fixed,
  subsets,
  ...all
}: CountAnswer): CountLine[] {
  const named = (
    environments: string,
    { labelled, fingerprints, distinct }: Omit<CountLine, 'environments'>,
  ) => ({ environments, labelled, fingerprints, distinct })
  return [
    named('all', all),
    named(`with all ${elements} elements`, allPresent),
    ...(atMost ? [named(`with at most ${atMost.different} different`, atMost)] : []),
    ...(fixed
      ? [
          named(
            `with ${Object.entries(fixed.atoms)
              .map(([element, atoms]) => `${atoms} ${element}`)
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

/** The lines as a table for people. */
export const countFigures = (answer: CountAnswer): TextTable => ({
  header: [
    'environments',
    'labelled',
    'fingerprints',
    `symmetry-distinct (mirror images ${answer.mirrorImages})`,
  ],
  rows: countLines(answer).map(({ environments, labelled, fingerprints, distinct }) => [
    environments,
    grouped(labelled),
    grouped(fingerprints),
    grouped(distinct),
  ]),
})

/** `36750` as `36,750`, however long. */
export const grouped = (count: string): string => BigInt(count).toLocaleString('en')
