import { compositionTitle } from '../../plots/composition-title.ts'
import type { EnsembleCoverage } from '../inference/coverage.ts'
import { CLASS_TITLES, SITE_CLASSES } from '../inference/site-classes.ts'
import { aligned } from '../output/aligned.ts'
import type { CoverageAnswer } from '../question/coverage.ts'

/** A coverage as text for people. */
export function coverageText(answer: CoverageAnswer): string {
  const { adsorbate, site, warnings, shares, warningLeverage, extrapolations } = answer
  return [
    `data behind *${adsorbate} on ${site} of ${compositionTitle(answer)}, random alloy`,
    rowsText(answer),
    methodLine(answer),
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    aligned(
      ['sites', 'share'],
      SITE_CLASSES.map(name => [
        name === 'highLeverage' && warningLeverage !== null
          ? `${CLASS_TITLES[name]}, above ${digits(warningLeverage)}`
          : CLASS_TITLES[name],
        percent(shares[name]),
      ]),
    ),
    ...leverageLines(answer),
    ...(extrapolations.length === 0 ? [] : ['', extrapolationText(answer)]),
    '',
    ensemblesText(answer),
  ].join('\n')
}

function rowsText({ model, rows, freedom, warningLeverage }: CoverageAnswer): string {
  if (freedom === null || warningLeverage === null) return `model ${model}: ${rows} rows`
  return (
    `model ${model}: ${rows} rows, which determine ${digits(freedom)} parameters; ` +
    `a leverage is high above ${digits(warningLeverage)}${warningLeverage < 1 ? ', three times the mean of the rows' : ''}`
  )
}

function methodLine({ sample, fingerprints }: CoverageAnswer): string {
  const all = `fingerprints: ${BigInt(fingerprints).toLocaleString('en')}`
  if (sample === null) return `exact, ${all}`
  return (
    `mean leverage, extrapolated counts and unseen ensembles exact; the rest from ${sample.sites.toLocaleString('en')} sites ` +
    `drawn from seed ${sample.seed}, standard error of a share at most ${percent(sample.shareError)}; ${all}`
  )
}

function leverageLines({ leverage, energyError, warningLeverage }: CoverageAnswer): string[] {
  if (leverage === null || energyError === null) return []
  return [
    '',
    aligned(
      ['', 'leverage', 'standard error of the energy / eV'],
      [
        ['mean', leverage.mean.toFixed(4), energyError.mean.toFixed(4)],
        ...Object.entries(leverage.quantiles).map(([share, value]) => [
          `quantile ${share}`,
          value.toFixed(4),
          (energyError.quantiles[share] as number).toFixed(4),
        ]),
      ],
    ),
    [
      ...(leverage.aboveWarning === null || warningLeverage === null || warningLeverage === 1
        ? []
        : [`above ${digits(warningLeverage)}: ${percent(leverage.aboveWarning)} `]),
      `above 1: ${percent(leverage.aboveOne)} of all sites`,
    ].join('; '),
  ]
}

/** Lines of the extrapolated counts in the text; the data have them all. */
const MOST_COUNTS = 10

const extrapolationText = ({ extrapolations }: CoverageAnswer): string =>
  [
    aligned(
      ['counts outside those of the rows', 'rows have', 'fewer', 'more'],
      extrapolations
        .slice(0, MOST_COUNTS)
        .map(({ zone, element, rows, below, above }) => [
          `${element} in ${zone}`,
          rows === null ? 'by ensemble' : `${rows[0]} to ${rows[1]}`,
          percent(below),
          percent(above),
        ]),
    ),
    ...(extrapolations.length > MOST_COUNTS
      ? [`and ${extrapolations.length - MOST_COUNTS} more elements in zones`]
      : []),
  ].join('\n')

function ensemblesText({ ensembles, shares, leverage }: CoverageAnswer): string {
  const knowsLeverage = shares.highLeverage !== null
  const isExtrapolated = (shares.extrapolated ?? 0) > 0
  return aligned(
    [
      'ensemble',
      'rows',
      'of sites',
      'covered',
      ...(knowsLeverage ? [CLASS_TITLES.highLeverage] : []),
      ...(isExtrapolated ? [CLASS_TITLES.extrapolated] : []),
      ...(leverage === null ? [] : ['mean leverage', 'error / eV']),
      '',
    ],
    [...ensembles]
      .sort((a, b) => beyond(b) - beyond(a) || b.probability - a.probability)
      .map(({ name, rows, probability, unseen, ...own }) => [
        name,
        rows === null ? '' : String(rows),
        percent(probability),
        percent(own.shares.covered),
        ...(knowsLeverage ? [percent(own.shares.highLeverage)] : []),
        ...(isExtrapolated ? [percent(own.shares.extrapolated)] : []),
        ...(own.leverage === null || own.energyError === null
          ? []
          : [own.leverage.mean.toFixed(4), own.energyError.toFixed(4)]),
        unseen ? 'no data, predicted' : '',
      ]),
  )
}

const beyond = ({ probability, shares }: EnsembleCoverage): number => probability - shares.covered

const digits = (value: number): string => String(Number(value.toPrecision(3)))

const percent = (share: number | null): string =>
  share === null ? 'unknown' : `${(100 * share).toFixed(2)} %`
