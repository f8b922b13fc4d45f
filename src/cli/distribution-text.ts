import { compositionTitle } from '../../plots/composition-title.ts'
import { methodText } from '../distribution/method.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import type { DistributionAnswer } from '../question/distribution.ts'
import { unseenWarning } from './unseen-warning.ts'

/** An energy distribution as text for people. */
export function distributionText(distribution: DistributionAnswer): string {
  const { model, energy, site, adsorbate, ensembles, quantiles } = distribution
  const symbol = energySymbol(distribution)
  return [
    `*${adsorbate} on ${site} of ${compositionTitle(distribution)}, random alloy`,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; ${methodText(distribution)}, fingerprints: ${grouped(distribution.fingerprints)}, arrangements: ${grouped(distribution.labelled)}`,
    '',
    aligned(
      [`${symbol}`, 'eV'],
      [
        ['mean', electronvolts(distribution.mean)],
        ['standard deviation', electronvolts(distribution.standardDeviation)],
        ['minimum', electronvolts(distribution.minimum)],
        ...Object.entries(quantiles).map(([share, value]) => [`quantile ${share}`, electronvolts(value)]),
        ['maximum', electronvolts(distribution.maximum)],
      ],
    ),
    ...samplingLines(distribution),
    '',
    aligned(
      ['ensemble', 'probability', 'mean / eV', 'sd / eV', 'min / eV', 'max / eV', ''],
      [...ensembles]
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
    ...askedFor(distribution, symbol),
    ...unseenWarning(distribution),
  ].join('\n')
}

/** How far a sample may be off; none when the distribution is no sample. */
function samplingLines({ standardError, quantileIntervals, confidence }: DistributionAnswer): string[] {
  if (quantileIntervals === undefined || confidence === undefined) return []
  const end = (energy: number | null) => (energy === null ? 'open' : electronvolts(energy))
  return [
    '',
    ...(standardError == null ? [] : [`standard error of the mean ${standardError.toPrecision(3)} eV`]),
    `quantiles, ${100 * confidence} % intervals in eV: ${Object.entries(quantileIntervals)
      .map(([share, [low, high]]) => `${share}: ${end(low)} to ${end(high)}`)
      .join(', ')}`,
  ]
}

/** The window, the broadening and the error bar, if they were asked for. */
function askedFor({ window, broadened, uncertainty }: DistributionAnswer, symbol: string): string[] {
  const lines: string[] = []
  if (window)
    lines.push(
      `${symbol} from ${window.low} to ${window.high} eV: probability ${window.probability.toFixed(6)}`,
    )
  if (broadened)
    lines.push(
      `broadened by a Gaussian of ${electronvolts(broadened.sigma)} eV: standard deviation ${electronvolts(broadened.standardDeviation)} eV, ` +
        `quantiles ${Object.entries(broadened.quantiles)
          .map(([share, value]) => `${share}: ${electronvolts(value)}`)
          .join(', ')}`,
    )
  if (uncertainty)
    lines.push(
      `mole fractions known to +-${uncertainty.composition}: mean known to +-${electronvolts(uncertainty.mean)} eV`,
    )
  return lines.length > 0 ? ['', ...lines] : []
}

const electronvolts = (energy: number): string => energy.toFixed(4)

const grouped = (count: string): string => BigInt(count).toLocaleString('en')
