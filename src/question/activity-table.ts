import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { SiteActivity, SurfaceActivity } from './activity.ts'
import { zonesText } from './zones-text.ts'

/** The answer to `activity` as a table: its ensembles and its leading fingerprints, with what they add. */
export function activityTable(answer: SiteActivity | SurfaceActivity): Table {
  const sites = 'sites' in answer ? answer.sites : [answer]
  const rows = sites.flatMap(site => [
    ...site.contributions.map(({ ensemble, probability, mean, share, unseen }) => ({
      site,
      kind: 'ensemble',
      ensemble,
      credible: site.credible?.shares.find(own => own.ensemble === ensemble)?.share ?? null,
      zones: null,
      energy: null,
      probability,
      value: mean,
      share,
      unseen,
    })),
    ...(site.fingerprints ?? []).map(({ ensemble, zones, energy, probability, value, share }) => ({
      site,
      kind: 'fingerprint',
      ensemble,
      credible: null,
      zones: zonesText(zones),
      energy,
      probability,
      value,
      share,
      unseen: site.contributions.some(own => own.ensemble === ensemble && own.unseen),
    })),
  ])
  return tableOf(rows, {
    kind: ({ kind }): Cell => kind,
    ensemble: ({ ensemble }): Cell => ensemble,
    zones: ({ zones }): Cell => zones,
    energy_eV: ({ energy }): Cell => energy,
    probability: ({ probability }): Cell => probability,
    value: ({ value }): Cell => value,
    share: ({ share }): Cell => share,
    ...(answer.credible !== undefined && {
      share_low: ({ credible }): Cell => credible?.[0] ?? null,
      share_high: ({ credible }): Cell => credible?.[1] ?? null,
    }),
    unseen: ({ unseen }): Cell => unseen,
    total: ({ site }): Cell => site.value,
    ...(answer.credible !== undefined && {
      total_low: ({ site }): Cell => site.credible?.value.interval[0] ?? null,
      total_high: ({ site }): Cell => site.credible?.value.interval[1] ?? null,
    }),
    ...(answer.relative !== undefined && {
      relative_to: ({ site }): Cell => site.relative?.to ?? null,
      relative_value: ({ site }): Cell => site.relative?.value ?? null,
      ratio: ({ site }): Cell => site.relative?.ratio ?? null,
    }),
    ...(answer.credible?.relative !== undefined && {
      ratio_low: ({ site }): Cell => site.credible?.relative?.ratio?.interval[0] ?? null,
      ratio_high: ({ site }): Cell => site.credible?.relative?.ratio?.interval[1] ?? null,
    }),
    objective: ({ site }): Cell => site.definition,
    unit: ({ site }): Cell => site.unit,
    model: ({ site }): Cell => site.model,
    quantity: ({ site }): Cell => site.energy.quantity,
    reaction: ({ site }): Cell => site.energy.reaction,
    zero: ({ site }): Cell => site.energy.zero,
  })
}
