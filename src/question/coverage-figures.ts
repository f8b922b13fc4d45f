import type { EnsembleCoverage } from '../inference/coverage.ts'
import { CLASS_TITLES, SITE_CLASSES } from '../inference/site-classes.ts'
import type { TextTable } from '../output/text-table.ts'
import type { CoverageAnswer } from './coverage.ts'

/** What the rows of the model determine, and which leverage is high. */
export function rowsText({ model, rows, freedom, warningLeverage }: CoverageAnswer): string {
  if (freedom === null || warningLeverage === null) return `model ${model}: ${rows} rows`
  return (
    `model ${model}: ${rows} rows, which determine ${digits(freedom)} parameters; ` +
    `a leverage is high above ${digits(warningLeverage)}${warningLeverage < 1 ? ', three times the mean of the rows' : ''}`
  )
}

/** Whether a coverage is exact, and else how it was drawn. */
export function methodText({ sample, fingerprints }: CoverageAnswer): string {
  const all = `fingerprints: ${BigInt(fingerprints).toLocaleString('en')}`
  if (sample === null) return `exact, ${all}`
  return (
    `mean leverage, extrapolated counts and unseen ensembles exact; the rest from ${sample.sites.toLocaleString('en')} sites ` +
    `drawn from seed ${sample.seed}, standard error of a share at most ${percent(sample.shareError)}; ${all}`
  )
}

/** Sites by how well the rows support them. */
export const classFigures = ({ shares, warningLeverage }: CoverageAnswer): TextTable => ({
  header: ['sites', 'share'],
  rows: SITE_CLASSES.map(name => [
    name === 'highLeverage' && warningLeverage !== null
      ? `${CLASS_TITLES[name]}, above ${digits(warningLeverage)}`
      : CLASS_TITLES[name],
    percent(shares[name]),
  ]),
})

/** Leverages and standard errors of the energies; null where the model does not say enough. */
export function leverageFigures({ leverage, energyError }: CoverageAnswer): TextTable | null {
  if (leverage === null || energyError === null) return null
  return {
    header: ['', 'leverage', 'standard error of the energy / eV'],
    rows: [
      ['mean', leverage.mean.toFixed(4), energyError.mean.toFixed(4)],
      ...Object.entries(leverage.quantiles).map(([share, value]) => [
        `quantile ${share}`,
        value.toFixed(4),
        (energyError.quantiles[share] as number).toFixed(4),
      ]),
    ],
  }
}

/** How many sites have a high leverage; null where the model does not say enough. */
export function highLeverageText({ leverage, energyError, warningLeverage }: CoverageAnswer): string | null {
  if (leverage === null || energyError === null) return null
  return [
    ...(leverage.aboveWarning === null || warningLeverage === null || warningLeverage === 1
      ? []
      : [`above ${digits(warningLeverage)}: ${percent(leverage.aboveWarning)}`]),
    `above 1: ${percent(leverage.aboveOne)} of all sites`,
  ].join('; ')
}

/** Atom counts that no row had, the most frequent first. */
export const extrapolationFigures = ({ extrapolations }: CoverageAnswer): TextTable => ({
  header: ['counts outside those of the rows', 'rows have', 'fewer', 'more'],
  rows: extrapolations.map(({ zone, element, rows, below, above }) => [
    `${element} in ${zone}`,
    rows === null ? 'by ensemble' : `${rows[0]} to ${rows[1]}`,
    percent(below),
    percent(above),
  ]),
})

/** The ensembles with their rows, the least supported first. */
export function ensembleFigures({ ensembles, shares, leverage }: CoverageAnswer): TextTable {
  const knowsLeverage = shares.highLeverage !== null
  const isExtrapolated = (shares.extrapolated ?? 0) > 0
  return {
    header: [
      'ensemble',
      'rows',
      'of sites',
      'covered',
      ...(knowsLeverage ? [CLASS_TITLES.highLeverage] : []),
      ...(isExtrapolated ? [CLASS_TITLES.extrapolated] : []),
      ...(leverage === null ? [] : ['mean leverage', 'error / eV']),
      '',
    ],
    rows: [...ensembles]
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
  }
}

const beyond = ({ probability, shares }: EnsembleCoverage): number => probability - shares.covered

const digits = (value: number): string => String(Number(value.toPrecision(3)))

const percent = (share: number | null): string =>
  share === null ? 'unknown' : `${(100 * share).toFixed(2)} %`
