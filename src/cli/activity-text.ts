import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import { aligned } from '../output/aligned.ts'
import type { SiteActivity, SurfaceActivity } from '../question/activity.ts'
import { zonesText } from '../question/activity-table.ts'

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
}: Pick<SiteActivity, 'value' | 'unit' | 'valueUncertainty' | 'relative'>): string[] {
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
  ]
}

function partsText(answer: SiteActivity): string[] {
  const { contributions, fingerprints, unseenProbability, unseenShare } = answer
  return [
    aligned(
      ['ensemble', 'share of value', 'of sites', 'its mean', ''],
      contributions.map(({ ensemble, probability, mean, share, unseen }) => [
        ensemble,
        percent(share),
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
  ]
}

const number = (value: number): string => Number(value.toPrecision(6)).toString()

const percent = (share: number | null): string =>
  share === null ? '' : `${Number((100 * share).toPrecision(3))} %`
