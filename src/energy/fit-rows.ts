import { Matrix } from 'ml-matrix'
import { ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { designRow } from './design-rows.ts'
import { sumOfSquares } from './fit-errors.ts'
import { perEnsembleFit, type Underdetermined } from './fit-per-ensemble.ts'
import { pooledFits } from './fit-pooled.ts'
import { ridgeFits } from './fit-ridge.ts'
import { sharedFit } from './fit-shared.ts'
import { leftOutErrors } from './left-out.ts'
import { bestStrength, type LinearFit, STRENGTHS } from './linear-fit.ts'
import type { ParameterLayout } from './parameters.ts'
import { rowGroups } from './row-groups.ts'
import type { TrainingRow, TrainingRows } from './training-rows.ts'
import { unseenPrior } from './unseen-ensembles.ts'

/** What a fit gives coefficients to, and whether a ridge holds them together. */
export interface FitForm {
  /** One w per zone and element for all ensembles, or each ensemble its own. */
  readonly coefficients: 'shared' | 'per-ensemble'
  /** Its strength in rows; `cross-validated` takes the strength with the smallest left-out errors; null for none. */
  readonly ridge: number | 'cross-validated' | null
}

export const SHARED: FitForm = { coefficients: 'shared', ridge: null }

/** Rows fitted, with parameters for all ensembles of the elements. */
export interface RowsFit {
  readonly layout: ParameterLayout
  readonly fit: LinearFit
  /** sqrt(sum of squares / (n - freedom)), eV; null when no degree of freedom is left. */
  readonly deviation: number | null
  /** Of the parameters, eV^2; null where it is unknown. */
  readonly covariance: () => Matrix | null
  readonly unseenEnsembles: readonly string[]
  /** Rows by ensemble, in the layout's order. */
  readonly rowsByEnsemble: readonly number[]
  /** Of the b of unseen ensembles about their prediction, eV. */
  readonly spread: number | null
  /** Ensembles whose own rows leave some of their coefficients to the shared ones. */
  readonly underdetermined: readonly Underdetermined[]
}

/**
 * Fits rows of a data set in one of four forms. Leaving out rows to choose the strength of a ridge keeps rows of one
 * slab or fingerprint together.
 *
 * @throws InputError without rows, when an element is in no row of a zone, or an ensemble cannot be predicted
 */
export function fitRows(data: TrainingRows, rows: readonly TrainingRow[], form: FitForm): RowsFit {
  checkRows(data, rows)
  const size = (rows[0] as TrainingRow).ensemble.split('-').length
  const ensembles = ensembleNames(data.elements, size)
  const matrix = rows.map(row => designRow(row, ensembles))
  const values = rows.map(row => row.energy)
  const rowsByEnsemble = ensembles.map(name => rows.filter(row => row.ensemble === name).length)
  const elements = [...data.elements].sort()
  let spread: number | null = null
  let spreadError = Matrix.zeros(ensembles.length, ensembles.length)
  // A ridge predicts unseen ensembles by itself: its b is that of the elements, and d is not known to differ from 0.
  const withUnseen = (shared: Pick<LinearFit, 'parameters' | 'covariance'>) => {
    const prior = unseenPrior(ensembles, elements, shared.parameters, rowsByEnsemble)
    spread = rowsByEnsemble.includes(0) ? prior.spread : null
    spreadError = prior.error
    const carry = Matrix.eye(shared.parameters.length, shared.parameters.length)
    carry.setSubMatrix(prior.carry, 0, 0)
    return {
      parameters: carry.mmul(Matrix.columnVector([...shared.parameters])).to1DArray(),
      covariance: () => carry.mmul(shared.covariance()).mmul(carry.transpose()),
    }
  }
  const groups = rowGroups(rows)
  const chosen = (ridge: number | 'cross-validated', fits: (strengths: readonly number[]) => LinearFit[]) =>
    ridge === 'cross-validated'
      ? bestStrength(fits(STRENGTHS), fit => meanSquare(leftOutErrors(fit.residuals, fit.hat, groups)))
      : (fits([ridge])[0] as LinearFit)
  const { coefficients, ridge } = form
  let ranks: readonly number[] | undefined
  let fit: LinearFit
  if (ridge === null) {
    const seen = sharedFit(matrix, values)
    const shared = { ...seen, ...withUnseen(seen) }
    if (coefficients === 'shared') fit = shared
    else {
      const own = perEnsembleFit(matrix, values, shared, ensembles.length)
      ranks = own.ranks
      fit = own
    }
  } else if (coefficients === 'shared') {
    fit = chosen(ridge, strengths => ridgeFits(matrix, values, ensembles, elements, strengths))
  } else {
    fit = chosen(ridge, strengths => pooledFits(matrix, values, ensembles.length, strengths, withUnseen))
  }
  const freedom = rows.length - fit.freedom
  const variance = freedom > ALMOST_NONE ? sumOfSquares(fit.residuals) / freedom : null
  const own = 1 + data.zones.length * (data.elements.length - 1)
  return {
    layout: { ensembles, zones: data.zones, elements: data.elements, perEnsemble: coefficients !== 'shared' },
    fit,
    deviation: variance === null ? null : Math.sqrt(variance),
    covariance: () => (variance === null ? null : symmetric(fit.covariance(), variance, spreadError)),
    unseenEnsembles: ensembles.filter((_, index) => rowsByEnsemble[index] === 0),
    rowsByEnsemble,
    spread,
    underdetermined: (ranks ?? []).flatMap((rank, index) =>
      rank < own
        ? [
            {
              ensemble: ensembles[index] as string,
              rows: rowsByEnsemble[index] as number,
              rank,
              parameters: own,
            },
          ]
        : [],
    ),
  }
}

/** Degrees of freedom that are none to rounding. */
const ALMOST_NONE = 1e-6

function checkRows({ file, elements, zones }: TrainingRows, rows: readonly TrainingRow[]): void {
  if (rows.length === 0) throw new InputError(`${file} has no train rows`)
  for (const [zone, { name }] of zones.entries())
    for (const [index, element] of elements.entries())
      if (rows.every(row => row.counts[zone * elements.length + index] === 0))
        throw new InputError(
          `${file}: no train row has ${element} in ${name}, so its energy there is unknown; add such rows or leave out the columns of ${element}`,
        )
}

function meanSquare(errors: readonly (number | null)[]): number {
  const known = errors.filter(error => error !== null)
  return known.length === 0 ? Number.POSITIVE_INFINITY : sumOfSquares(known) / known.length
}

/** The covariance in eV^2, exactly symmetric. */
function symmetric(covariance: Matrix, variance: number, spreadError: Matrix): Matrix {
  const whole = Matrix.mul(Matrix.add(covariance, covariance.transpose()), variance / 2)
  for (let i = 0; i < spreadError.rows; i++)
    for (let j = 0; j < spreadError.columns; j++) whole.set(i, j, whole.get(i, j) + spreadError.get(i, j))
  return whole
}
