import type { PairCard } from '../joint/paired-alloy.ts'

/** Columns that say of every row what its two energies are; `A` is that of the first model, `B` of the second. */
export const pairColumns = ({ models: [a, b] }: Pick<PairCard, 'models'>) => ({
  model_A: () => a.model,
  quantity_A: () => a.energy.quantity,
  reaction_A: () => a.energy.reaction,
  zero_A: () => a.energy.zero,
  model_B: () => b.model,
  quantity_B: () => b.energy.quantity,
  reaction_B: () => b.energy.reaction,
  zero_B: () => b.energy.zero,
})
