import type { Table } from '../output/table.ts'
import type { DistributionAnswer } from './distribution.ts'

/**
 * A distribution as a table of its bins: edges in eV, probability with its credible interval if there is a band, and
 * one column per ensemble that sums to the ensemble's probability. A band may have more bins, empty in the distribution
 * itself. What the energies are stands in every row.
 */
export function distributionTable({ model, energy, bins, ensembles, band }: DistributionAnswer): Table {
  const { width } = bins
  const start = band?.bins.start ?? bins.start
  const rows = band?.bins.low.length ?? bins.probability.length
  const shift = Math.round((bins.start - start) / width)
  const all = <Value>(values: readonly Value[], beyond: Value) =>
    Array.from({ length: rows }, (_, row) => values[row - shift] ?? beyond)
  const everywhere = (value: string) => all<string>([], value)
  const edge = (index: number) => Number((start + index * width).toPrecision(12))
  return [
    { name: 'model', values: everywhere(model) },
    { name: 'quantity', values: everywhere(energy.quantity) },
    { name: 'reaction', values: everywhere(energy.reaction) },
    { name: 'zero', values: everywhere(energy.zero) },
    { name: 'low_eV', values: Array.from({ length: rows }, (_, bin) => edge(bin)) },
    { name: 'high_eV', values: Array.from({ length: rows }, (_, bin) => edge(bin + 1)) },
    { name: 'probability', values: all(bins.probability, 0) },
    ...(band === undefined
      ? []
      : [
          { name: 'probability_low', values: band.bins.low },
          { name: 'probability_high', values: band.bins.high },
        ]),
    ...ensembles.map(ensemble => ({
      name: ensemble.unseen ? `${ensemble.name} (no data)` : ensemble.name,
      values: all(ensemble.bins, 0),
    })),
  ]
}
