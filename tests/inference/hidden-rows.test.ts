import { describe, expect, it } from 'vitest'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { findSite } from '../../src/site/registry.ts'
import { type HeldOutErrors, hiddenRows, pairedDifference } from '../../tools/hidden-rows.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'

const SEEDS = 20

/** Random minus chosen, after the first number of rows added, over the seeds. */
async function tried(file: string, siteId: string, start: number, add: number) {
  const site = findSite(siteId)
  const data = readTrainingRows(await readCsvTable(sharedFile(`data/${file}.csv`)), site)
  const outcomes = Array.from({ length: SEEDS }, (_, index) =>
    hiddenRows({ data, site, start, adds: [add], criterion: 'distribution', draws: 1, seed: index + 1 }),
  )
  const differences = (name: keyof HeldOutErrors) =>
    outcomes.map(({ chosen, random }) => (random[0]?.[name] as number) - (chosen[0]?.[name] as number))
  return { rmse: differences('rmse'), standardError: differences('standardError') }
}

const wins = (differences: readonly number[]) => differences.filter(difference => difference > 0).length

// The seeds share a data set, so their standard error says how much the draw of rows matters, not how another data set would do.
describe.skipIf(sharedIsAbsent)('rows chosen from published ones whose energies are hidden', () => {
  it.each([
    ['irpdptrhru-oh', 'fcc111-top', 20, 10, 2],
    ['irpdptrhru-o', 'fcc111-fcc', 80, 40, 3],
    ['agaucupdpt-h', 'fcc111-fcc', 60, 40, 3],
  ])('beat as many random ones on rows held out, by more than the draws scatter: %s', async (...trial) => {
    const [file, site, start, add, errors] = trial
    const { rmse, standardError } = await tried(file, site, start, add)
    const { mean, error } = pairedDifference(rmse)
    expect(mean).toBeGreaterThan(errors * error)
    expect(wins(rmse)).toBeGreaterThan(SEEDS / 2)
    expect(wins(standardError)).toBe(SEEDS)
  })

  it('bring little once the rows suffice: *OH, 80 rows more for 13 parameters', async () => {
    const { rmse, standardError } = await tried('irpdptrhru-oh', 'fcc111-top', 20, 80)
    const { mean, error } = pairedDifference(rmse)
    expect(Math.abs(mean)).toBeLessThan(2 * error)
    // The fit thinks it knows more all the same: what it cannot describe is not in its covariance.
    expect(wins(standardError)).toBe(SEEDS)
  })
})
