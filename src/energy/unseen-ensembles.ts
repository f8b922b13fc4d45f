import { ensembleAtoms } from '../environment/ensembles.ts'
import { leastSquares } from './least-squares.ts'

/**
 * Gives ensembles without data the b that a regression of the fitted b of the seen ensembles on their
 * element counts predicts, weighted by rows; the zone coefficients stay as fitted.
 *
 * @param fitted b by ensemble, eV; those of unseen ensembles are ignored
 * @param rows training rows by ensemble; none or 0 makes an ensemble unseen
 * @returns b of all ensembles, in the order of `fitted`
 */
export function predictUnseenEnsembles(
  fitted: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
): Map<string, number> {
  const elements = [...new Set([...fitted.keys()].flatMap(ensembleAtoms))]
  const elementCounts = (ensemble: string) => {
    const atoms = ensembleAtoms(ensemble)
    return elements.map(element => atoms.filter(atom => atom === element).length)
  }
  const seen = [...fitted].filter(([ensemble]) => (rows.get(ensemble) ?? 0) > 0)
  const weights = seen.map(([ensemble]) => Math.sqrt(rows.get(ensemble) as number))
  const { solution } = leastSquares(
    seen.map(([ensemble], index) => elementCounts(ensemble).map(count => count * (weights[index] as number))),
    seen.map(([, b], index) => b * (weights[index] as number)),
  )
  return new Map(
    [...fitted].map(([ensemble, b]) => [
      ensemble,
      rows.has(ensemble)
        ? b
        : elementCounts(ensemble).reduce((sum, count, index) => sum + count * (solution[index] as number), 0),
    ]),
  )
}
