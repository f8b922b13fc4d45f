import type { Site } from '../src/site/site.ts'
import { zonesOf } from '../src/site/surrounding-atoms.ts'
import { DOT_RADIUS, type PicturePoint, SPHERE_RADIUS, type Sphere } from './site-picture-spheres.ts'
import type { PlotLayer } from './style.ts'
import { CRYSTAL_COLOUR, ENSEMBLE_COLOUR, zoneColours } from './zone-colours.ts'

/** Half the width of the adsorbate's cross, in lattice constants. */
const CROSS_RADIUS = 0.11

/** Room around the spheres for their outline, in lattice constants. */
const MARGIN = 0.05

const CRYSTAL_LABEL = 'crystal around'
const OUTLINE_COLOUR = '#222'
const CRYSTAL_OUTLINE_COLOUR = '#c4c4c4'
const OUTLINE_WIDTH = 0.8

/** What one view of a site shows. */
export interface PicturedView {
  readonly caption: string
  readonly spheres: readonly Sphere[]
  readonly adsorbate: readonly PicturePoint[]
}

/** Width and height that every view of a picture has, in lattice constants, so that they line up. */
export interface Frame {
  readonly width: number
  readonly height: number
}

/** What the legend calls each zone, and its colour; null is the crystal around. */
export type Legend = ReadonlyMap<string | null, { readonly label: string; readonly colour: string }>

/**
 * The legend of a site: ensemble, zones in their order, crystal around.
 *
 * @throws Error for a site of more zones than there are colours
 * @example legendOf(findSite('bulk')).get('shell')?.label // 'shell (12)'
 */
export function legendOf(site: Site): Legend {
  const groups = zonesOf(site)
  const colours = [ENSEMBLE_COLOUR, ...zoneColours(groups.length - 1)]
  const legend = new Map<string | null, { label: string; colour: string }>(
    groups.map(({ name, positions }, index) => [
      name,
      { label: `${name} (${positions.length})`, colour: colours[index] as string },
    ]),
  )
  return site.facet === 'bulk' ? legend : legend.set(null, { label: CRYSTAL_LABEL, colour: CRYSTAL_COLOUR })
}

/**
 * The layers that draw a view: the spheres from the furthest to the nearest, dots for hidden atoms, the adsorbate's cross.
 *
 * @param frame width and height of the view, in lattice constants
 * @param pixels per lattice constant, to the right and upwards
 */
export function viewLayers(view: PicturedView, frame: Frame, pixels: number, legend: Legend): PlotLayer[] {
  const entries = [...legend.values()]
  const place = {
    x: axisOf(view, 'x', frame.width),
    y: axisOf(view, 'y', frame.height),
  }
  const discs = (spheres: readonly Sphere[], radius: number): PlotLayer => ({
    data: { values: spheres.map(({ x, y, zone }) => ({ x, y, zone: legend.get(zone)?.label })) },
    // A Vega circle of size s has the diameter sqrt(s): the area of its square, not its own.
    mark: { type: 'circle', size: (2 * radius * pixels) ** 2, opacity: 1, strokeWidth: OUTLINE_WIDTH },
    encoding: {
      ...place,
      color: {
        field: 'zone',
        type: 'nominal',
        title: null,
        scale: { domain: entries.map(({ label }) => label), range: entries.map(({ colour }) => colour) },
        legend: { symbolType: 'circle', symbolStrokeColor: OUTLINE_COLOUR, symbolStrokeWidth: OUTLINE_WIDTH },
      },
      stroke: {
        condition: { test: `datum.zone === '${CRYSTAL_LABEL}'`, value: CRYSTAL_OUTLINE_COLOUR },
        value: OUTLINE_COLOUR,
      },
      tooltip: { field: 'zone', type: 'nominal' },
    },
  })
  const cross: PlotLayer = {
    data: { values: view.adsorbate.map(({ x, y }) => ({ x, y })) },
    mark: {
      type: 'point',
      shape: 'M-1,-1L1,1M-1,1L1,-1',
      size: (2 * CROSS_RADIUS * pixels) ** 2,
      opacity: 1,
      stroke: '#111',
      strokeWidth: 1.8,
    },
    encoding: place,
  }
  return [
    discs(view.spheres, SPHERE_RADIUS),
    discs(
      view.spheres.filter(({ hidden }) => hidden),
      DOT_RADIUS,
    ),
    ...(view.adsorbate.length > 0 ? [cross] : []),
  ]
}

function axisOf(view: PicturedView, coordinate: 'x' | 'y', span: number) {
  const [low, high] = extent(view, coordinate)
  const middle = (low + high) / 2
  return {
    field: coordinate,
    type: 'quantitative',
    axis: null,
    scale: { domain: [middle - span / 2, middle + span / 2] as number[], nice: false, zero: false },
  } as const
}

/**
 * Where the spheres and the cross of a view begin and end, with a margin.
 *
 * @returns lowest and highest coordinate, in lattice constants
 */
export function extent({ spheres, adsorbate }: PicturedView, coordinate: 'x' | 'y'): [number, number] {
  const reaches = [
    ...spheres.map(point => ({ at: point[coordinate], radius: SPHERE_RADIUS })),
    ...adsorbate.map(point => ({ at: point[coordinate], radius: CROSS_RADIUS })),
  ]
  return [
    Math.min(...reaches.map(({ at, radius }) => at - radius)) - MARGIN,
    Math.max(...reaches.map(({ at, radius }) => at + radius)) + MARGIN,
  ]
}
