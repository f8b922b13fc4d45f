import { inverse, Matrix, pseudoInverse } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { ensembleCounts } from '../../src/energy/design-rows.ts'
import { type FitForm, fitInForm, type RowsFit } from '../../src/energy/fit-in-form.ts'
import { parameterCount } from '../../src/energy/parameters.ts'
import { predictedEnergy } from '../../src/energy/predicted-rows.ts'
import type { TrainingRow, TrainingRows } from '../../src/energy/training-rows.ts'
import { FORMS_OF_FIXED_STRENGTH, madeUpRows } from './made-up-rows.ts'

/** Rounding of fits to tens of rows of order 1 eV is far below this, eV. */
const ROUNDING = 1e-9

const largest = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

const fittedEnergies = (data: TrainingRows, form: FitForm, asked = data.rows): number[] => {
  const fitted = fitInForm(data, data.rows, form)
  return asked.map(row => predictedEnergy(fitted, row))
}

/** How far two forms lie apart over the rows, eV. */
const apart = (data: TrainingRows, one: FitForm, other: FitForm): number => {
  const others = fittedEnergies(data, other)
  return largest(fittedEnergies(data, one).map((energy, index) => energy - (others[index] as number)))
}

const ridge = (coefficients: FitForm['coefficients'], strength: number | null): FitForm => ({
  coefficients,
  ridge: strength,
})

describe('a ridge', () => {
  const data = madeUpRows({ count: 60, seed: 3, elements: ['Pd', 'Pt', 'Rh'], own: 0.05 })

  // The first order of what a weak or strong ridge changes is proportional to its strength or the reciprocal of it.
  it.each([
    ['over shared coefficients goes to the fit without one as it gets weak', 'shared', 'shared', 1e-4, 0.1],
    [
      'over own coefficients goes to those of each ensemble by itself',
      'per-ensemble',
      'per-ensemble',
      1e-5,
      0.1,
    ],
    ['over own coefficients goes to shared ones as it gets strong', 'per-ensemble', 'shared', 1e5, 10],
  ] as const)('%s', (_, coefficients, limit, strength, further) => {
    const near = apart(data, ridge(coefficients, strength), ridge(limit, null))
    const nearer = apart(data, ridge(coefficients, strength * further), ridge(limit, null))
    expect(near).toBeLessThan(1e-3)
    expect(near / nearer).toBeGreaterThan(9)
    expect(near / nearer).toBeLessThan(11)
  })

  it('over shared coefficients is the solution of its normal equations, with their inverse as covariance', () => {
    const strength = 2.5
    const unseen = ['Pd-Pt-Rh']
    const rows = madeUpRows({ count: 50, seed: 4, elements: ['Pd', 'Pt', 'Rh'], unseen })
    const fitted = fitInForm(rows, rows.rows, ridge('shared', strength))
    const { ensembles, elements } = fitted.layout
    const counts = ensembleCounts(ensembles, [...elements].sort())
    // beta by element, d by ensemble, w by zone and element.
    const line = ({ ensemble, counts: own }: TrainingRow) => [
      ...(counts[ensembles.indexOf(ensemble)] as number[]),
      ...ensembles.map(name => (name === ensemble ? 1 : 0)),
      ...own,
    ]
    const x = new Matrix(rows.rows.map(line))
    const penalty = Matrix.diag(
      line(rows.rows[0] as TrainingRow).map((_, k) => (k < elements.length ? 0 : strength)),
    )
    const covariance = inverse(Matrix.add(x.transpose().mmul(x), penalty))
    const y = Matrix.columnVector(rows.rows.map(({ energy }) => energy))
    const solution = covariance.mmul(x.transpose()).mmul(y)
    const asked = [
      ...rows.rows.slice(0, 5),
      ...unseen.map(ensemble => ({ ...(rows.rows[0] as TrainingRow), ensemble })),
    ]
    expectEnergies(fitted, asked, new Matrix(asked.map(line)), solution, covariance)
  })

  it('over own coefficients is the solution of its normal equations, with their inverse as covariance', () => {
    const strength = 4
    const rows = madeUpRows({ count: 70, seed: 5, own: 0.05 })
    const fitted = fitInForm(rows, rows.rows, ridge('per-ensemble', strength))
    const { ensembles } = fitted.layout
    const width = (rows.rows[0] as TrainingRow).counts.length
    // b by ensemble, the shared w, and each ensemble's d about it.
    const line = ({ ensemble, counts }: TrainingRow) => [
      ...ensembles.map(name => (name === ensemble ? 1 : 0)),
      ...counts,
      ...ensembles.flatMap(name => counts.map(count => (name === ensemble ? count : 0))),
    ]
    const x = new Matrix(rows.rows.map(line))
    const free = ensembles.length + width
    const penalty = Matrix.diag(line(rows.rows[0] as TrainingRow).map((_, k) => (k < free ? 0 : strength)))
    const covariance = pseudoInverse(Matrix.add(x.transpose().mmul(x), penalty))
    const y = Matrix.columnVector(rows.rows.map(({ energy }) => energy))
    const solution = covariance.mmul(x.transpose()).mmul(y)
    const asked = rows.rows.slice(0, 8)
    expectEnergies(fitted, asked, new Matrix(asked.map(line)), solution, covariance)
  })
})

/** That a fit has the energies x theta and their covariances x C x^T, the latter in units of the residual variance. */
function expectEnergies(
  fitted: RowsFit,
  asked: readonly TrainingRow[],
  x: Matrix,
  solution: Matrix,
  covariance: Matrix,
): void {
  const energies = x.mmul(solution).to1DArray()
  for (const [index, row] of asked.entries())
    expect(Math.abs(predictedEnergy(fitted, row) - (energies[index] as number))).toBeLessThan(ROUNDING)
  const own = new Matrix(asked.map(row => parameterRow(fitted, row)))
  const difference = Matrix.sub(
    own.mmul(fitted.fit.covariance()).mmul(own.transpose()),
    x.mmul(covariance).mmul(x.transpose()),
  )
  expect(largest(difference.to1DArray())).toBeLessThan(ROUNDING)
}

/** The row over the parameters of a fit whose product with them is the energy of a fingerprint. */
function parameterRow({ layout }: RowsFit, { ensemble, counts }: TrainingRow): number[] {
  const row = new Array<number>(parameterCount(layout)).fill(0)
  const place = layout.ensembles.indexOf(ensemble)
  row[place] = 1
  const start = layout.ensembles.length + (layout.perEnsemble ? place * counts.length : 0)
  for (const [column, count] of counts.entries()) row[start + column] = count
  return row
}

describe('a fit without a ridge', () => {
  const unseen = ['Pd-Pt-Rh', 'Rh-Rh-Rh']
  const data = madeUpRows({ count: 80, seed: 6, elements: ['Pd', 'Pt', 'Rh'], unseen, once: ['Pd-Pd-Pt'] })

  it.each(['shared', 'per-ensemble'] as const)(
    'has the covariance that follows from what each energy does to it, unseen and underdetermined ensembles included: %s',
    coefficients => {
      const form = ridge(coefficients, null)
      const fitted = fitInForm(data, data.rows, form)
      const asked = [
        ...data.rows.slice(0, 12),
        ...unseen.map(ensemble => ({ ...(data.rows[0] as TrainingRow), ensemble })),
      ]
      // Parameters are linear in the energies: a refit to 1 eV at one row and 0 elsewhere gives a column of that map.
      const columns = data.rows.map((_, own) => {
        const rows = data.rows.map((row, index) => ({ ...row, energy: index === own ? 1 : 0 }))
        const unit = fitInForm(data, rows, form)
        return asked.map(row => predictedEnergy(unit, row))
      })
      const map = new Matrix(columns).transpose()
      const own = new Matrix(asked.map(row => parameterRow(fitted, row)))
      const difference = Matrix.sub(
        own.mmul(fitted.fit.covariance()).mmul(own.transpose()),
        map.mmul(map.transpose()),
      )
      expect(largest(difference.to1DArray())).toBeLessThan(ROUNDING)
      if (coefficients === 'per-ensemble')
        expect(fitted.underdetermined.map(({ ensemble }) => ensemble)).toEqual(
          expect.arrayContaining([...unseen, 'Pd-Pd-Pt']),
        )
    },
  )
})

describe('every form', () => {
  const data = madeUpRows({
    count: 70,
    seed: 7,
    elements: ['Pd', 'Pt', 'Rh'],
    unseen: ['Pd-Pt-Rh'],
    once: ['Pt-Pt-Pt'],
  })

  it.each(FORMS_OF_FIXED_STRENGTH)(
    'has a hat matrix that turns energies into fitted ones, with its trace as freedom: $coefficients, ridge $ridge',
    form => {
      const { fit } = fitInForm(data, data.rows, form)
      const energies = data.rows.map(({ energy }) => energy)
      for (const [i, residual] of fit.residuals.entries()) {
        const fitted = energies.reduce((sum, energy, j) => sum + fit.hat(i, j) * energy, 0)
        expect(Math.abs((energies[i] as number) - fitted - residual)).toBeLessThan(ROUNDING)
      }
      const trace = energies.reduce((sum, _, i) => sum + fit.hat(i, i), 0)
      expect(fit.freedom).toBeCloseTo(trace, 9)
    },
  )

  it.each(FORMS_OF_FIXED_STRENGTH)(
    'has the covariance of an ensemble as a block of the whole: $coefficients, ridge $ridge',
    form => {
      const fitted = fitInForm(data, data.rows, form)
      const { ensembles, perEnsemble } = fitted.layout
      const width = (data.rows[0] as TrainingRow).counts.length
      const whole = fitted.covariance() as Matrix
      for (const ensemble of ensembles.keys()) {
        const start = ensembles.length + (perEnsemble ? ensemble * width : 0)
        const places = [ensemble, ...Array.from({ length: width }, (_, column) => start + column)]
        const difference = Matrix.sub(
          fitted.ownCovariance(ensemble) as Matrix,
          whole.selection(places, places),
        )
        expect(largest(difference.to1DArray())).toBeLessThan(ROUNDING)
      }
    },
  )

  it.each(['shared', 'per-ensemble'] as const)(
    'refuses an ensemble whose elements no ensemble with rows has, with a ridge as without: %s',
    coefficients => {
      const single = { ...data, rows: data.rows.map(row => ({ ...row, ensemble: 'Pt-Pt-Pt' })) }
      for (const strength of [null, 3, 'cross-validated'] as const)
        expect(() => fitInForm(single, single.rows, { coefficients, ridge: strength })).toThrow(
          'no row tells the energy of the ensemble Pd-Pd-Pd',
        )
    },
  )
})

describe('a ridge chosen by cross-validation', () => {
  it('is strong where ensembles share their coefficients, and weak where each has its own', () => {
    const strengthOf = (own: number, scatter: number) =>
      fitInForm(
        ...(([data]) => [data, data.rows] as const)([madeUpRows({ count: 300, seed: 8, own, scatter })]),
        { coefficients: 'per-ensemble', ridge: 'cross-validated' },
      ).fit.strength as number
    expect(strengthOf(0, 0.1)).toBeGreaterThanOrEqual(100)
    // The best strength is about (0.01 / 0.3)^2 rows, as that of a prior is the ratio of the variances.
    expect(strengthOf(0.3, 0.01)).toBeLessThanOrEqual(0.1)
  })

  it('keeps the spread of unseen ensembles that belongs to the strength it chose', () => {
    const data = madeUpRows({
      count: 90,
      seed: 9,
      elements: ['Pd', 'Pt', 'Rh'],
      own: 0.2,
      unseen: ['Pd-Pt-Rh'],
    })
    const chosen = fitInForm(data, data.rows, { coefficients: 'per-ensemble', ridge: 'cross-validated' })
    const given = fitInForm(data, data.rows, { coefficients: 'per-ensemble', ridge: chosen.fit.strength })
    expect(chosen.fit.strength).toBeLessThan(1000)
    expect(chosen.spread).toBe(given.spread)
    expect(chosen.covariance()).toEqual(given.covariance())
  })
})
