import { mean } from 'simple-statistics'
import {
  type CrossValidation,
  type ErrorStatistics,
  errorStatistics,
  heldOutErrors,
} from '../energy/fit-errors.ts'
import { type FitForm, fitInForm, type RowsFit } from '../energy/fit-in-form.ts'
import { type HeldOut, predictionsOf } from '../energy/predicted-rows.ts'
import type { TrainingRow, TrainingRows } from '../energy/training-rows.ts'
import { ensembleAtoms } from '../environment/ensembles.ts'
import { type Calibration, calibration, predictionDeviation } from './calibration.ts'
import { heldOutRows } from './held-out-rows.ts'
import { type LearningCurve, learningCurve } from './learning-curve.ts'
import { schemeSummary, type ValidationScheme } from './validation-scheme.ts'

/** A row and what a fit that has not seen it says of it. */
export interface ValidatedRow {
  /** Its number in the file, from 1. */
  readonly row: number
  readonly split: 'train' | 'test'
  readonly ensemble: string
  /** Elements that a zone has. */
  readonly zoneElements: readonly string[]
  /** eV */
  readonly energy: number
  /** eV; null where no other rows can predict it. */
  readonly predicted: number | null
  /** DFT minus prediction, eV. */
  readonly error: number | null
  /** Standard deviation of the predicted energy, sqrt(x^T C x), eV. */
  readonly standardError: number | null
  /** The same with the residuals: sqrt(s^2 + x^T C x), eV. */
  readonly predictionDeviation: number | null
  /** Whether no row of the fit had its ensemble. */
  readonly unseen: boolean
  /** Whether the error is beyond three times its standard deviation. */
  readonly outlier: boolean
}

/** Errors of some rows, with their mean, which is the prediction's bias. */
export interface GroupErrors extends ErrorStatistics {
  /** Mean of DFT minus prediction, eV. */
  readonly bias: number | null
}

/** How far a fit can be trusted. */
export interface Validation {
  readonly crossValidation: CrossValidation
  /** The train rows themselves, and the held-out ones of the file's own split. */
  readonly train: ErrorStatistics
  readonly test: ErrorStatistics
  /** Every ensemble with train rows. */
  readonly ensembles: readonly (GroupErrors & { readonly name: string })[]
  /** Rows that have an element in their ensemble, and in it or a zone. */
  readonly elements: readonly {
    readonly element: string
    readonly inEnsemble: GroupErrors
    readonly anywhere: GroupErrors
  }[]
  readonly calibration: readonly Calibration[]
  /** Null when no repeats were asked for. */
  readonly learningCurve: LearningCurve | null
  /** All rows of the file, train and test. */
  readonly rows: readonly ValidatedRow[]
}

export interface ValidationOptions {
  readonly scheme: ValidationScheme
  /** Of the learning curve; 0 leaves it out. */
  readonly repeats: number
  /** Of the learning curve. */
  readonly seed: number
}

/** Errors beyond so many standard deviations are outliers: 0.3 % of normal ones are. */
export const OUTLIER_DEVIATIONS = 3

/**
 * Predicts every train row by fits that have not seen it, and the test rows by the fit to all train rows, and tells
 * what the errors look like.
 *
 * @throws InputError as `fitInForm` does, and for folds or a seed that cannot be
 * @example validateFit(data, SHARED, { scheme: { kind: 'loo' }, repeats: 0, seed: 1 }).validation.crossValidation.mae
 */
export function validateFit(
  data: TrainingRows,
  form: FitForm,
  { scheme, repeats, seed }: ValidationOptions,
): { readonly validation: Validation; readonly fitted: RowsFit } {
  const numbered = data.rows.map((row, index) => ({ row, number: index + 1 }))
  const train = numbered.filter(({ row }) => row.split === 'train')
  const test = numbered.filter(({ row }) => row.split === 'test')
  const trainRows = train.map(({ row }) => row)
  const testRows = test.map(({ row }) => row)
  const fitted = fitInForm(data, trainRows, form)
  const heldOut = heldOutRows(data, trainRows, form, scheme, fitted, true)
  const predictedTest = predictionsOf(fitted, testRows, true)
  const sameStrength = { ...form, ridge: fitted.fit.strength }
  const numberedRow = (
    { row, number }: { readonly row: TrainingRow; readonly number: number },
    prediction: HeldOut,
  ) => validatedRow(number, row, prediction, data.elements)
  const validatedTrain = train.map((row, index) => numberedRow(row, heldOut[index] as HeldOut))
  const validatedTest = test.map((row, index) => numberedRow(row, predictedTest[index] as HeldOut))
  const errorsOf = (isOwn: (row: ValidatedRow) => boolean) => groupErrors(validatedTrain.filter(isOwn))
  const hasInEnsemble = ({ ensemble }: ValidatedRow, element: string) =>
    ensembleAtoms(ensemble).includes(element)
  const validation: Validation = {
    crossValidation: { ...schemeSummary(scheme), ...heldOutErrors(trainRows, heldOut) },
    train: errorStatistics(
      trainRows.map((row, index) => ({ energy: row.energy, error: fitted.fit.residuals[index] as number })),
    ),
    test: errorStatistics(knownErrors(validatedTest)),
    ensembles: fitted.layout.ensembles
      .filter((_, index) => fitted.rowsByEnsemble[index] !== 0)
      .map(name => ({ name, ...errorsOf(({ ensemble }) => ensemble === name) })),
    elements: data.elements.map(element => ({
      element,
      inEnsemble: errorsOf(row => hasInEnsemble(row, element)),
      anywhere: errorsOf(row => hasInEnsemble(row, element) || row.zoneElements.includes(element)),
    })),
    calibration: calibration(heldOut),
    learningCurve: repeats === 0 ? null : learningCurve(data, trainRows, sameStrength, { repeats, seed }),
    rows: [...validatedTrain, ...validatedTest].sort((a, b) => a.row - b.row),
  }
  return { validation, fitted }
}

const knownErrors = (rows: readonly ValidatedRow[]): { energy: number; error: number }[] =>
  rows.flatMap(({ energy, error }) => (error === null ? [] : [{ energy, error }]))

function groupErrors(rows: readonly ValidatedRow[]): GroupErrors {
  const own = knownErrors(rows)
  return { ...errorStatistics(own), bias: own.length === 0 ? null : mean(own.map(({ error }) => error)) }
}

function validatedRow(
  number: number,
  row: TrainingRow,
  heldOut: HeldOut,
  elements: readonly string[],
): ValidatedRow {
  const { split, ensemble, counts, energy } = row
  const { error, standardError, unseen } = heldOut
  const deviation = predictionDeviation(heldOut)
  return {
    row: number,
    split,
    ensemble,
    zoneElements: elements.filter((_, place) =>
      counts.some((count, column) => count > 0 && column % elements.length === place),
    ),
    energy,
    predicted: error === null ? null : energy - error,
    error,
    standardError,
    predictionDeviation: deviation,
    unseen,
    outlier: error !== null && deviation !== null && Math.abs(error) > OUTLIER_DEVIATIONS * deviation,
  }
}
