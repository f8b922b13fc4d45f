import { compositionTitle } from '../../plots/composition-title.ts'
import { methodText } from '../distribution/method.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import type { SampledDistribution } from '../sampling/sampled.ts'
import { unseenWarning } from './unseen-warning.ts'

/** A sampled distribution as text for people: every figure with its standard error, and the exact one if known. */
export function sampleText(sample: SampledDistribution): string {
  const { model, energy, site, adsorbate, exact, quantiles, quantileStandardErrors } = sample
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
        ...Object.entries(quantiles).map(([share, value]) => [
          `quantile ${share}`,
          ...figures(value, quantileStandardErrors?.[share]),
        ]),
        ['maximum', ...figures(sample.maximum)],
      ],
    ),
    ...resolutionNote(sample),
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

const resolutionNote = ({ resolution }: SampledDistribution): string[] =>
  resolution === 0
    ? []
    : [`energies were counted in cells, so quantiles may be off by ${resolution.toPrecision(2)} eV besides`]

const electronvolts = (energy: number): string => energy.toFixed(6)
