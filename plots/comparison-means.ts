import type { TopLevelSpec } from 'vega-lite'
import { distinctLabels, LABELLED_ROWS } from './comparison-labels.ts'
import type { LabelledDistribution } from './comparison-overlay.ts'
import { energyAxisTitle, energyDomain, energyReference } from './energy-axis.ts'
import { PLOT_CONFIG } from './style.ts'
import { wrapped } from './wrapped.ts'

/** A distribution with the shares 0.05 and 0.95 among its quantiles, and the standard error of its mean. */
export interface MeanEntry extends LabelledDistribution {
  /** eV; null for none. */
  readonly error: number | null
}

const WIDTH = 480
const ROW_HEIGHT = 20

/**
 * One line per composition: all energies, those of the middle nine tenths of the sites, the mean with its error bar.
 *
 * @param entries of one model, at least one
 * @example comparisonMeans([{ label: 'Pt', distribution, error: null }])
 */
export function comparisonMeans(entries: readonly MeanEntry[]): TopLevelSpec {
  const labels = distinctLabels(entries.map(({ label }) => label))
  const values = entries.map(({ distribution, error }, index) => ({
    label: labels[index] as string,
    minimum: distribution.minimum,
    low: distribution.quantiles['0.05'] as number,
    high: distribution.quantiles['0.95'] as number,
    maximum: distribution.maximum,
    mean: distribution.mean,
    lowMean: error === null ? null : distribution.mean - error,
    highMean: error === null ? null : distribution.mean + error,
  }))
  const { distribution: first } = entries[0] as MeanEntry
  const hasErrors = entries.some(({ error }) => error !== null)
  const [low, high] = energyDomain(
    values.flatMap(({ minimum, maximum, lowMean, highMean }) => [
      minimum,
      maximum,
      ...(lowMean === null || highMean === null ? [] : [lowMean, highMean]),
    ]),
    first.bins.width,
  )
  const margin = MARGIN * (high - low)
  const y = LABELLED_ROWS
  const x = {
    type: 'quantitative',
    title: energyAxisTitle(first),
    scale: { domain: [low - margin, high + margin] as [number, number], nice: false, zero: false },
  } as const
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${energyAxisTitle(first)}: mean and spread of ${labels.join(', ')}`,
    title: {
      text: `Mean and spread of ${energyAxisTitle(first).replace(' / eV', '')}`,
      subtitle: wrapped(
        [
          ...energyReference(first),
          `dot: mean${hasErrors ? ' with its standard error from the uncertain composition' : ''}; ` +
            'thick line: from 5 to 95 % of the sites; thin line: all sites',
        ],
        90,
      ),
    },
    width: WIDTH,
    height: { step: ROW_HEIGHT },
    config: PLOT_CONFIG,
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 1, color: '#999' },
        encoding: { x: { ...x, field: 'minimum' }, x2: { field: 'maximum' }, y },
      },
      {
        mark: { type: 'rule', strokeWidth: 5, color: '#56b4e9' },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y },
      },
      ...(hasErrors
        ? [
            {
              mark: { type: 'rule', strokeWidth: 1.5, color: 'black' },
              encoding: { x: { ...x, field: 'lowMean' }, x2: { field: 'highMean' }, y },
            },
            ...['lowMean', 'highMean'].map(field => ({
              mark: { type: 'tick', orient: 'vertical', color: 'black', thickness: 1.5, size: 10 },
              encoding: { x: { ...x, field }, y },
            })),
          ]
        : []),
      {
        mark: { type: 'circle', size: 40, color: 'black', opacity: 1 },
        encoding: { x: { ...x, field: 'mean' }, y },
      },
    ],
  } as TopLevelSpec
}

const MARGIN = 0.03
