import type { EnergyDistribution } from '../distribution/distribution.ts'

/** Which share of the sites rests on energies that are predicted, and on which ensembles; none when all have data. */
export function unseenWarning({ unseenProbability, ensembles, model }: EnergyDistribution): string[] {
  if (unseenProbability === 0) return []
  const names = ensembles.filter(({ unseen }) => unseen).map(({ name }) => name)
  return [
    '',
    `${(100 * unseenProbability).toFixed(1)} % of the sites are on ensembles that ${model} has no data for ` +
      `(${names.join(', ')}); their energies are predicted from the other ensembles.`,
  ]
}
