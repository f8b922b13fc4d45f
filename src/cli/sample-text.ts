import { compositionTitle } from '../../plots/composition-title.ts'
import { methodText } from '../distribution/method.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import type { SampledDistribution } from '../sampling/sampled.ts'
import type { QuantileInterval } from '../sampling/standard-errors.ts'
import { unseenWarning } from './unseen-warning.ts'

/** What `exactQuantiles` gives. */
type ExactQuantiles = Pick<SampledDistribution, 'quantiles' | 'resolution'> | null

/**
 * A sampled distribution as text for people: every figure with its standard error or interval, and the exact one if
 * known.
 */
export function sampleText(sample: SampledDistribution, exactly: ExactQuantiles): string {
  const { model, energy, site, adsorbate, exact } = sample
  const symbol = energySymbol(sample)
  return [
    `*${adsorbate} on ${site} of ${compositionTitle(sample)}, random alloy`,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; ${methodText(sample)}`,
    '',
    aligned(
      [`${symbol} / eV`, 'sampled', 'standard error', 'exact'],
      [
        ['mean', ...figures(sample.mean, sample.standardError, exact?.mean)],
        [
          'standard deviation',
          ...figures(
            sample.standardDeviation,
            sample.standardErrorOfStandardDeviation,
            exact?.standardDeviation,
          ),
        ],
        ['minimum', ...figures(sample.minimum)],
        ['maximum', ...figures(sample.maximum)],
      ],
    ),
    '',
    quantilesText(sample, exactly),
    ...resolutionNotes(sample, exactly),
    '',
    aligned(
      ['ensemble', 'share', 'mean / eV', 'sd / eV', 'min / eV', 'max / eV', ''],
      [...sample.ensembles]
        .sort((a, b) => a.mean - b.mean)
        .map(ensemble => [
          ensemble.name,
          ensemble.probability.toFixed(6),
          electronvolts(ensemble.mean),
          electronvolts(ensemble.standardDeviation),
          electronvolts(ensemble.minimum),
          electronvolts(ensemble.maximum),
          ensemble.unseen ? 'no data, predicted' : '',
        ]),
    ),
    ...unseenWarning(sample),
  ].join('\n')
}

const figures = (value: number, error?: number | null, exact?: number): string[] => [
  electronvolts(value),
  error === undefined || error === null ? '' : error.toFixed(6),
  exact === undefined ? '' : exact.toFixed(6),
]

function quantilesText(sample: SampledDistribution, exactly: ExactQuantiles): string {
  const level = `${Number((100 * sample.confidence).toPrecision(6))} %`
  return aligned(
    [
      'quantile / eV',
      'sampled',
      `${level} from`,
      'to (order statistics)',
      ...(exactly === null ? [] : ['exact']),
    ],
    Object.entries(sample.quantiles).map(([share, value]) => {
      const [low, high] = sample.quantileIntervals[share] as QuantileInterval
      return [
        share,
        electronvolts(value),
        ...[low, high].map(end => (end === null ? '' : electronvolts(end))),
        ...(exactly === null ? [] : [electronvolts(exactly.quantiles[share] as number)]),
      ]
    }),
  )
}

const resolutionNotes = ({ resolution }: SampledDistribution, exactly: ExactQuantiles): string[] => [
  ...(resolution === 0
    ? []
    : [`energies were counted in cells, so quantiles may be off by ${resolution.toPrecision(2)} eV besides`]),
  ...(exactly === null || exactly.resolution === 0
    ? []
    : [`exact quantiles are known to within ${exactly.resolution.toPrecision(2)} eV`]),
]

const electronvolts = (energy: number): string => energy.toFixed(6)
