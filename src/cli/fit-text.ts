import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { alignedTable } from '../output/text-table.ts'
import type { FitAnswer } from '../question/fit.ts'
import { formText } from '../question/form-text.ts'
import { errorFigures } from '../question/validate-figures.ts'

/** A fit as text for people. */
export function fitText(answer: FitAnswer): string {
  const { unseenEnsembles, warnings } = answer
  return [
    `model ${answer.model}: ${energyText(answer)}`,
    answer.rank === null
      ? formText(answer)
      : `${formText(answer)} (each zone sums to a constant, so only energies are unique)`,
    ...warnings.map(warning => `warning: ${warning}`),
    '',
    alignedTable(errorFigures(answer)),
    ...(unseenEnsembles.length === 0 ? ['', 'every ensemble has data'] : []),
  ].join('\n')
}

/** What the energies are, at which site. */
export const energyText = (
  fitted: Pick<EnergyModel, 'energy' | 'adsorbate'> & { readonly site: string },
): string =>
  `${energySymbol(fitted)} in eV on ${fitted.site}, reaction: ${fitted.energy.reaction}, zero: ${fitted.energy.zero}`
