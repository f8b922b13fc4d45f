import type { TopLevelSpec } from 'vega-lite'
import type { Site } from '../src/site/site.ts'
import { frameAround, picturedSite, sitePanel } from './site-picture-panel.ts'
import { PLOT_CONFIG } from './style.ts'

/** Pixels per lattice constant, for one site and for many. */
const PIXELS = 60
const GRID_PIXELS = 30

const GRID_COLUMNS = 2

const DOTS = 'dots: centres of atoms behind others'
const CROSS_AND_DOTS = `cross: the adsorbate; ${DOTS}`

/**
 * A site's atoms as touching spheres, coloured by zone, from above and from the side, at the same scale to the right
 * and upwards. Atoms behind others show as dots; a cross marks where an adsorbate would touch the ensemble.
 *
 * @throws Error for a site of more zones than there are colours
 * @example await toSvg(sitePicture(findSite('fcc111-fcc')))
 */
export function sitePicture(site: Site): TopLevelSpec {
  const pictured = picturedSite(site)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Atoms of the site ${site.id} by zone, from above and from the side`,
    config: PLOT_CONFIG,
    ...sitePanel(pictured, frameAround([pictured]), PIXELS, [site.facet === 'bulk' ? DOTS : CROSS_AND_DOTS]),
  }
}

/**
 * Pictures of several sites at one scale, in two columns, each with its own legend. Of a single site it is `sitePicture`.
 *
 * @throws Error for a site of more zones than there are colours
 * @example await toPng(sitePictures(allSites()))
 */
export function sitePictures(sites: readonly Site[]): TopLevelSpec {
  const [only, ...others] = sites
  if (only !== undefined && others.length === 0) return sitePicture(only)
  const pictured = sites.map(picturedSite)
  const frame = frameAround(pictured)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Atoms of the sites ${sites.map(({ id }) => id).join(', ')} by zone, from above and from the side`,
    title: { text: 'Sites and their zones', subtitle: CROSS_AND_DOTS, fontSize: 18, offset: 18 },
    config: PLOT_CONFIG,
    columns: GRID_COLUMNS,
    spacing: { row: 24, column: 36 },
    concat: pictured.map(site => sitePanel(site, frame, GRID_PIXELS)),
    resolve: { scale: { color: 'independent' } },
  }
}
