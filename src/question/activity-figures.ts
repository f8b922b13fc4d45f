import { energySymbol } from '../energy/model.ts'
import type { DrawnNumber, Interval } from '../inference/credible-interval.ts'
import { levelText } from '../inference/level-text.ts'
import type { TextTable } from '../output/text-table.ts'
import type { SiteActivity, SurfaceActivity } from './activity.ts'
import type { CredibleValue } from './credible-activity.ts'
import { zonesText } from './zones-text.ts'

/** A value with what it is relative to, and how certain it is. */
export type ValueShown = Pick<SiteActivity, 'value' | 'unit' | 'valueUncertainty' | 'relative'> & {
  readonly credible?: CredibleValue
}

/** The value of an activity in words. */
export const valueLine = ({ value, unit, valueUncertainty }: ValueShown): string =>
  `value ${number(value)}${suffixOf(unit)}` +
  (valueUncertainty === undefined ? '' : ` +- ${number(valueUncertainty)} from the composition`)

/** The value against that of the reference, if one was named. */
export function relativeLine({ unit, relative }: ValueShown): string | null {
  if (relative === undefined) return null
  const whose = `${relative.to}, whose value is ${number(relative.value)}${suffixOf(unit)}`
  return relative.ratio === null ? `no ratio to ${whose}` : `${number(relative.ratio)} times ${whose}`
}

/** Credible intervals of the value and of the ratio, and where they come from; none if they were not asked for. */
export function credibleLines({ credible, relative: reference, unit }: ValueShown): string[] {
  if (credible === undefined) return []
  const { value, relative, draws, seed, resolution = 0 } = credible as Drawn
  const suffix = suffixOf(unit)
  const ratio = relative?.ratio ?? null
  return [
    `${levelText(credible)}: value ${within(value)}${suffix}` +
      (relative === undefined ? '' : `, that of ${reference?.to} ${within(relative.value)}${suffix}`) +
      (ratio === null ? '' : `, ratio ${within(ratio)}`),
    `from ${draws.toLocaleString('en')} draws of the coefficients, seed ${seed}, without the scatter of single sites`,
    ...(resolution > 0
      ? [`draws are on a grid that moves energies by up to ${Number(resolution.toPrecision(2))} eV`]
      : []),
  ]
}

/** Draws of one kind of site may be on a grid. */
type Drawn = CredibleValue & { readonly resolution?: number }

/** What each ensemble adds to the value. */
export function ensembleFigures({ contributions, credible }: SiteActivity): TextTable {
  const intervals = new Map(credible?.shares.map(({ ensemble, share }) => [ensemble, share]))
  return {
    header: [
      ...['ensemble', 'share of value'],
      ...(credible === undefined ? [] : [levelText(credible)]),
      ...['of sites', 'its mean', ''],
    ],
    rows: contributions.map(({ ensemble, probability, mean, share, unseen }) => [
      ensemble,
      percent(share),
      ...(credible === undefined ? [] : [percentRange(intervals.get(ensemble))]),
      percent(probability),
      number(mean),
      unseen ? 'no data, predicted' : '',
    ]),
  }
}

/** The fingerprints that add most; null where they are too many to search. */
export function fingerprintFigures(answer: SiteActivity): TextTable | null {
  const { fingerprints } = answer
  if (fingerprints === null || fingerprints.length === 0) return null
  return {
    header: [
      'fingerprints that add most',
      'share of value',
      'of sites',
      `${energySymbol(answer)} / eV`,
      'value',
    ],
    rows: fingerprints.map(({ ensemble, zones, energy, probability, value, share }) => [
      `${ensemble}; ${zonesText(zones)}`,
      percent(share),
      percent(probability),
      energy.toFixed(4),
      number(value),
    ]),
  }
}

/** How much of the sites and of the value lies beyond the data of the model. */
export function beyondDataLines({
  unseenProbability,
  unseenShare,
  extrapolatedProbability,
}: SiteActivity): string[] {
  const extrapolated = extrapolatedProbability ?? 0
  return [
    ...(unseenProbability > 0
      ? [
          `${percent(unseenProbability)} of the sites, with ${percent(unseenShare)} of the value, are on ensembles without data`,
        ]
      : []),
    ...(extrapolated > 0
      ? [`${percent(extrapolated)} of the sites have atom counts outside those of the rows of the model`]
      : []),
  ]
}

/** What an activity summed over several kinds of site counts. */
export const summedLine = ({ sites }: SurfaceActivity): string =>
  `summed per surface atom (${sites
    .map(({ sitesPerSurfaceAtom, site, adsorbate }) => `${sitesPerSurfaceAtom} ${site} for *${adsorbate}`)
    .join(', ')}), gross`

const suffixOf = (unit: string): string => (unit === '1' ? '' : ` ${unit}`)

const within = ({ interval }: DrawnNumber): string => interval.map(number).join(' to ')

const percentRange = (share: Interval | null | undefined): string => share?.map(percent).join(' to ') ?? ''

const number = (value: number): string => Number(value.toPrecision(6)).toString()

const percent = (share: number | null): string =>
  share === null ? '' : `${Number((100 * share).toPrecision(3))} %`
