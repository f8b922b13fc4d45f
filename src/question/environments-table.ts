import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { AnsweredEnvironment, EnvironmentsAnswer } from './environments.ts'

/** What the groups of an answer's environments are called: ensemble, then zones. */
export const groupNames = ({ environments }: EnvironmentsAnswer): string[] =>
  Object.keys(environments[0]?.groups ?? {})

/** The answer to `environments` as a table: a row per environment. */
export const environmentsTable = (answer: EnvironmentsAnswer): Table =>
  tableOf(answer.environments, {
    id: row => row.id,
    ...Object.fromEntries(
      groupNames(answer).map(name => [name, (row: AnsweredEnvironment) => row.groups[name] as string]),
    ),
    multiplicity: row => row.multiplicity,
    probability: row => row.probability,
    ...(answer.energy !== undefined && {
      energy_eV: (row: AnsweredEnvironment): Cell => row.energy ?? null,
      standard_error_eV: (row: AnsweredEnvironment): Cell => row.standardError ?? null,
      prediction_sd_eV: (row: AnsweredEnvironment): Cell => row.predictionDeviation ?? null,
      unseen: (row: AnsweredEnvironment): Cell => row.unseen ?? null,
      model: (): Cell => answer.model ?? null,
      quantity: (): Cell => answer.energy?.quantity ?? null,
      reaction: (): Cell => answer.energy?.reaction ?? null,
      zero: (): Cell => answer.energy?.zero ?? null,
    }),
  })
