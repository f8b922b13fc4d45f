import { sitePictures } from '../../plots/site-picture.ts'
import { aligned } from '../output/aligned.ts'
import { type Table, tableOf } from '../output/table.ts'
import { answerSites, askedSites } from '../question/sites.ts'
import { command, respond, type SharedOptions } from './command.ts'

export const sitesCommand = () =>
  command('sites', 'list the sites with their zones, or draw them', 'plot')
    .argument('[ids...]', 'only these sites; all without any')
    .action((ids: string[], options: SharedOptions) =>
      respond(
        options,
        'plot',
        () => {
          const answer = answerSites(ids)
          return {
            answer,
            table: () => zoneTable(answer),
            plot: () => sitePictures(askedSites(ids)),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

type Sites = ReturnType<typeof answerSites>

const zonesOf = (sites: Sites) =>
  sites.flatMap(site => [
    ...site.zones.map(zone => ({ site, zone, firstShell: true })),
    ...site.zonesBeyond.map(zone => ({ site, zone, firstShell: false })),
  ])

const zoneTable = (sites: Sites): Table =>
  tableOf(zonesOf(sites), {
    site: ({ site }) => site.id,
    facet: ({ site }) => site.facet,
    kind: ({ site }) => site.kind,
    ensemble_atoms: ({ site }) => site.ensembleAtoms,
    coordination: ({ site }) => site.coordination.join(' '),
    atoms: ({ site }) => site.atoms,
    symmetry_order: ({ site }) => site.symmetryOrder,
    zone: ({ zone }) => zone.name,
    zone_atoms: ({ zone }) => zone.atoms,
    zone_layer: ({ zone }) => zone.layer,
    zone_distance_a: ({ zone }) => zone.distance,
    first_shell: ({ firstShell }) => firstShell,
  })

function text(sites: Sites): string {
  const blocks = sites.map(site => {
    const heading =
      `${site.id}: ensemble of ${site.ensembleAtoms} (CN ${site.coordination.join(', ')}), ` +
      `${site.atoms} atoms with the first shell, symmetry order ${site.symmetryOrder}`
    const rows = zonesOf([site]).map(({ zone, firstShell }) => [
      `  ${zone.name}`,
      String(zone.atoms),
      zone.layer === null ? '-' : String(zone.layer),
      zone.distance.toFixed(4),
      firstShell ? '' : 'outside the first shell',
    ])
    return `${heading}\n${aligned(['  zone', 'atoms', 'layer', 'distance / a', ''], rows)}`
  })
  return blocks.join('\n\n')
}
