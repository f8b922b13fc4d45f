import type { TopLevelSpec } from 'vega-lite'
import type { JointDistribution } from '../src/joint/joint.ts'
import { compositionTitle } from './composition-title.ts'
import { energyAxisTitle, energyDomain, energyReferences } from './energy-axis.ts'
import { jointCells, marginals, type ShownBins, shownBins, shownEdges } from './joint-cells.ts'
import { jointMargin } from './joint-margins.ts'
import { jointWindowMarks } from './joint-window-marks.ts'
import { numberText } from './number-text.ts'
import { perPlaneBin, planeLegend } from './plane-legend.ts'
import { PLOT_CONFIG } from './style.ts'
import { wrapped } from './wrapped.ts'

const SIDE = 440

/** The room of a margin beside the plane, as a share of its side. */
const MARGIN_SHARE = 0.16

/** Longer lines would make the picture wider than the plane and its margin. */
const TITLE_LINE = 48
const SUBTITLE_LINE = 66

/**
 * Probability in the plane of two adsorption energies, the first along x, with each one's own histogram beside it.
 * Windows are dashed, with their probability and that if both were independent; where a condition was asked, the other
 * energy's distribution under it is a line in its margin.
 *
 * @param side of the plane, pixels
 * @example jointHeatMap(jointDistribution(models, alloy, { windows: [readWindow('CO<=0,H>0', models)] }))
 */
export function jointHeatMap(joint: JointDistribution, side = SIDE): TopLevelSpec {
  const margin = Math.round(MARGIN_SHARE * side)
  const { models, windows, given } = joint
  const shown = shownBins(joint)
  const axes = {
    x: { type: 'quantitative', title: axisTitle(joint, 0), scale: scaleOf(joint, shown, 0) },
    y: { type: 'quantitative', title: axisTitle(joint, 1), scale: scaleOf(joint, shown, 1) },
  } as const
  const [rows, columns] = marginals(shown.probability)
  const isFirst = given !== null && given.axis === 0
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Joint distribution of ${energyAxisTitle(models[0])} and ${energyAxisTitle(models[1])} on ${compositionTitle(joint)}`,
    title: { text: wrapped([title(joint)], TITLE_LINE), subtitle: wrapped(subtitle(joint), SUBTITLE_LINE) },
    config: { ...PLOT_CONFIG, concat: { spacing: 6 } },
    vconcat: [
      {
        width: side,
        height: margin,
        view: { stroke: null },
        layer: jointMargin(
          { edges: edgesOf(shown, 0), probability: rows, given: isFirst ? given : null },
          'x',
          axes.x.scale,
        ),
      },
      {
        // Labels of windows may overhang; they must not push the margin away.
        bounds: 'flush',
        hconcat: [
          {
            width: side,
            height: side,
            layer: [cells(shown, axes, side), ...jointWindowMarks(windows, axes)],
          },
          {
            width: margin,
            height: side,
            view: { stroke: null },
            layer: jointMargin(
              { edges: edgesOf(shown, 1), probability: columns, given: isFirst ? null : given },
              'y',
              axes.y.scale,
            ),
          },
        ],
      },
    ],
  } as TopLevelSpec
}

/** Cells with less than this share of the largest probability would be one colour over most of the plane. */
const FAINTEST = 0.005

const cells = (shown: ShownBins, { x, y }: { readonly x: object; readonly y: object }, side: number) => {
  const all = jointCells(shown)
  const largest = all.reduce((most, { probability }) => Math.max(most, probability), 0)
  const values = all.filter(({ probability }) => probability >= FAINTEST * largest)
  const colour = {
    field: 'probability',
    type: 'quantitative',
    scale: { scheme: 'viridis', reverse: true, domain: [0, largest], nice: false },
  }
  return {
    data: { values },
    // The line in the cell's own colour hides the seams between cells.
    mark: {
      type: 'rect',
      stroke: { expr: "scale('color', datum.probability)" },
      strokeWidth: 0.5,
      aria: false,
    },
    encoding: {
      x: { ...x, field: 'lowA', axis: { grid: false } },
      x2: { field: 'highA' },
      y: { ...y, field: 'lowB', axis: { grid: false } },
      y2: { field: 'highB' },
      color: {
        ...colour,
        legend: planeLegend(
          [perPlaneBin(shown.width), `(blank: below ${100 * FAINTEST} % of the largest)`],
          largest,
          side,
        ),
      },
      tooltip: [
        { field: 'lowA', type: 'quantitative', title: 'first from / eV' },
        { field: 'highA', type: 'quantitative', title: 'to / eV' },
        { field: 'lowB', type: 'quantitative', title: 'second from / eV' },
        { field: 'highB', type: 'quantitative', title: 'to / eV' },
        { field: 'probability', type: 'quantitative', title: 'probability', format: '.3e' },
      ],
    },
  }
}

/** Above and below the plane, for labels of windows; as a share of it. */
const LABEL_ROOM = 0.09

/** An axis that holds the shown bins and every bound of a window. */
function scaleOf({ windows }: JointDistribution, shown: ShownBins, axis: 0 | 1) {
  const bounds = windows.flatMap(({ within }) =>
    [within[axis].low, within[axis].high].flatMap(bound => bound?.energy ?? []),
  )
  const [low, high] = energyDomain([...shownEdges(shown, axis), ...bounds], shown.width)
  const room = axis === 1 && windows.length > 0 ? LABEL_ROOM * (high - low) : 0
  const domain = [low - room, high + room] as const
  return { domain, nice: false, zero: false } as const
}

function edgesOf(shown: ShownBins, axis: 0 | 1): number[] {
  const bins = axis === 0 ? shown.probability.length : (shown.probability[0]?.length ?? 0)
  return Array.from({ length: bins + 1 }, (_, bin) =>
    Number((shown.starts[axis] + bin * shown.width).toPrecision(12)),
  )
}

function title(joint: JointDistribution): string {
  const [a, b] = joint.models
  const alloy = compositionTitle(joint)
  if (joint.neighbour === 0) return `*${a.adsorbate} and *${b.adsorbate} on ${a.site} of ${alloy}`
  return `*${a.adsorbate} on ${a.site} beside *${b.adsorbate} on ${b.site} of ${alloy}`
}

function subtitle(joint: JointDistribution): string[] {
  const { models, neighbour, distance, correlation, bins, given, unseenProbability, warnings } = joint
  const place =
    neighbour === 0
      ? 'the very same site'
      : `neighbours of rank ${neighbour}, ${distance.toFixed(3)} lattice constants apart`
  const resolution = Math.max(bins.resolution, joint.resolution, given?.resolution ?? 0)
  return [
    ...energyReferences(models),
    `models ${models.map(({ model }) => model).join(' and ')}`,
    place,
    `correlation ${correlation === null ? 'undefined' : correlation.toFixed(3).replace('-', '−')}; ` +
      (resolution === 0 ? 'exact' : `probabilities within ${numberText(resolution)} eV`),
    ...(given === null
      ? []
      : [
          `line in the margin: ${axisTitle(joint, given.axis)} given ${given.name} (${(100 * given.probability).toFixed(2)} %)`,
        ]),
    ...(unseenProbability > 0
      ? [
          `ensembles without data: ${(100 * unseenProbability).toFixed(1)} % of the pairs (energies predicted)`,
        ]
      : []),
    ...warnings.map(warning => `warning: ${warning}`),
  ]
}

/** The energy's symbol, told apart by the names that windows use where both adsorbates are the same. */
const axisTitle = ({ models }: JointDistribution, axis: 0 | 1): string =>
  (models[0].adsorbate === models[1].adsorbate ? `${'AB'.charAt(axis)}: ` : '') +
  energyAxisTitle(models[axis])
