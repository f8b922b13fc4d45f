import { atomGroups } from '../src/environment/atom-groups.ts'
import { countEnvironments } from '../src/environment/count.ts'
import { findSite } from '../src/site/registry.ts'

const SITES = ['fcc100-top', 'fcc111-top', 'fcc111-fcc', 'bulk']
const ELEMENTS = [5, 10]

/** The table of the docs that sets the review's figures beside those of other sites and up to symmetry. */
export function countsTable(): string {
  const grouped = (count: bigint) => count.toLocaleString('en')
  const rows = SITES.flatMap(id =>
    ELEMENTS.map(elements => {
      const [whole, shell] = [{}, { centre: false }].map(options =>
        countEnvironments(atomGroups(findSite(id), options), elements),
      ) as [ReturnType<typeof countEnvironments>, ReturnType<typeof countEnvironments>]
      const neighbours = atomGroups(findSite(id), { centre: false }).sizes.reduce((a, b) => a + b)
      return `| \`${id}\` | ${neighbours} | ${elements} | ${grouped(shell.labelled)} | ${grouped(whole.labelled)} | ${grouped(whole.fingerprints)} | ${grouped(whole.distinct)} |`
    }),
  )
  return [
    '| site | neighbours | elements | labelled, neighbours alone | labelled, with the ensemble | fingerprints | symmetry-distinct |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
