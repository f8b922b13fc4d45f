import type { EnsembleSum, ZoneSum } from './zone-sum.ts'

/** The lowest and the highest energy of a zone sum, eV. */
export const zoneSumRange = ({ left, right }: ZoneSum): readonly [number, number] => [
  left.energies[0] + right.energies[0],
  (left.energies.at(-1) as number) + (right.energies.at(-1) as number),
]

/** The lowest and the highest energy of some ensembles, eV. */
export function energyRange(sums: readonly EnsembleSum[]): readonly [number, number] {
  let [minimum, maximum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { zoneSum, offset } of sums) {
    const [low, high] = zoneSumRange(zoneSum)
    minimum = Math.min(minimum, offset + low)
    maximum = Math.max(maximum, offset + high)
  }
  return [minimum, maximum]
}
