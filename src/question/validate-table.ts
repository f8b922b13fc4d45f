import { type Table, tableOf } from '../output/table.ts'
import type { ValidateAnswer } from './validate.ts'

/** The rows of a validation as a table, in the order of the file. */
export const validateTable = ({ rows, energy }: ValidateAnswer): Table =>
  tableOf(rows, {
    row: ({ row }) => row,
    split: ({ split }) => split,
    ensemble: ({ ensemble }) => ensemble,
    energy_eV: row => row.energy,
    predicted_eV: ({ predicted }) => predicted,
    error_eV: ({ error }) => error,
    standard_error_eV: ({ standardError }) => standardError,
    prediction_standard_deviation_eV: ({ predictionDeviation }) => predictionDeviation,
    ensemble_unseen: ({ unseen }) => unseen,
    outlier: ({ outlier }) => outlier,
    quantity: () => energy.quantity,
    reaction: () => energy.reaction,
    zero: () => energy.zero,
  })
