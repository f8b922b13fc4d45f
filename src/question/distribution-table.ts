import type { EnergyDistribution } from '../distribution/distribution.ts'
import type { Table } from '../output/table.ts'

/**
 * A distribution as a table of its bins: edges in eV, probability, and one column per ensemble that sums to the
 * ensemble's probability. What the energies are stands in every row.
 */
export function distributionTable({ model, energy, bins, ensembles }: EnergyDistribution): Table {
  const { start, width, probability } = bins
  const everywhere = (value: string) => probability.map(() => value)
  const edge = (index: number) => Number((start + index * width).toPrecision(12))
  return [
    { name: 'model', values: everywhere(model) },
    { name: 'quantity', values: everywhere(energy.quantity) },
    { name: 'reaction', values: everywhere(energy.reaction) },
    { name: 'zero', values: everywhere(energy.zero) },
    { name: 'low_eV', values: probability.map((_, bin) => edge(bin)) },
    { name: 'high_eV', values: probability.map((_, bin) => edge(bin + 1)) },
    { name: 'probability', values: probability },
    ...ensembles.map(ensemble => ({
      name: ensemble.unseen ? `${ensemble.name} (no data)` : ensemble.name,
      values: ensemble.bins,
    })),
  ]
}
