import { objectiveColumn } from '../descriptor/objective.ts'
import { type Cell, type Table, tableOf } from '../output/table.ts'
import type { RankAnswer } from './rank.ts'

/** The answer to `rank` as a table: a row per composition, and the probability that it beats the row of each place. */
export function rankTable({ model, energy, objective, rows, beats, draws, seed, level }: RankAnswer): Table {
  type Row = (typeof rows)[number]
  const elements = [...new Set(rows.flatMap(({ composition }) => Object.keys(composition)))]
  const pairs = beats === null ? [] : rows
  return tableOf(rows, {
    place: ({ place }): Cell => place,
    name: ({ label }): Cell => label,
    ...Object.fromEntries(
      elements.map(element => [`x_${element}`, ({ composition }: Row): Cell => composition[element] ?? 0]),
    ),
    [objectiveColumn(objective)]: ({ fitted }): Cell => fitted,
    value_low: ({ value }): Cell => value.interval[0],
    value_high: ({ value }): Cell => value.interval[1],
    value_mean: ({ value }): Cell => value.mean,
    value_sd: ({ value }): Cell => value.standardDeviation,
    rank_low: ({ rank }): Cell => rank[0],
    rank_high: ({ rank }): Cell => rank[1],
    mean_rank: ({ meanRank }): Cell => meanRank,
    probability_best: ({ best }): Cell => best,
    unseen_probability: ({ unseenProbability }): Cell => unseenProbability,
    ...Object.fromEntries(
      pairs.map((_, other) => [
        `beats_${other + 1}`,
        ({ place }: Row): Cell => beats?.[place - 1]?.[other] as number,
      ]),
    ),
    draws: (): Cell => draws,
    seed: (): Cell => seed,
    level: (): Cell => level,
    model: (): Cell => model,
    quantity: (): Cell => energy.quantity,
    reaction: (): Cell => energy.reaction,
    zero: (): Cell => energy.zero,
  })
}
