import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import type { DrawnNumber, Interval } from '../inference/credible-interval.ts'
import { levelText } from '../inference/level-text.ts'
import { aligned } from '../output/aligned.ts'
import type { SiteActivity, SurfaceActivity } from '../question/activity.ts'
import { zonesText } from '../question/activity-table.ts'
import type { CredibleValue } from '../question/credible-activity.ts'

/** An activity as text for people. */
export function activityText(answer: SiteActivity | SurfaceActivity): string {
  const warnings = answer.warnings.map(warning => `warning: ${warning}`)
  if (!('sites' in answer))
    return [...headOf(answer), ...warnings, '', ...valueText(answer), '', ...partsText(answer)].join('\n')
  return [
    ...answer.sites.flatMap(site => [...headOf(site), '', ...valueText(site), '', ...partsText(site), '']),
    ...warnings,
    `summed per surface atom (${answer.sites
      .map(({ sitesPerSurfaceAtom, site, adsorbate }) => `${sitesPerSurfaceAtom} ${site} for *${adsorbate}`)
      .join(', ')}), gross`,
    ...valueText(answer),
  ].join('\n')
}

function headOf(answer: SiteActivity): string[] {
  const { adsorbate, site, energy, definition, model, method, resolution, error } = answer
  return [
    `*${adsorbate} on ${site} of ${compositionTitle(answer)}, random alloy`,
    definition,
    `${energySymbol(answer)} of ${energy.reaction}; zero: ${energy.zero}; negative binds stronger`,
    `model ${model}; ${
      method === 'enumerate'
        ? 'exact'
        : `on a grid that moves energies by up to ${resolution} eV, the value by about ${error.toExponential(1)}`
    }`,
  ]
}

function valueText({
  value,
  unit,
  valueUncertainty,
  relative,
  credible,
}: Pick<SiteActivity, 'value' | 'unit' | 'valueUncertainty' | 'relative'> & {
  readonly credible?: CredibleValue
}): string[] {
  const suffix = unit === '1' ? '' : ` ${unit}`
  return [
    `value ${number(value)}${suffix}${valueUncertainty === undefined ? '' : ` +- ${number(valueUncertainty)} from the composition`}`,
    ...(relative === undefined
      ? []
      : [
          relative.ratio === null
            ? `no ratio to ${relative.to}, whose value is ${number(relative.value)}${suffix}`
            : `${number(relative.ratio)} times ${relative.to}, whose value is ${number(relative.value)}${suffix}`,
        ]),
    ...(credible === undefined ? [] : credibleLines(credible, relative?.to, suffix)),
  ]
}

function credibleLines(
  credible: CredibleValue & { readonly resolution?: number },
  to: string | undefined,
  suffix: string,
): string[] {
  const { value, relative, draws, seed, resolution = 0 } = credible
  const within = ({ interval }: DrawnNumber) => interval.map(number).join(' to ')
  const ratio = relative?.ratio ?? null
  return [
    `${levelText(credible)}: value ${within(value)}${suffix}` +
      (relative === undefined ? '' : `, that of ${to} ${within(relative.value)}${suffix}`) +
      (ratio === null ? '' : `, ratio ${within(ratio)}`),
    `from ${draws.toLocaleString('en')} draws of the coefficients, seed ${seed}, without the scatter of single sites`,
    ...(resolution > 0
      ? [`draws are on a grid that moves energies by up to ${Number(resolution.toPrecision(2))} eV`]
      : []),
  ]
}

function partsText(answer: SiteActivity): string[] {
  const { contributions, fingerprints, unseenProbability, unseenShare, credible } = answer
  const extrapolated = answer.extrapolatedProbability ?? 0
  const shares = new Map(credible?.shares.map(({ ensemble, share }) => [ensemble, share]))
  const shareText = (share: Interval | null | undefined) => share?.map(percent).join(' to ') ?? ''
  return [
    aligned(
      [
        ...['ensemble', 'share of value'],
        ...(credible === undefined ? [] : [levelText(credible)]),
        ...['of sites', 'its mean', ''],
      ],
      contributions.map(({ ensemble, probability, mean, share, unseen }) => [
        ensemble,
        percent(share),
        ...(credible === undefined ? [] : [shareText(shares.get(ensemble))]),
        percent(probability),
        number(mean),
        unseen ? 'no data, predicted' : '',
      ]),
    ),
    ...(fingerprints === null || fingerprints.length === 0
      ? []
      : [
          '',
          aligned(
            [
              'fingerprints that add most',
              'share of value',
              'of sites',
              `${energySymbol(answer)} / eV`,
              'value',
            ],
            fingerprints.map(({ ensemble, zones, energy, probability, value, share }) => [
              `${ensemble}; ${zonesText(zones)}`,
              percent(share),
              percent(probability),
              energy.toFixed(4),
              number(value),
            ]),
          ),
        ]),
    ...(unseenProbability > 0
      ? [
          '',
          `${percent(unseenProbability)} of the sites, with ${percent(unseenShare)} of the value, are on ensembles without data`,
        ]
      : []),
    ...(extrapolated > 0
      ? ['', `${percent(extrapolated)} of the sites have atom counts outside those of the rows of the model`]
      : []),
  ]
}

const number = (value: number): string => Number(value.toPrecision(6)).toString()

const percent = (share: number | null): string =>
  share === null ? '' : `${Number((100 * share).toPrecision(3))} %`
