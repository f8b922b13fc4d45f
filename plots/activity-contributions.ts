import type { TopLevelSpec } from 'vega-lite'
import { type EnergyModel, energySymbol } from '../src/energy/model.ts'
import { InputError } from '../src/input/input-error.ts'
import { compositionTitle } from './composition-title.ts'
import { energyReference } from './energy-axis.ts'
import { numberText } from './number-text.ts'
import { PLOT_CONFIG, PLOT_WIDTH } from './style.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** The sites of one kind, and what their ensembles add to a value. */
export interface ContributionsShown extends Pick<EnergyModel, 'adsorbate' | 'energy' | 'site'> {
  readonly model: string
  /** The objective in words. */
  readonly definition: string
  readonly value: number
  /** Probability of the sites with atom counts outside those of the model's rows; null or absent when unknown. */
  readonly extrapolatedProbability?: number | null
  readonly contributions: readonly {
    readonly ensemble: string
    readonly probability: number
    readonly mean: number
    readonly unseen: boolean
  }[]
}

/** An alloy's value by one or several kinds of site, each with how many of it a surface atom has. */
export interface ActivityShown {
  readonly composition: Readonly<Record<string, number>>
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly value: number
  readonly unit: string
  readonly relative?: { readonly to: string; readonly ratio: number | null }
  readonly sites: readonly (ContributionsShown & { readonly sitesPerSurfaceAtom?: number })[]
}

/** More bars than this are summed into one. */
const MAXIMUM_BARS = 16

const SHARE_COLOUR = '#0072b2'
const PALE_SHARE_COLOUR = '#8fc1e0'
const SITES_COLOUR = '#222222'
const ROW_HEIGHT = 22

interface Bar {
  readonly name: string
  readonly share: number
  readonly sites: number
  readonly kind: 'with data' | 'no data, predicted'
}

/**
 * Which ensembles carry an alloy's value: a bar for the share of the value, a dot for the share of the sites, so that
 * a bar that passes its dot is an ensemble better than the average.
 *
 * @throws InputError when the value is 0, of which there are no shares
 * @example activityContributions({ ...answer, sites: [answer] })
 */
export function activityContributions(shown: ActivityShown): TopLevelSpec {
  const { value, unit, relative, sites } = shown
  if (value === 0) throw new InputError('the value is 0, so no ensemble has a share of it to draw')
  const bars = fewer(barsOf(shown))
  const hasUnseen = bars.some(({ kind }) => kind !== 'with data')
  const adsorbates = sites.map(({ adsorbate, site }) => `*${adsorbate} on ${site}`).join(' and ')
  const y = {
    field: 'name',
    type: 'nominal',
    title: null,
    sort: null,
    scale: { domain: bars.map(({ name }) => name) },
  }
  const tooltip = [
    { field: 'name', title: 'ensemble' },
    { field: 'share', type: 'quantitative', title: 'share of the value', format: '.3%' },
    { field: 'sites', type: 'quantitative', title: 'share of the sites', format: '.3%' },
  ]
  const legend = [
    'share of the value',
    ...(hasUnseen ? ['the same, no data: predicted'] : []),
    'share of the sites',
  ]
  const colours = [SHARE_COLOUR, ...(hasUnseen ? [PALE_SHARE_COLOUR] : []), SITES_COLOUR]
  const colour = (field: object) => ({
    ...field,
    type: 'nominal',
    scale: { domain: legend, range: colours },
    legend: { title: null, orient: 'bottom', symbolType: 'circle' },
  })
  const amount = `${numberText(value)}${unit === '1' ? '' : ` ${unit}`}`
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `Contributions of ${bars.length} ensembles`,
    title: {
      text: wrapped([`What carries the value: ${adsorbates} of ${compositionTitle(shown)}`], TITLE_LENGTH),
      subtitle: wrapped([
        ...sites.map(({ definition }) => definition),
        `value ${amount}${sites.length > 1 ? ' per surface atom' : ''}` +
          (relative === undefined || relative.ratio === null
            ? ''
            : `, ${numberText(relative.ratio)} times that of ${relative.to}`),
        ...new Set(
          sites.flatMap(site => [
            `model ${site.model} for ${energySymbol(site)}; random alloy`,
            ...energyReference(site),
            ...beyondData(site),
          ]),
        ),
      ]),
    },
    width: PLOT_WIDTH,
    height: { step: ROW_HEIGHT },
    config: PLOT_CONFIG,
    data: {
      values: bars.map(bar => ({
        ...bar,
        legend: bar.kind === 'with data' ? 'share of the value' : 'the same, no data: predicted',
      })),
    },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.72 } },
        encoding: {
          y,
          x: { field: 'share', type: 'quantitative', title: 'Share', axis: { format: '.0%', tickCount: 8 } },
          color: colour({ field: 'legend' }),
          tooltip,
        },
      },
      {
        mark: { type: 'point', filled: true, size: 60, opacity: 1, stroke: 'white', strokeWidth: 1.2 },
        encoding: {
          y,
          x: { field: 'sites', type: 'quantitative' },
          color: colour({ datum: 'share of the sites' }),
          tooltip,
        },
      },
    ],
  } as unknown as TopLevelSpec
}

/** How much lies beyond the data, be it among the bars or not. */
const beyondData = (shown: ContributionsShown): string[] => {
  const extrapolated = shown.extrapolatedProbability ?? 0
  return [
    ...unseenText(shown),
    ...(extrapolated > 0
      ? [
          `${(100 * extrapolated).toFixed(1)} % of the *${shown.adsorbate} sites have atom counts outside those of the rows: extrapolated`,
        ]
      : []),
  ]
}

function unseenText({ contributions, adsorbate, value }: ContributionsShown): string[] {
  const unseen = contributions.filter(contribution => contribution.unseen)
  if (unseen.length === 0) return []
  const sites = unseen.reduce((sum, { probability }) => sum + probability, 0)
  const part = unseen.reduce((sum, { probability, mean }) => sum + probability * mean, 0) / value
  return [
    `${(100 * sites).toFixed(1)} % of the *${adsorbate} sites, with ${(100 * part).toFixed(1)} % of their value, ` +
      'have ensembles without data: predicted',
  ]
}

function barsOf({ value, sites }: ActivityShown): Bar[] {
  const all = sites.reduce((sum, { sitesPerSurfaceAtom = 1 }) => sum + sitesPerSurfaceAtom, 0)
  return sites
    .flatMap(({ adsorbate, contributions, sitesPerSurfaceAtom = 1 }) =>
      contributions.map(
        ({ ensemble, probability, mean, unseen }): Bar => ({
          name: sites.length > 1 ? `*${adsorbate}: ${ensemble}` : ensemble,
          share: (sitesPerSurfaceAtom * probability * mean) / value,
          sites: (sitesPerSurfaceAtom * probability) / all,
          kind: unseen ? 'no data, predicted' : 'with data',
        }),
      ),
    )
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
}

function fewer(bars: readonly Bar[]): Bar[] {
  if (bars.length <= MAXIMUM_BARS) return [...bars]
  const rest = bars.slice(MAXIMUM_BARS - 1)
  const sumOf = (of: (bar: Bar) => number) => rest.reduce((sum, bar) => sum + of(bar), 0)
  return [
    ...bars.slice(0, MAXIMUM_BARS - 1),
    {
      name: `${rest.length} others`,
      share: sumOf(({ share }) => share),
      sites: sumOf(({ sites }) => sites),
      kind: rest.every(({ kind }) => kind !== 'with data') ? 'no data, predicted' : 'with data',
    },
  ]
}
