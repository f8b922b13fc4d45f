import { energySymbol } from '../energy/model.ts'
import type { PairCard } from '../joint/paired-alloy.ts'

/** How two sites lie to each other. */
export function pairPlaceText({ neighbour, distance, sharedAtoms }: PairCard): string {
  if (neighbour === 0) return `at the very same site; both see ${sharedAtoms} atoms`
  const shared = sharedAtoms === 0 ? 'no atom is seen by both' : `both see ${sharedAtoms} atoms`
  return `neighbours of rank ${neighbour}, ${distance.toFixed(3)} lattice constants apart; ${shared}`
}

/** What both energies are, A and B. */
export const pairEnergyLines = ({ models }: PairCard): string[] =>
  models.map(
    (card, index) =>
      `${'AB'.charAt(index)}: ${energySymbol(card)} of ${card.energy.reaction}; zero: ${card.energy.zero}; model ${card.model}`,
  )

/** Which share of the pairs rests on energies that are predicted; none when all have data. */
export const pairUnseenLines = ({ unseenProbability }: { readonly unseenProbability: number }): string[] =>
  unseenProbability === 0
    ? []
    : ['', `${(100 * unseenProbability).toFixed(1)} % of the pairs rest on such predicted energies.`]
