import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { sampledDistribution } from '../../src/sampling/sampled.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))

describe('intervals of sampled quantiles', () => {
  it.each([
    ['nearly continuous', loadModel('irpdptrhru-oh'), 'IrPdPtRhRu', 200],
    ['few energies with gaps', loadModel('agaucupdpt-no'), 'AgPd', 200],
    ['counted in cells', loadModel('irpdptrhru-o'), 'IrPdPt', 80],
  ])('hold the exact quantiles as often as stated: %s', (_, model, text, seeds) => {
    const exact = energyDistribution(model, alloyOf(text), { method: 'enumerate' }).quantiles
    const missed = new Map(Object.keys(exact).map(share => [share, 0]))
    for (let seed = 0; seed < seeds; seed++) {
      const { quantileIntervals, quantiles, confidence } = sampledDistribution(model, alloyOf(text), {
        sites: 1000,
        seed,
        binWidth: 0.05,
      })
      expect(confidence).toBe(0.997)
      for (const [share, [low, high]] of Object.entries(quantileIntervals)) {
        const energy = exact[share] as number
        expect(quantiles[share]).toBeGreaterThanOrEqual(low as number)
        expect(quantiles[share]).toBeLessThanOrEqual(high as number)
        // The same energy, summed in another order, may differ by rounding.
        if (energy < (low as number) - 1e-9 || energy > (high as number) + 1e-9)
          missed.set(share, (missed.get(share) as number) + 1)
      }
    }
    // Of 200 at 0.3 %, more than 5 are missed at most once in 25,000 times.
    for (const count of missed.values()) expect(count).toBeLessThanOrEqual(5)
  })

  it('go from rank to rank of its sites, and no end where too few were drawn', () => {
    const draw = (sites: number) =>
      sampledDistribution(loadModel('agaucupdpt-no'), alloyOf('AgPd'), {
        sites,
        seed: 1,
        quantiles: [0.05, 0.5, 1],
      })
    const { quantileIntervals, maximum } = draw(1000)
    // 500 +-47 sites, of which 503 bind more strongly than -0.9 eV: the interval spans the gap.
    expect(quantileIntervals['0.5']?.[0]).toBeLessThan(-0.9)
    expect(quantileIntervals['0.5']?.[1]).toBeGreaterThan(-0.5)
    expect(quantileIntervals['1']).toEqual([maximum, null])
    // No site at all is below the quantile with probability 0.95^100, 0.6 %.
    expect(draw(100).quantileIntervals['0.05']?.[0]).toBeNull()
    // 0.95^200 is 0.004 %.
    expect(draw(200).quantileIntervals['0.05']?.[0]).not.toBeNull()
  })
})
