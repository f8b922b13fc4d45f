import { ensembleAtoms } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { leastSquares } from './least-squares.ts'

/**
 * Gives ensembles without data the b that a regression of the fitted b of the seen ensembles on their
 * element counts predicts, weighted by rows; the zone coefficients stay as fitted.
 *
 * @param fitted b by ensemble, eV; those of unseen ensembles are ignored
 * @param rows training rows by ensemble; none or 0 makes an ensemble unseen
 * @returns b of all ensembles, in the order of `fitted`
 * @throws InputError naming an ensemble that the regression does not determine, as an element of it is in none seen
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
  const counts = seen.map(([ensemble]) => elementCounts(ensemble))
  const unseen = [...fitted.keys()].filter(ensemble => !((rows.get(ensemble) ?? 0) > 0))
  const { solution, rank } = leastSquares(
    counts.map((row, index) => row.map(count => count * (weights[index] as number))),
    seen.map(([, b], index) => b * (weights[index] as number)),
  )
  const undetermined = unseen.find(
    ensemble => leastSquares([...counts, elementCounts(ensemble)], [...seen.map(() => 0), 0]).rank > rank,
  )
  if (undetermined !== undefined)
    throw new InputError(
      `no row tells the energy of the ensemble ${undetermined}: the ensembles with rows have too few of its elements; ` +
        'add such rows, or leave out the columns of those elements',
    )
  const predict = (ensemble: string) =>
    elementCounts(ensemble).reduce((sum, count, index) => sum + count * (solution[index] as number), 0)
  return new Map(
    [...fitted].map(([ensemble, b]) => [ensemble, unseen.includes(ensemble) ? predict(ensemble) : b]),
  )
}
