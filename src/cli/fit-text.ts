import type { CrossValidation, ErrorStatistics } from '../energy/fit-errors.ts'
import { type EnergyModel, energySymbol } from '../energy/model.ts'
import { schemeText } from '../inference/validation-scheme.ts'
import { aligned } from '../output/aligned.ts'
import type { FitAnswer } from '../question/fit.ts'
import { formText } from '../question/form-text.ts'

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
    errorTable(answer),
    ...(unseenEnsembles.length === 0 ? ['', 'every ensemble has data'] : []),
  ].join('\n')
}

/** What the energies are, at which site. */
export const energyText = (
  fitted: Pick<EnergyModel, 'energy' | 'adsorbate'> & { readonly site: string },
): string =>
  `${energySymbol(fitted)} in eV on ${fitted.site}, reaction: ${fitted.energy.reaction}, zero: ${fitted.energy.zero}`

/** Errors of the rows of a fit, of those held out from it, and of the file's own test rows if it has any. */
export function errorTable({
  train,
  crossValidation,
  test,
}: {
  readonly train: ErrorStatistics
  readonly crossValidation: CrossValidation
  readonly test: ErrorStatistics
}): string {
  const sets = [['train', train] as const, [schemeText(crossValidation), crossValidation] as const]
  return aligned(
    ['rows', 'n', 'MAE / eV', 'RMSE / eV', 'R2', 'largest / eV'],
    [...sets, ...(test.n === 0 ? [] : [['test', test] as const])].map(
      ([name, { n, mae, rmse, r2, maximumError }]) => [
        name,
        String(n),
        ...[mae, rmse, r2, maximumError].map(value => value?.toFixed(4) ?? ''),
      ],
    ),
  )
}
