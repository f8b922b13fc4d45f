import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { splitBelow } from '../../src/distribution/split-below.ts'
import { splitsBelow } from '../../src/distribution/splits-below.ts'
import { ensembleTerms } from '../../src/distribution/terms.ts'
import { type EnsembleSum, ensembleSums } from '../../src/distribution/zone-sum.ts'
import { loadModel } from '../../src/energy/registry.ts'

const [{ zoneSum }] = ensembleSums(
  ensembleTerms(loadModel('irpdptrhru-oh'), unlayered(parseComposition('Ir5Pd10Pt60Rh20Ru5'))),
) as [EnsembleSum]
const lowest = (zoneSum.left.energies[0] as number) + (zoneSum.right.energies[0] as number)
const highest = (zoneSum.left.energies.at(-1) as number) + (zoneSum.right.energies.at(-1) as number)

describe('what lies below evenly spaced thresholds', () => {
  const width = (highest - lowest) / 40
  const cases: [what: string, start: number, count: number][] = [
    ['from below all energies to above them', lowest - 2 * width, 45],
    ['all of them below the median', lowest, 5],
    ['all of them above it', highest - 5 * width, 5],
    ['none', lowest, 0],
  ]
  it.each(cases)(
    'is the same as one by one, to the last digit of the smaller part: %s',
    (_, start, count) => {
      const { probability, remaining } = splitsBelow(zoneSum, start, width, count)
      expect(probability).toHaveLength(count)
      for (let threshold = 0; threshold < count; threshold++) {
        const own = splitBelow(zoneSum, start + threshold * width)
        const [below, above] = [probability[threshold] as number, remaining[threshold] as number]
        if (own.probability < 0.5) expect(below).toBe(own.probability)
        else expect(above).toBe(own.remaining)
        expect(below + above).toBeCloseTo(1, 14)
      }
    },
  )

  it('is summed from both sides around the median, where bins go over from one to the other', () => {
    const { probability, remaining } = splitsBelow(zoneSum, lowest, width, 41)
    const median = probability.findIndex(below => below >= 0.5)
    for (const threshold of [median - 1, median]) {
      const own = splitBelow(zoneSum, lowest + threshold * width)
      expect([probability[threshold], remaining[threshold]]).toEqual([own.probability, own.remaining])
    }
  })
})
