import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compositionFromAmounts } from '../../src/composition/composition.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { alloyEnergies } from '../../src/distribution/alloy-energies.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { quantile } from '../../src/distribution/quantile.ts'
import { loadModel } from '../../src/energy/registry.ts'

const amounts = fc.array(fc.double({ min: 1e-3, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })

describe('a quantile sought in the bin that holds it', () => {
  // Narrow bins hold few fingerprints, wide ones more than are listed at once.
  it.each([0.002, 0.01, 0.5])(
    'is the one that bisection finds, to the last digit: bins of %d eV',
    binWidth => {
      const model = loadModel('irpdptrhru-oh')
      fc.assert(
        fc.property(amounts, own => {
          const alloy = unlayered(
            compositionFromAmounts(model.elements.map((element, i) => [element, own[i] as number])),
          )
          const { sums, total } = alloyEnergies(model, alloy)
          const { quantiles } = energyDistribution(model, alloy, { binWidth })
          for (const [share, energy] of Object.entries(quantiles))
            expect(energy).toBe(quantile(sums, Number(share), total.minimum, total.maximum))
        }),
        { numRuns: 50 },
      )
    },
  )
})
