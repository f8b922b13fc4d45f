import { compositionTitle } from '../../plots/composition-title.ts'
import { methodText } from '../distribution/method.ts'
import { energySymbol } from '../energy/model.ts'
import type { Interval } from '../inference/credible-interval.ts'
import { levelText } from '../inference/level-text.ts'
import { aligned } from '../output/aligned.ts'
import type { DistributionAnswer } from '../question/distribution.ts'
import { unseenWarning } from './unseen-warning.ts'

/** An energy distribution as text for people. */
export function distributionText(distribution: DistributionAnswer): string {
  const { model, energy, site, adsorbate, ensembles, quantiles, band } = distribution
  const symbol = energySymbol(distribution)
  return [
    `*${adsorbate} on ${site} of ${compositionTitle(distribution)}, random alloy`,
    `${symbol} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; ${methodText(distribution)}, fingerprints: ${grouped(distribution.fingerprints)}, arrangements: ${grouped(distribution.labelled)}`,
    '',
    aligned(
      [`${symbol}`, 'eV', ...(band === undefined ? [] : [levelText(band)])],
      [
        ['mean', electronvolts(distribution.mean), intervalText(band?.mean)],
        [
          'standard deviation',
          electronvolts(distribution.standardDeviation),
          intervalText(band?.standardDeviation),
        ],
        ['minimum', electronvolts(distribution.minimum), intervalText(band?.minimum)],
        ...Object.entries(quantiles).map(([share, value]) => [
          `quantile ${share}`,
          electronvolts(value),
          intervalText(band?.quantiles[share]),
        ]),
        ['maximum', electronvolts(distribution.maximum), intervalText(band?.maximum)],
      ].map(row => (band === undefined ? row.slice(0, 2) : row)),
    ),
    ...bandLines(distribution),
    ...samplingLines(distribution),
    '',
    aligned(
      [
        ...['ensemble', 'probability', 'mean / eV', 'sd / eV', 'min / eV', 'max / eV'],
        ...(band === undefined ? [] : [`mean, ${levelText(band)}`]),
        '',
      ],
      [...ensembles]
        .sort((a, b) => a.mean - b.mean)
        .map(ensemble => [
          ensemble.name,
          ensemble.probability.toFixed(6),
          electronvolts(ensemble.mean),
          electronvolts(ensemble.standardDeviation),
          electronvolts(ensemble.minimum),
          electronvolts(ensemble.maximum),
          ...(band === undefined
            ? []
            : [intervalText(band.ensembles.find(({ name }) => name === ensemble.name)?.mean)]),
          ensemble.unseen ? 'no data, predicted' : '',
        ]),
    ),
    ...askedFor(distribution, symbol),
    ...unseenWarning(distribution),
  ].join('\n')
}

/** What the credible intervals are, and what is not in them. */
function bandLines({ band, model }: DistributionAnswer): string[] {
  if (band === undefined) return []
  return [
    '',
    `credible intervals: ${band.draws.toLocaleString('en')} draws, seed ${band.seed}, of what the rows of ${model} leave open about its coefficients`,
    `standard error of the mean ${band.meanStandardError.toPrecision(3)} eV; the scatter of single sites about the model is not in it`,
    ...(band.resolution > 0
      ? [`draws convolved: their bins and quantiles to ${Number(band.resolution.toPrecision(2))} eV`]
      : []),
  ]
}

const intervalText = (interval: Interval | undefined): string =>
  interval === undefined ? '' : interval.map(electronvolts).join(' to ')

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
