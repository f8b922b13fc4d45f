import { sitePictures } from '../../plots/site-picture.ts'
import { aligned } from '../output/aligned.ts'
import { readQuestion } from '../question/read-question.ts'
import { SITE_PROPERTIES, type SiteElements, type SiteProperty } from '../question/site-elements.ts'
import { answerSites, askedSites, type SitesAnswer, sitesQuestion } from '../question/sites.ts'
import { sitesTable, zonesOf } from '../question/sites-table.ts'
import { command, respond, type SharedOptions } from './command.ts'
import { layerOption } from './layer-option.ts'

interface SitesOptions extends SharedOptions {
  readonly composition?: string
}

export const sitesCommand = () =>
  command('sites', 'list the sites with their zones, or draw them', 'plot')
    .argument('[ids...]', 'only these sites; all without any')
    .option('--composition <formula>', 'also average element properties over the sites: Ir20Pd20Pt60')
    .addOption(layerOption())
    .action((ids: string[], { json, out, ...fields }: SitesOptions) =>
      respond(
        { json, out },
        'plot',
        () => {
          const answer = answerSites(ids, readQuestion(sitesQuestion, fields))
          return {
            answer,
            table: () => sitesTable(answer),
            plot: () => sitePictures(askedSites(ids)),
          }
        },
        ({ answer }) => text(answer),
      ),
    )

function text(sites: SitesAnswer): string {
  const blocks = sites.map(site => {
    const heading =
      `${site.id}: ensemble of ${site.ensembleAtoms} (CN ${site.coordination.join(', ')}; generalised ${site.generalisedCoordination.toFixed(2)}), ` +
      `${site.atoms} atoms with the first shell, symmetry order ${site.symmetryOrder}`
    const rows = zonesOf([site]).map(({ zone, firstShell }) => [
      `  ${zone.name}`,
      String(zone.atoms),
      zone.layer === null ? '-' : String(zone.layer),
      zone.distance.toFixed(4),
      firstShell ? '' : 'outside the first shell',
    ])
    return [
      heading,
      aligned(['  zone', 'atoms', 'layer', 'distance / a', ''], rows),
      ...(site.elementProperties === undefined
        ? []
        : ['', elementsText(site.elementProperties, sites.length === 1)]),
    ].join('\n')
  })
  return blocks.join('\n\n')
}

const PROPERTIES = Object.entries(SITE_PROPERTIES) as [SiteProperty, { title: string; unit: string }][]

const SIGNIFICANT_DIGITS = 4

const shown = (value: number): string => String(Number(value.toPrecision(SIGNIFICANT_DIGITS)))

/** Mean and spread over sites, and each ensemble where it is one site that was asked for. */
function elementsText({ properties, ensembles }: SiteElements, single: boolean): string {
  const spread = ({ mean, standardDeviation }: SiteElements['properties'][SiteProperty]['ensemble']) =>
    `${shown(mean)} (${shown(standardDeviation)})`
  const averages = aligned(
    ['  mean (standard deviation) over sites', 'unit', 'ensemble', 'neighbours'],
    PROPERTIES.map(([name, { title, unit }]) => [
      `  ${title}`,
      unit,
      spread(properties[name].ensemble),
      spread(properties[name].neighbours),
    ]),
  )
  if (!single || ensembles === null) return averages
  const each = aligned(
    ['  ensemble', 'probability', ...PROPERTIES.map(([, { title }]) => title)],
    ensembles.map(ensemble => [
      `  ${ensemble.name}`,
      shown(ensemble.probability),
      ...PROPERTIES.map(([name]) => shown(ensemble[name])),
    ]),
  )
  return `${averages}\n\n${each}`
}
