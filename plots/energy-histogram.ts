import type { TopLevelSpec } from 'vega-lite'
import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import { methodText } from '../src/distribution/method.ts'
import type { EnergyWindow } from '../src/distribution/window.ts'
import { ensembleAtoms } from '../src/environment/ensembles.ts'
import { compositionTitle } from './composition-title.ts'
import { bandEdges, bandLayers, bandLine } from './distribution-band.ts'
import { distributionOutlines, type OutlinesShown } from './distribution-outlines.ts'
import { ELEMENT_COLOURS } from './element-colours.ts'
import { energyAxisTitle, energyDomain, energyReference } from './energy-axis.ts'
import { energyMarkers, markersCrowd } from './energy-markers.ts'
import { histogramOutlines, outlineEdges } from './histogram-outlines.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH } from './style.ts'
import { windowShade } from './window-shade.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

export interface HistogramOptions extends OutlinesShown {
  /** Probability of each bin, or probability per eV. */
  readonly scale?: 'probability' | 'density' | undefined
  /** An energy to mark, eV. */
  readonly target?: number | undefined
  /** Energies to shade, eV, and their probability. */
  readonly window?: (EnergyWindow & { readonly probability: number }) | undefined
  /** Pixels that the axis will have, where the plot is fitted into a page: what stands beside each other there. */
  readonly shownWidth?: number | undefined
}

/**
 * Histogram of an energy distribution, stacked by the elements of the ensemble: a bin's probability on an
 * ensemble is shared among its atoms. The part that rests on ensembles without data is outlined.
 *
 * @example energyHistogram(energyDistribution(model, alloy), { target: 1.1 })
 */
export function energyHistogram(
  distribution: EnergyDistribution,
  options: HistogramOptions = {},
): TopLevelSpec {
  const { scale = 'probability', target, window, band, shownWidth } = options
  const { start, width, probability } = distribution.bins
  const perBin = scale === 'density' ? 1 / width : 1
  const elements = [...new Set(distribution.ensembles.flatMap(({ name }) => ensembleAtoms(name)))]
  const edges = [start, start + width * probability.length]
  const markers = [
    { label: 'mean', energy: distribution.mean },
    ...(target === undefined ? [] : [{ label: 'target', energy: target }]),
  ]
  const outlines = distributionOutlines(distribution, options, perBin)
  const domain = energyDomain(
    [
      ...edges,
      ...markers.map(({ energy }) => energy),
      ...outlines.flatMap(outlineEdges),
      ...(window === undefined ? [] : [window.low, window.high]),
      ...(band === undefined ? [] : bandEdges(band)),
    ],
    width,
  )
  const x = {
    type: 'quantitative',
    title: energyAxisTitle(distribution),
    scale: { domain, nice: false, zero: false },
  } as const
  const yTitle =
    scale === 'density' ? 'Probability density / eV⁻¹' : `Probability per ${Number(width.toPrecision(6))} eV`
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Histogram of ${energyAxisTitle(distribution)} over the sites of ${compositionTitle(distribution)}`,
    title: {
      text: wrapped([plotTitle(distribution)], TITLE_LENGTH),
      subtitle: wrapped([
        ...subtitle(distribution),
        ...windowLine(window),
        ...(band === undefined ? [] : [bandLine(band)]),
      ]),
      offset: markersCrowd(markers, domain, shownWidth) ? 42 : 28,
    },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer: [
      ...(window === undefined ? [] : [windowShade(window, x)]),
      {
        data: { values: elementShares(distribution, perBin) },
        mark: { type: 'bar', binSpacing: 0 },
        encoding: {
          x: { ...x, field: 'low', bin: 'binned' },
          x2: { field: 'high' },
          y: { field: 'probability', type: 'quantitative', stack: 'zero', title: yTitle },
          color: {
            field: 'element',
            type: 'nominal',
            title: distribution.ensembles.some(({ name }) => name.includes('-'))
              ? ['Ensemble atoms', '(share by element)']
              : 'Ensemble',
            scale: { domain: elements, range: elements.map(element => ELEMENT_COLOURS[element] as string) },
          },
          tooltip: [
            { field: 'low', type: 'quantitative', title: 'from / eV' },
            { field: 'high', type: 'quantitative', title: 'to / eV' },
            { field: 'element', type: 'nominal', title: 'element' },
            { field: 'probability', type: 'quantitative', title: scale, format: '.3e' },
          ],
        },
      },
      ...(band === undefined ? [] : bandLayers(band, perBin, x)),
      ...histogramOutlines(outlines, x),
      ...energyMarkers(markers, x, shownWidth),
    ],
  }
}

const plotTitle = (distribution: EnergyDistribution): string =>
  `*${distribution.adsorbate} on ${distribution.site} of ${compositionTitle(distribution)}`

function subtitle(distribution: EnergyDistribution): string[] {
  const { model, mean, standardDeviation, fingerprints, unseenProbability, warnings } = distribution
  const extrapolated = distribution.extrapolatedProbability ?? 0
  const kind = warnings.length > 0 ? 'warning: ' : ''
  const lines = [
    ...energyReference(distribution),
    `model ${model}; ${methodText(distribution)}, fingerprints: ${BigInt(fingerprints).toLocaleString('en')}; ` +
      `mean ${mean.toFixed(3)} eV, standard deviation ${standardDeviation.toFixed(3)} eV`,
  ]
  if (unseenProbability > 0)
    lines.push(
      `${kind}${(100 * unseenProbability).toFixed(1)} % of the sites, outlined, are on ensembles without data (energies predicted)`,
    )
  if (extrapolated > 0)
    lines.push(
      `${kind}${(100 * extrapolated).toFixed(1)} % of the sites have atom counts outside those of the rows (energies extrapolated)`,
    )
  return lines
}

const windowLine = (window: HistogramOptions['window']): string[] =>
  window === undefined
    ? []
    : [`shaded: ${window.low} to ${window.high} eV, probability ${window.probability.toPrecision(4)}`]

function elementShares({ ensembles, bins }: EnergyDistribution, perBin: number) {
  const shares = new Map<string, number[]>()
  for (const ensemble of ensembles) {
    const atoms = ensembleAtoms(ensemble.name)
    for (const element of atoms) {
      const share = shares.get(element) ?? new Array<number>(bins.probability.length).fill(0)
      shares.set(element, share)
      for (let bin = 0; bin < share.length; bin++)
        share[bin] = (share[bin] as number) + (ensemble.bins[bin] as number) / atoms.length
    }
  }
  return [...shares].flatMap(([element, share]) =>
    share.flatMap((probability, bin) =>
      probability > 0 ? [{ ...binEdges(bins, bin), element, probability: probability * perBin }] : [],
    ),
  )
}

const binEdges = ({ start, width }: { start: number; width: number }, bin: number) => {
  const first = Math.round(start / width)
  return { low: rounded((first + bin) * width), high: rounded((first + bin + 1) * width) }
}

const rounded = (energy: number): number => Number(energy.toPrecision(12))
