import { Matrix } from 'ml-matrix'
import { ensembleNames } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { designRow } from './design-rows.ts'
import { sumOfSquares } from './fit-errors.ts'
import { fitGaps, isUnknown, refuseGaps } from './fit-gaps.ts'
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

export const SHARED = { coefficients: 'shared', ridge: null } as const satisfies FitForm

/** Rows fitted, with parameters for all ensembles of the elements. */
export interface RowsFit {
  readonly layout: ParameterLayout
  readonly fit: LinearFit
  /** sqrt(sum of squares / (n - freedom)), eV; null when no degree of freedom is left. */
  readonly deviation: number | null
  /** Of the parameters, eV^2; null where it is unknown. */
  readonly covariance: () => Matrix | null
  /** Of b and the coefficients that hold for one ensemble, eV^2: that part of the covariance, without the rest. */
  readonly ownCovariance: (ensemble: number) => Matrix | null
  readonly unseenEnsembles: readonly string[]
  /** Rows by ensemble, in the layout's order. */
  readonly rowsByEnsemble: readonly number[]
  /** Ensembles that one row alone tells of. */
  readonly seenOnce: readonly string[]
  /** The rank that makes all energies unique: what is left when each zone sums to a constant. */
  readonly fullRank: number
  /** Of the b of unseen ensembles about their prediction, eV. */
  readonly spread: number | null
  /** Ensembles whose own rows leave some of their coefficients to the shared ones. */
  readonly underdetermined: readonly Underdetermined[]
  /** Whether the rows, the prior of unseen ensembles and a ridge determine the energy of a fingerprint. */
  readonly determines: (row: Pick<TrainingRow, 'ensemble' | 'counts'>) => boolean
}

/**
 * Fits rows of a data set in one of four forms. Leaving out rows to choose the strength of a ridge keeps rows of one
 * slab or fingerprint together.
 *
 * @param gaps `keep` to fit also what leaves some energies unknown, which are then arbitrary
 * @throws InputError without rows, and unless gaps are kept, when an element is in no row of a zone, or an ensemble
 *   cannot be predicted
 */
export function fitInForm(
  data: TrainingRows,
  rows: readonly TrainingRow[],
  form: FitForm,
  gaps: 'refuse' | 'keep' = 'refuse',
): RowsFit {
  if (rows.length === 0) throw new InputError(`${data.file} has no train rows`)
  const size = (rows[0] as TrainingRow).ensemble.split('-').length
  const ensembles = ensembleNames(data.elements, size)
  const unknown = fitGaps(data, rows, ensembles)
  if (gaps === 'refuse') refuseGaps(data, unknown)
  const matrix = rows.map(row => designRow(row, ensembles))
  const values = rows.map(row => row.energy)
  const rowsByEnsemble = ensembles.map(name => rows.filter(row => row.ensemble === name).length)
  const elements = [...data.elements].sort()
  // A ridge predicts unseen ensembles by itself: its b is that of the elements, and d is not known to differ from 0.
  const withUnseen = (shared: Pick<LinearFit, 'parameters' | 'covariance' | 'determines'>) => {
    const prior = unseenPrior(ensembles, elements, shared.parameters, rowsByEnsemble)
    const carry = Matrix.eye(shared.parameters.length, shared.parameters.length)
    carry.setSubMatrix(prior.carry, 0, 0)
    return {
      parameters: carry.mmul(Matrix.columnVector([...shared.parameters])).to1DArray(),
      covariance: once(() => carry.mmul(shared.covariance()).mmul(carry.transpose())),
      determines: (row: readonly number[]) =>
        shared.determines?.(
          Matrix.rowVector([...row])
            .mmul(carry)
            .to1DArray(),
        ) ?? true,
      unseen: prior,
    }
  }
  const chosen = (ridge: number | 'cross-validated', fits: (strengths: readonly number[]) => LinearFit[]) =>
    ridge === 'cross-validated'
      ? bestStrength(fits(STRENGTHS), groupedScore(rowGroups(rows)))
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
  const width = data.zones.length * data.elements.length
  const seen = rowsByEnsemble.filter(count => count > 0).length
  const covariance = once(() =>
    variance === null ? null : inEnergies(fit.covariance(), variance, fit.unseen?.error),
  )
  return {
    layout: { ensembles, zones: data.zones, elements: data.elements, perEnsemble: coefficients !== 'shared' },
    fit,
    deviation: variance === null ? null : Math.sqrt(variance),
    covariance,
    ownCovariance: ensemble => {
      if (variance === null) return null
      if (fit.ownCovariance !== undefined)
        return inEnergies(fit.ownCovariance(ensemble), variance, ownError(fit, ensemble))
      const shared = [ensemble, ...Array.from({ length: width }, (_, k) => ensembles.length + k)]
      return (covariance() as Matrix).selection(shared, shared)
    },
    unseenEnsembles: ensembles.filter((_, index) => rowsByEnsemble[index] === 0),
    rowsByEnsemble,
    seenOnce: ensembles.filter((_, index) => rowsByEnsemble[index] === 1),
    fullRank: coefficients === 'shared' ? seen + own - 1 : seen * own,
    spread: rowsByEnsemble.includes(0) ? (fit.unseen?.spread ?? null) : null,
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
    determines: row => !isUnknown(unknown, row) && (fit.determines?.(designRow(row, ensembles)) ?? true),
  }
}

/** Degrees of freedom that are none to rounding. */
const ALMOST_NONE = 1e-6

/** Mean square of the left-out errors of a fit. */
const groupedScore =
  (groups: readonly (readonly number[])[]) =>
  ({ residuals, hat }: LinearFit): number => {
    const known = leftOutErrors(residuals, hat, groups).filter(error => error !== null)
    return known.length === 0 ? Number.POSITIVE_INFINITY : sumOfSquares(known) / known.length
  }

/** The covariance in eV^2, exactly symmetric, with what the prediction of unseen b adds to that of b. */
function inEnergies(covariance: Matrix, variance: number, error?: Matrix): Matrix {
  const whole = Matrix.mul(Matrix.add(covariance, covariance.transpose()), variance / 2)
  if (error !== undefined)
    for (let i = 0; i < error.rows; i++)
      for (let j = 0; j < error.columns; j++) whole.set(i, j, whole.get(i, j) + error.get(i, j))
  return whole
}

/** What the prediction of an ensemble's b adds to its variance. */
const ownError = ({ unseen }: LinearFit, ensemble: number): Matrix =>
  new Matrix([[unseen?.error.get(ensemble, ensemble) ?? 0]])

/** A function whose value is computed when it is first asked for. */
function once<Value>(compute: () => Value): () => Value {
  let computed: { readonly value: Value } | undefined
  return () => {
    computed ??= { value: compute() }
    return computed.value
  }
}
