import type { TopLevelSpec } from 'vega-lite'
import type { Site } from '../src/site/site.ts'
import { adsorbatePosition } from '../src/site/surrounding-atoms.ts'
import { extent, type Frame, legendOf, type PicturedView, viewLayers } from './site-picture-layers.ts'
import { project, spheresInView } from './site-picture-spheres.ts'
import { siteViews } from './site-picture-view.ts'

/** A site with what its views show. */
export interface PicturedSite {
  readonly site: Site
  readonly views: readonly PicturedView[]
}

/** Several views next to each other, as a picture of its own or a part of one. */
type Panel = Pick<Extract<TopLevelSpec, { hconcat: unknown[] }>, 'hconcat' | 'title' | 'spacing'>

/**
 * A site seen from above and from the side.
 *
 * @example picturedSite(findSite('bulk')).views.map(({ caption }) => caption) // ['from above', 'from the side']
 */
export function picturedSite(site: Site): PicturedSite {
  const { above, side } = siteViews(site)
  const position = adsorbatePosition(site)
  const views = [
    { caption: 'from above', view: above },
    { caption: 'from the side', view: side },
  ]
  return {
    site,
    views: views.map(({ caption, view }) => ({
      caption,
      spheres: spheresInView(site, view),
      adsorbate: position === null ? [] : [project(view, position)],
    })),
  }
}

/**
 * The least frame that holds every view of the sites.
 *
 * @example frameAround([picturedSite(findSite('bulk'))]) // { width: 2.2..., height: 2.2... }
 */
export function frameAround(sites: readonly PicturedSite[]): Frame {
  const views = sites.flatMap(site => site.views)
  const largest = (coordinate: 'x' | 'y') =>
    Math.max(...views.map(view => extent(view, coordinate)).map(([low, high]) => high - low))
  return { width: largest('x'), height: largest('y') }
}

/**
 * The views of a site next to each other, with title and legend.
 *
 * @param pixels per lattice constant, to the right and upwards
 * @param notes further lines of the subtitle
 * @throws Error for a site of more zones than there are colours
 */
export function sitePanel(
  { site, views }: PicturedSite,
  frame: Frame,
  pixels: number,
  notes: readonly string[] = [],
): Panel {
  const legend = legendOf(site)
  const { coordination, atoms, symmetry } = site
  const figures = `CN ${coordination.join(', ')}; ${atoms} atoms; symmetry order ${symmetry.length}`
  return {
    title: { text: site.id, subtitle: [figures, ...notes] },
    spacing: 14,
    hconcat: views.map(view => ({
      title: {
        text: view.caption,
        orient: 'bottom',
        anchor: 'middle',
        offset: 4,
        fontSize: 10,
        fontWeight: 'normal',
        color: '#555',
      },
      width: frame.width * pixels,
      height: frame.height * pixels,
      view: { stroke: null },
      layer: viewLayers(view, frame, pixels, legend),
    })),
  }
}
