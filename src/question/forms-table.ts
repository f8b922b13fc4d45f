import { type Table, tableOf } from '../output/table.ts'
import type { FormsAnswer } from './forms.ts'

/** A comparison of forms as a table. */
export const formsTable = ({ forms, best, supported, folds, seed, energy }: FormsAnswer): Table =>
  tableOf(forms, {
    form: ({ name }) => name,
    ridge_rows: ({ ridge }) => ridge,
    effective_parameters: ({ effectiveParameters }) => effectiveParameters,
    columns: ({ columns }) => columns,
    n: ({ n }) => n,
    mae_eV: ({ mae }) => mae,
    rmse_eV: ({ rmse }) => rmse,
    r2: ({ r2 }) => r2,
    largest_error_eV: ({ maximumError }) => maximumError,
    mae_above_best_eV: ({ difference }) => difference,
    standard_error_eV: ({ standardError }) => standardError,
    best: ({ name }) => name === best,
    supported: ({ name }) => name === supported,
    folds: () => folds,
    seed: () => seed,
    quantity: () => energy.quantity,
    reaction: () => energy.reaction,
    zero: () => energy.zero,
  })
