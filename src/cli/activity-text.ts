import { compositionTitle } from '../../plots/composition-title.ts'
import { energySymbol } from '../energy/model.ts'
import { alignedTable } from '../output/text-table.ts'
import type { SiteActivity, SurfaceActivity } from '../question/activity.ts'
import {
  beyondDataLines,
  credibleLines,
  ensembleFigures,
  fingerprintFigures,
  relativeLine,
  summedLine,
  type ValueShown,
  valueLine,
} from '../question/activity-figures.ts'

/** An activity as text for people. */
export function activityText(answer: SiteActivity | SurfaceActivity): string {
  const warnings = answer.warnings.map(warning => `warning: ${warning}`)
  if (!('sites' in answer))
    return [...headOf(answer), ...warnings, '', ...valueText(answer), '', ...partsText(answer)].join('\n')
  return [
    ...answer.sites.flatMap(site => [...headOf(site), '', ...valueText(site), '', ...partsText(site), '']),
    ...warnings,
    summedLine(answer),
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

function valueText(shown: ValueShown): string[] {
  const relative = relativeLine(shown)
  return [valueLine(shown), ...(relative === null ? [] : [relative]), ...credibleLines(shown)]
}

function partsText(answer: SiteActivity): string[] {
  const fingerprints = fingerprintFigures(answer)
  return [
    alignedTable(ensembleFigures(answer)),
    ...(fingerprints === null ? [] : ['', alignedTable(fingerprints)]),
    ...beyondDataLines(answer).flatMap(line => ['', line]),
  ]
}
