import type { TopLevelSpec } from 'vega-lite'
import type { SampledDistribution } from '../src/sampling/sampled.ts'
import { energyHistogram } from './energy-histogram.ts'
import type { PlotLayer } from './style.ts'

/**
 * Histogram of sampled sites, stacked by the elements of the ensemble, with the standard error of every bin.
 *
 * @example sampledHistogram(sampledDistribution(model, alloy, { sites: 1e4, seed: 1 }))
 */
export function sampledHistogram(sample: SampledDistribution): TopLevelSpec {
  const histogram = energyHistogram(sample) as TopLevelSpec & { readonly layer: readonly PlotLayer[] }
  const { start, width, probability, standardError } = sample.bins
  const errors = probability.flatMap((share, bin) =>
    share === 0
      ? []
      : [
          {
            energy: start + (bin + 0.5) * width,
            low: Math.max(0, share - (standardError[bin] as number)),
            high: share + (standardError[bin] as number),
          },
        ],
  )
  const { encoding } = histogram.layer.find(isBars) as unknown as Bars
  const layer = {
    data: { values: errors },
    mark: { type: 'rule', strokeWidth: 1, color: 'black', opacity: 0.6 },
    encoding: {
      x: { ...encoding.x, field: 'energy', bin: false },
      y: { field: 'low', type: 'quantitative' },
      y2: { field: 'high' },
    },
  } as PlotLayer
  const title = histogram.title as { readonly subtitle: readonly string[] }
  return {
    ...histogram,
    title: { ...title, subtitle: [...title.subtitle, 'black bars: ± one standard error'] },
    layer: [...histogram.layer, layer],
  } as TopLevelSpec
}

interface Bars {
  readonly mark: { readonly type: string }
  readonly encoding: { readonly x: object }
}

const isBars = (layer: object): boolean => (layer as Partial<Bars>).mark?.type === 'bar'
