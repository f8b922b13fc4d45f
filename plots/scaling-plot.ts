import type { TopLevelSpec } from 'vega-lite'
import type { JointDistribution } from '../src/joint/joint.ts'
import type { ScalingRelation } from '../src/joint/scaling.ts'
import type { ScalingLine } from '../src/joint/scaling-lines.ts'
import { compositionTitle } from './composition-title.ts'
import { ELEMENT_COLOURS } from './element-colours.ts'
import { energyAxisTitle, energyDomain, energyReferences } from './energy-axis.ts'
import { jointCells, shownBins, shownEdges } from './joint-cells.ts'
import { perPlaneBin, planeLegend } from './plane-legend.ts'
import { planeNames } from './plane-names.ts'
import { PLOT_CONFIG, type PlotLayer } from './style.ts'
import { wrapped } from './wrapped.ts'

const SIDE = 460

/** Longer lines would make the picture wider than the plane. */
const TITLE_LINE = 52
const SUBTITLE_LINE = 72

/** Room about cells and metals, as a share of the axis. */
const ROOM = 0.06

/** Cells with less than this share of the largest probability would be all but white. */
const FAINTEST = 0.01

/** Pale, so that lines and metals stand out. */
const CELL_COLOURS = ['#eef3f7', '#6f8fae']

const SITE_LINE = '#0b3d6b'
const METAL_LINE = '#c2185b'

/** Legends one below the other, or the equations would widen the picture. */
const STACKED = { bottom: { anchor: 'start', direction: 'vertical', margin: 12 } } as const

/**
 * Two adsorption energies over the sites of an alloy, as pale cells, with their scaling line, and that over the pure
 * metals, which are named points.
 *
 * @param joint of the same models, alloy and neighbours
 * @example scalingPlot(scalingRelation(models, alloy), jointDistribution(models, alloy))
 */
export function scalingPlot(scaling: ScalingRelation, joint: JointDistribution): TopLevelSpec {
  const { models, pureMetals } = scaling
  const shown = shownBins(joint)
  const [x, y] = ([0, 1] as const).map(axis => {
    const energies = [...shownEdges(shown, axis), ...pureMetals.points.map(({ energies: own }) => own[axis])]
    const [low, high] = energyDomain(energies, shown.width)
    const room = ROOM * (high - low)
    return {
      type: 'quantitative',
      title: axisTitle(scaling, axis),
      scale: { domain: [low - room, high + room] as [number, number], nice: false, zero: false },
      axis: { grid: false },
    } as const
  }) as unknown as [PlaneAxis, PlaneAxis]
  const cells = jointCells(shown)
  const largest = cells.reduce((most, { probability }) => Math.max(most, probability), 0)
  const lines = [
    { name: 'sites', line: scaling, colour: SITE_LINE, dash: [1, 0] },
    { name: 'pure metals', line: pureMetals, colour: METAL_LINE, dash: [6, 3] },
  ].flatMap(entry => {
    const { slope, intercept } = entry.line
    return slope === null || intercept === null ? [] : [{ ...entry, slope, intercept }]
  })
  const ends = lines.map(({ slope, intercept }) =>
    x.scale.domain.map(energy => ({ x: energy, y: intercept + slope * energy })),
  )
  const points = pureMetals.points.map(({ element, energies: [a, b] }) => ({ name: element, x: a, y: b }))
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Scaling of ${energyAxisTitle(models[1])} with ${energyAxisTitle(models[0])} over the sites of ${compositionTitle(scaling)} and over pure metals`,
    title: {
      text: wrapped([title(scaling)], TITLE_LINE),
      subtitle: wrapped(subtitle(scaling), SUBTITLE_LINE),
    },
    config: { ...PLOT_CONFIG, legend: { ...PLOT_CONFIG.legend, layout: STACKED } },
    width: SIDE,
    height: SIDE,
    layer: [
      {
        data: { values: cells.filter(({ probability }) => probability >= FAINTEST * largest) },
        // The line in the cell's own colour hides the seams between cells.
        mark: {
          type: 'rect',
          stroke: { expr: "scale('color', datum.probability)" },
          strokeWidth: 0.5,
          aria: false,
        },
        encoding: {
          x: { ...x, field: 'lowA' },
          x2: { field: 'highA' },
          y: { ...y, field: 'lowB' },
          y2: { field: 'highB' },
          color: {
            field: 'probability',
            type: 'quantitative',
            scale: { range: CELL_COLOURS, domain: [0, largest], nice: false },
            legend: planeLegend(`${perPlaneBin(shown.width)} of the sites`, largest, SIDE),
          },
          tooltip: [
            { field: 'lowA', type: 'quantitative', title: 'A from / eV' },
            { field: 'highA', type: 'quantitative', title: 'to / eV' },
            { field: 'lowB', type: 'quantitative', title: 'B from / eV' },
            { field: 'highB', type: 'quantitative', title: 'to / eV' },
            { field: 'probability', type: 'quantitative', title: 'probability', format: '.3e' },
          ],
        },
      },
      ...(lines.length === 0
        ? []
        : [
            {
              data: {
                values: lines.flatMap(({ name }, index) =>
                  (ends[index] ?? []).map(end => ({ name, ...end })),
                ),
              },
              mark: { type: 'line', strokeWidth: 2, clip: true },
              encoding: {
                x: { ...x, field: 'x' },
                y: { ...y, field: 'y' },
                stroke: {
                  field: 'name',
                  type: 'nominal',
                  title: 'Least squares of B on A',
                  scale: {
                    domain: lines.map(({ name }) => name),
                    range: lines.map(({ colour }) => colour),
                  },
                  legend: {
                    orient: 'bottom',
                    direction: 'vertical',
                    symbolType: 'stroke',
                    symbolStrokeWidth: 2,
                    symbolSize: 250,
                    labelExpr: legendTexts(lines),
                    titleLimit: SIDE,
                  },
                },
                strokeDash: {
                  field: 'name',
                  type: 'nominal',
                  title: 'Least squares of B on A',
                  scale: { domain: lines.map(({ name }) => name), range: lines.map(({ dash }) => dash) },
                },
              },
            },
          ]),
      {
        data: {
          values: points.map(({ name, ...place }) => ({
            ...place,
            name,
            colour: ELEMENT_COLOURS[name] ?? 'black',
          })),
        },
        mark: { type: 'point', shape: 'circle', size: 80, stroke: 'black', strokeWidth: 1.2, opacity: 1 },
        encoding: {
          x: { ...x, field: 'x' },
          y: { ...y, field: 'y' },
          fill: { field: 'colour', type: 'nominal', scale: null },
          tooltip: [
            { field: 'name', type: 'nominal', title: 'pure metal' },
            { field: 'x', type: 'quantitative', title: 'A / eV', format: '.4f' },
            { field: 'y', type: 'quantitative', title: 'B / eV', format: '.4f' },
          ],
        },
      },
      ...planeNames(points, { x, y, width: SIDE, height: SIDE }, { lines: ends }),
    ] as PlotLayer[],
  } as TopLevelSpec
}

interface PlaneAxis {
  readonly scale: { readonly domain: [number, number]; readonly [more: string]: unknown }
  readonly [more: string]: unknown
}

function title({ models: [a, b], neighbour, ...alloy }: ScalingRelation): string {
  const place = neighbour === 0 ? `on ${a.site}` : `on ${b.site} with *${a.adsorbate} beside it on ${a.site}`
  return neighbour === 0
    ? `Scaling of *${b.adsorbate} with *${a.adsorbate} ${place} of ${compositionTitle(alloy)}`
    : `Scaling of *${b.adsorbate} ${place}, ${compositionTitle(alloy)}`
}

function subtitle({
  models,
  neighbour,
  distance,
  correlation,
  unseenProbability,
  warnings,
}: ScalingRelation): string[] {
  const place =
    neighbour === 0
      ? 'the very same site'
      : `neighbours of rank ${neighbour}, ${distance.toFixed(3)} lattice constants apart`
  return [
    ...energyReferences(models),
    `models ${models.map(({ model }) => model).join(' and ')}, A and B`,
    `${place}; correlation over the sites ${correlation === null ? 'undefined' : signed(correlation, 3)}; exact`,
    ...(unseenProbability > 0
      ? [
          `ensembles without data: ${(100 * unseenProbability).toFixed(1)} % of the pairs (energies predicted)`,
        ]
      : []),
    ...warnings.map(warning => `warning: ${warning}`),
  ]
}

const axisTitle = ({ models }: ScalingRelation, axis: 0 | 1): string =>
  `${'AB'.charAt(axis)}: ${energyAxisTitle(models[axis])}`

/** The legend's labels: each line's equation and spread. */
const legendTexts = (lines: readonly { readonly name: string; readonly line: ScalingLine }[]): string =>
  lines.reduceRight((rest, { name, line }) => {
    const text = `${name}: B = ${equation(line)}`
    return `datum.label === ${JSON.stringify(name)} ? ${JSON.stringify(text)} : ${rest}`
  }, 'datum.label')

function equation({ slope, intercept, residualStandardDeviation }: ScalingLine): string {
  const constant = intercept ?? 0
  const offset = `${constant < 0 ? '−' : '+'} ${Math.abs(constant).toFixed(3)} eV`
  return `${signed(slope ?? 0, 3)} A ${offset}, spread ${(residualStandardDeviation ?? 0).toFixed(3)} eV`
}

const signed = (value: number, digits: number): string => value.toFixed(digits).replace('-', '−')
