import type { SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'

/**
 * What of a fingerprint lies beyond the data of the model, in sentences.
 *
 * @example energySentences(answer) // ['no row of irpdptrhru-oh has ...'], [] when all is covered
 */
export function energySentences({ fingerprintEnergy, model, fingerprint }: SiteAtomsAnswer): string[] {
  if (!fingerprintEnergy) return []
  const { unseen, extrapolated } = fingerprintEnergy
  const ensemble = fingerprint?.split(';')[0]
  return [
    ...(unseen
      ? [
          `${model} has no data for the ensemble ${ensemble}; its energy is predicted from the other ensembles.`,
        ]
      : []),
    ...(extrapolated ?? []).map(
      ({ zone, element, atoms, rows: [fewest, most] }) =>
        `${atoms} ${element} in ${zone}: the rows of the fit have ${fewest === most ? most : `${fewest} to ${most}`}, so the energy is extrapolated.`,
    ),
  ]
}
