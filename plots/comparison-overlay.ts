import type { TopLevelSpec } from 'vega-lite'
import type { EnergyDistribution } from '../src/distribution/distribution.ts'
import { methodText } from '../src/distribution/method.ts'
import type { EnergyWindow } from '../src/distribution/window.ts'
import { InputError } from '../src/input/input-error.ts'
import { beyondDataText } from './beyond-data.ts'
import { distinctLabels, legendName } from './comparison-labels.ts'
import { energyAxisTitle, energyDomain, energyReference } from './energy-axis.ts'
import { lineEncoding } from './line-styles.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { windowShade } from './window-shade.ts'
import { wrapped } from './wrapped.ts'

/** More lines than this cannot be told apart. */
export const MAXIMUM_LINES = 12

/** A distribution and what the legend calls it. */
export interface LabelledDistribution {
  readonly label: string
  readonly distribution: EnergyDistribution
}

export interface OverlayOptions {
  /** Ends of the energy axis, eV; what the distributions and the window need by default. */
  readonly domain?: readonly [number, number] | undefined
}

/**
 * Energy distributions of one model laid over each other, as probability densities. A composition with one
 * single energy, such as a pure metal, is a vertical line; an energy window is shaded.
 *
 * @throws InputError for more than 12 distributions
 * @example comparisonOverlay([{ label: 'alloy', distribution: energyDistribution(model, alloy) }])
 */
export function comparisonOverlay(
  entries: readonly LabelledDistribution[],
  window: EnergyWindow | null = null,
  { domain = overlayDomain(entries, window) }: OverlayOptions = {},
): TopLevelSpec {
  if (entries.length > MAXIMUM_LINES)
    throw new InputError(`a picture holds at most ${MAXIMUM_LINES} compositions, got ${entries.length}`)
  const labels = distinctLabels(entries.map(legendLabel))
  const shown = distinctLabels(
    entries.map(({ label, ...entry }) => legendLabel({ ...entry, label: legendName(label) })),
  )
  const { distribution: first } = entries[0] as LabelledDistribution
  const x = {
    type: 'quantitative',
    title: energyAxisTitle(first),
    scale: {
      domain: [...domain] as [number, number],
      nice: false,
      zero: false,
    },
  } as const
  const encoding = {
    ...lineEncoding('label', 'Composition', labels, shown),
    tooltip: { field: 'label', type: 'nominal', title: 'composition' },
  } as const
  const y = { field: 'density', type: 'quantitative', title: 'Probability density / eV⁻¹' } as const
  const curves = entries.flatMap((entry, index) =>
    isSingle(entry) ? [] : steps(entry, labels[index] as string),
  )
  const singles = entries.flatMap((entry, index) =>
    isSingle(entry) ? [{ energy: entry.distribution.mean, label: labels[index] as string }] : [],
  )
  const layer: PlotLayer[] = []
  if (window !== null) layer.push(windowShade(window, x))
  if (curves.length > 0)
    layer.push({
      data: { values: curves },
      mark: { type: 'line', interpolate: 'step-after', strokeWidth: 1.6, clip: true },
      encoding: { ...encoding, x: { ...x, field: 'energy' }, y },
    })
  if (singles.length > 0)
    layer.push({
      data: { values: singles },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { ...encoding, x: { ...x, field: 'energy' } },
    })
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${energyAxisTitle(first)} over the sites of ${labels.join(', ')}`,
    title: { text: `*${first.adsorbate} on ${first.site}`, subtitle: wrapped(subtitle(entries, window)) },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer,
  }
}

/** The energies that an overlay has to show, with a margin, eV. */
export function overlayDomain(
  entries: readonly LabelledDistribution[],
  window: EnergyWindow | null,
): readonly [number, number] {
  const [first] = entries
  if (first === undefined) throw new InputError('a picture needs at least one composition')
  const ends = window === null ? [] : [window.low, window.high]
  const energies = entries.flatMap(({ distribution }) =>
    isSingle({ distribution }) ? distribution.mean : binEdges(distribution),
  )
  return withMargin(energyDomain([...energies, ...ends], first.distribution.bins.width))
}

/** Keeps lines off the frame. */
const withMargin = ([low, high]: [number, number]): [number, number] => {
  const margin = 0.02 * (high - low)
  return [low - margin, high + margin]
}

/** A pure metal, say: all sites bind alike. */
const isSingle = ({ distribution }: Pick<LabelledDistribution, 'distribution'>) =>
  distribution.maximum === distribution.minimum

const binEdges = ({ bins: { start, width, probability } }: EnergyDistribution) => [
  start,
  start + width * probability.length,
]

function subtitle(entries: readonly LabelledDistribution[], window: EnergyWindow | null): string[] {
  const { distribution: first } = entries[0] as LabelledDistribution
  const lines = [...energyReference(first), `model ${first.model}; ${methodText(leastExact(entries))}`]
  if (window !== null) lines.push(`shaded: ${window.low} to ${window.high} eV`)
  return lines
}

/** The distribution with the coarsest resolution, whose method stands for all. */
const leastExact = (entries: readonly LabelledDistribution[]): EnergyDistribution =>
  entries
    .map(({ distribution }) => distribution)
    .reduce((worst, other) => (other.resolution > worst.resolution ? other : worst))

/** The label, marked where energies lie beyond the data of the model. */
function legendLabel({ label, distribution }: LabelledDistribution): string {
  const beyond = beyondDataText(distribution, '', '')
  return beyond === '' ? label : `${label} (${beyond})`
}

function steps({ distribution }: LabelledDistribution, label: string) {
  const { start, width, probability } = distribution.bins
  const heights = [0, ...probability.map(share => share / width), 0]
  return heights.map((density, index) => ({ energy: start + (index - 1) * width, density, label }))
}
