import type { CsvTable } from '../input/csv-table.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { type RowsByFile, rowsByFile } from './rows-by-file.ts'

/** What a table of energies says of a structure. */
export interface GivenEnergy {
  /** eV: the adsorption energy or, where the clean slab's is given too, the total energy; null when the cell is empty. */
  readonly energy: number | null
  /** Total energy of the slab without the adsorbate, eV. */
  readonly cleanEnergy: number | null
  /** Whether the row trains a model or tests it; null when that is not said. */
  readonly split: 'train' | 'test' | null
}

/**
 * Reads energies by file from a table with the columns `file` and `energy` (eV), `clean_energy` if the energies are total
 * ones, and `split` (`train` or `test`) if wanted. An empty cell leaves the energy to the structure's file.
 *
 * @param names of the structures
 * @throws InputError naming row and column when a cell cannot be, or without a column of energies
 * @example energiesByFile(await readCsvTable('energies.csv'), ['slab.xyz']).of('slab.xyz')?.energy
 */
export function energiesByFile(table: CsvTable, names: readonly string[]): RowsByFile<GivenEnergy> {
  const { file, header } = table
  if (!header.includes('energy') && !header.includes('clean_energy'))
    throw new InputError(
      `${file} has no column "energy" (eV), nor "clean_energy"; its columns are ${header.join(', ')}`,
    )
  return rowsByFile(table, names, (cells, row) => {
    const number = (column: string): number | null => {
      const cell = cells[header.indexOf(column)] ?? ''
      const value = readDecimal(cell)
      if (cell !== '' && value === null)
        throw new InputError(`${file}, row ${row}: ${column} must be a number in eV, got "${cell}"`)
      return value
    }
    const split = cells[header.indexOf('split')] ?? ''
    if (split !== 'train' && split !== 'test' && split !== '')
      throw new InputError(`${file}, row ${row}: split must be train or test, got "${split}"`)
    return {
      energy: number('energy'),
      cleanEnergy: number('clean_energy'),
      split: split === '' ? null : split,
    }
  })
}
