import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { siteAverage } from '../../src/descriptor/site-average.ts'
import { fitModel } from '../../src/energy/fit.ts'
import type { FitForm } from '../../src/energy/fit-in-form.ts'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { credibleInterval } from '../../src/inference/credible-interval.ts'
import { drawnActivity } from '../../src/inference/drawn-activity.ts'
import { posterior } from '../../src/inference/posterior.ts'
import { uncertainEnergies } from '../../src/inference/uncertain-energy.ts'
import { readCsvTable } from '../../src/input/csv-table.ts'
import { findSite } from '../../src/site/registry.ts'
import { BUILT_IN_FITS } from '../../tools/built-in-fits.ts'
import { madeUpModel } from '../distribution/made-up-model.ts'
import { sharedFile, sharedIsAbsent } from '../shared-data.ts'
import { refitted } from './simulated-rows.ts'

/** Normal deviates between which nine tenths lie. */
const NINE_TENTHS = 1.644854

describe('90 % credible intervals', () => {
  const alloy = unlayered(parseComposition('Ir30Pt70'))
  const OBJECTIVES = [{ name: 'mean' }, { name: 'sabatier', optimum: 0, temperature: 600 }] as const

  it('of mean and activity hold the truth in about nine of ten fits to simulated rows', () => {
    const fits = 250
    const draws = 100
    const random = seededRandom(11)
    const held = [0, 0]
    for (let fit = 0; fit < fits; fit++) {
      // A flat prior promises nine tenths over many truths, not for a single one at which the activity bends.
      const truth = madeUpModel('irpdptrhru-oh', fit, { elements: ['Ir', 'Pt'] })
      const known = posterior(refitted(truth, 60, 0.1, random))
      for (const [index, objective] of OBJECTIVES.entries()) {
        const { values } = drawnActivity(known, alloy, objective, undefined, draws, random)
        const [low, high] = credibleInterval(values, 0.9)
        const value = siteAverage(truth, alloy, objective).value
        if (low <= value && value <= high) held[index] = (held[index] as number) + 1
      }
    }
    // The scatter is estimated from 56 degrees of freedom, for which 1.645 deviations hold 0.894, and the R-7 quantiles of
    // 100 draws hold 89.1 / 101 of what they are taken for; then four binomial errors.
    const expected = (0.894 * (89.1 / 101)) / 0.9
    const tolerance = 4 * Math.sqrt((0.9 * 0.1) / fits)
    for (const count of held) expect(Math.abs(count / fits - expected)).toBeLessThan(tolerance)
  })
})

describe.skipIf(sharedIsAbsent)('90 % prediction intervals', () => {
  const identity = {
    id: 'test',
    title: 'test',
    adsorbate: 'X',
    energy: { quantity: 'E', unit: 'eV', reaction: '* + X -> *X', zero: 'X and the clean slab' },
    source: { citation: 'made up' },
  } as const
  const OWN: FitForm = { coefficients: 'per-ensemble', ridge: 'cross-validated' }

  it.each([
    ['irpdptrhru-oh', undefined],
    ['irpdptrhru-o', undefined],
    ['agaucupdpt-co', undefined],
    ['agaucupdpt-h', undefined],
    ['agaucupdpt-no', undefined],
    ['agaucupdpt-co', OWN],
  ])('of %s hold about nine of ten DFT energies that the fit has not seen', async (id, form) => {
    const { site: siteId } = BUILT_IN_FITS.find(fit => fit.id === id) as (typeof BUILT_IN_FITS)[number]
    const site = findSite(siteId)
    const data = readTrainingRows(await readCsvTable(sharedFile(`data/${id}.csv`)), site)
    const random = seededRandom(7)
    const folds = data.rows.map(() => Math.floor(5 * random()))
    let held = 0
    for (let fold = 0; fold < 5; fold++) {
      const rows = data.rows.map((row, index) => ({
        ...row,
        split: folds[index] === fold ? ('test' as const) : ('train' as const),
      }))
      const energyOf = uncertainEnergies(fitModel({ ...data, rows }, site, identity, form).model)
      for (const { split, ensemble, counts, energy } of rows) {
        if (split === 'train') continue
        const predicted = energyOf(ensemble, counts)
        const reach = NINE_TENTHS * (predicted.predictionDeviation as number)
        if (Math.abs(energy - predicted.energy) <= reach) held++
      }
    }
    // Three binomial errors.
    const tolerance = 3 * Math.sqrt((0.9 * 0.1) / data.rows.length)
    expect(Math.abs(held / data.rows.length - 0.9)).toBeLessThan(tolerance)
  })
})
