import { writeFileSync } from 'node:fs'
import type { TrainingRows } from '../../src/energy/training-rows.ts'

/** Writes rows as a file that `fit` and its kin read. */
export function writeRows(path: string, { elements, zones, rows }: TrainingRows): void {
  const columns = zones.flatMap(zone => elements.map(element => `${zone.name}:${element}`))
  const lines = rows.map(({ split, ensemble, counts, energy, slab }) =>
    [split, ensemble, ...counts, energy, slab].join(','),
  )
  writeFileSync(path, [['split', 'ensemble', ...columns, 'energy', 'slab'].join(','), ...lines].join('\n'))
}
