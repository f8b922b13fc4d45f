import type { TopLevelSpec } from 'vega-lite'
import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import { InputError } from '../src/input/input-error.ts'
import { beyondDataText } from './beyond-data.ts'
import { MAXIMUM_LINES } from './comparison-overlay.ts'
import { ELEMENT_COLOURS } from './element-colours.ts'
import { energyAxisTitle } from './energy-axis.ts'
import { lineColour } from './line-styles.ts'
import { logarithmicAxis, spansDecades } from './logarithmic-axis.ts'
import { numberText, tinyFormat } from './number-text.ts'
import { planeNames } from './plane-names.ts'
import { roomyDomain } from './roomy-domain.ts'
import { PLOT_CONFIG, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { OPTIMUM_RULE, volcanoDensities } from './volcano-densities.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** A composition along a volcano. */
export interface VolcanoSites {
  readonly label: string
  readonly distribution: EnergyDistribution
  /** Mean of the activity over all sites. */
  readonly value: number
}

/** A pure metal on a volcano. */
export interface VolcanoMetal {
  readonly element: string
  /** eV */
  readonly energy: number
  readonly value: number
}

/** Activity along an adsorption energy, and the sites that lie along it. */
export interface Volcano {
  readonly title: string
  readonly subtitle: readonly string[]
  readonly activity: {
    /** By ascending energy, eV. */
    readonly values: readonly { readonly energy: number; readonly value: number }[]
    /** With unit and reference. */
    readonly title: string
  }
  /** One at least, all of one model. */
  readonly distributions: readonly VolcanoSites[]
  readonly pureMetals: readonly VolcanoMetal[]
  /** The best energy, eV. */
  readonly optimum?: number | undefined
}

const HEIGHT = 280

/** Longer lines of the vertical title would not fit the height. */
const VALUE_TITLE_LINE = 30

const ROOM = 0.08

/** Legends one below the other. */
const STACKED = { bottom: { anchor: 'start', direction: 'vertical', margin: 10 } } as const

/**
 * A volcano: what one site gives against its adsorption energy, with the pure metals on it, and each composition as a
 * diamond at the mean energy and the mean activity of all its sites. Below, how the compositions' sites are distributed
 * along the same energies. The activity is on a logarithmic axis where it spans decades.
 *
 * @throws InputError for no composition, or more than 12
 * @example
 * volcano({ title: 'Activity', subtitle: [], activity: { values: [{ energy: 1, value: 0.1 }, { energy: 1.1, value: 1 }],
 *   title: 'activity' }, distributions: [{ label: 'Pt', distribution, value: 0.5 }], pureMetals: [] })
 */
export function volcano(shown: Volcano): TopLevelSpec {
  const { title, subtitle, activity, distributions, pureMetals, optimum } = shown
  const [first] = distributions
  if (first === undefined) throw new InputError('a volcano needs at least one composition')
  if (distributions.length > MAXIMUM_LINES)
    throw new InputError(`a picture holds at most ${MAXIMUM_LINES} compositions, got ${distributions.length}`)
  const curve = activity.values
  const ends = [curve[0]?.energy as number, curve.at(-1)?.energy as number] as const
  const x = {
    type: 'quantitative',
    title: energyAxisTitle(first.distribution),
    scale: { domain: ends, nice: false, zero: false },
  } as const
  const y = valueAxis(
    activity.title,
    [...curve, ...pureMetals, ...distributions].map(({ value }) => value),
  )
  const labels = distributions.map(legendText)
  const onCurve = {
    x: { ...x, field: 'energy', ...UNLABELLED },
    y: { ...y, field: 'value' },
    fill: { field: 'colour', type: 'nominal', scale: null },
  } as const
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${title}: ${activity.title} against ${energyAxisTitle(first.distribution)}`,
    title: { text: wrapped([title], TITLE_LENGTH), subtitle: wrapped(subtitle) },
    config: {
      ...PLOT_CONFIG,
      concat: { spacing: 22 },
      legend: { ...PLOT_CONFIG.legend, layout: STACKED },
    },
    // Titles of axes are longer than the lower panel is high, and must not push it away.
    bounds: 'flush',
    vconcat: [
      {
        width: PLOT_WIDTH,
        height: HEIGHT,
        layer: [
          ...optimumMark(optimum, x, ends),
          {
            data: { values: curve },
            mark: { type: 'line', color: '#555', strokeWidth: 2, clip: true },
            encoding: { x: { ...x, field: 'energy', ...UNLABELLED }, y: { ...y, field: 'value' } },
          },
          {
            data: {
              values: distributions.map(({ label, distribution, value }, index) => ({
                label,
                energy: distribution.mean,
                value,
                colour: lineColour(index),
              })),
            },
            mark: pointMark('diamond', 150),
            encoding: {
              ...onCurve,
              tooltip: [
                { field: 'label', type: 'nominal', title: 'composition' },
                { field: 'energy', type: 'quantitative', title: 'mean energy / eV', format: '.4f' },
                { field: 'value', type: 'quantitative', title: 'mean value', format: '.4~g' },
              ],
            },
          },
          {
            data: {
              values: pureMetals.map(metal => ({
                ...metal,
                colour: ELEMENT_COLOURS[metal.element] ?? 'black',
              })),
            },
            mark: pointMark('circle', 60),
            encoding: {
              ...onCurve,
              tooltip: [
                { field: 'element', type: 'nominal', title: 'pure metal' },
                { field: 'energy', type: 'quantitative', title: 'energy / eV', format: '.4f' },
                { field: 'value', type: 'quantitative', title: 'value', format: '.4~g' },
              ],
            },
          },
          ...planeNames(
            pureMetals.map(({ element, energy, value }) => ({ name: element, x: energy, y: value })),
            { x: { ...x, ...UNLABELLED }, y, width: PLOT_WIDTH, height: HEIGHT },
            {
              lines: [
                curve.map(({ energy, value }) => ({ x: energy, y: value })),
                ...(optimum === undefined ? [] : [y.scale.domain.map(value => ({ x: optimum, y: value }))]),
              ],
              marks: distributions.map(({ distribution, value }) => ({ x: distribution.mean, y: value })),
            },
          ),
        ] as PlotLayer[],
      },
      volcanoDensities(labels, distributions, x, optimum),
    ],
  } as TopLevelSpec
}

const LABEL_HEIGHT = 6

/** So near to an end, as a share of the axis, a centred label would be cut. */
const END_SHARE = 0.2

/** The best energy as a dashed line, its value above the frame. */
function optimumMark(optimum: number | undefined, x: object, [low, high]: readonly [number, number]) {
  if (optimum === undefined) return []
  const share = (optimum - low) / (high - low)
  const align = share < END_SHARE ? 'left' : share > 1 - END_SHARE ? 'right' : 'center'
  const data = { values: [{ energy: optimum, text: `optimum ${numberText(optimum)} eV` }] }
  const position = { x: { ...x, field: 'energy', ...UNLABELLED } }
  return [
    { data, mark: OPTIMUM_RULE, encoding: position },
    {
      data,
      mark: { type: 'text', y: 0, dy: -LABEL_HEIGHT, align, baseline: 'bottom', fontSize: 11 },
      encoding: { ...position, text: { field: 'text' } },
    },
  ]
}

/** The lower panel names the energies of both. */
const pointMark = (shape: 'circle' | 'diamond', size: number) =>
  ({ type: 'point', shape, size, stroke: 'black', strokeWidth: 1.2, opacity: 1 }) as const

const UNLABELLED = { title: null, axis: { labels: false } } as const

function valueAxis(title: string, values: readonly number[]) {
  const axis = { type: 'quantitative', title: wrapped([title], VALUE_TITLE_LINE) } as const
  if (spansDecades(values)) return { ...axis, ...logarithmicAxis(values) }
  const domain = roomyDomain(values, ROOM, ROOM)
  return { ...axis, scale: { domain, nice: false, zero: false }, axis: tinyFormat(...domain) }
}

/** What the legend calls a composition, with its mean, and what lies beyond the data. */
function legendText({ label, value, distribution }: VolcanoSites): string {
  return `${label}: mean value ${numberText(value)}${beyondDataText(distribution, '; ', ' of the sites')}`
}
