import { describe, expect, it } from 'vitest'
import { unseenPrior } from '../../src/energy/unseen-ensembles.ts'

const ENSEMBLES = ['Pd-Pd-Pd', 'Pd-Pd-Pt', 'Pd-Pt-Pt', 'Pt-Pt-Pt']
const ELEMENTS = ['Pd', 'Pt']

describe('the prior of unseen ensembles', () => {
  // Over 0, 1 and 2 Pt atoms b is 0, 1 and 0, with 1, 1 and 2 rows: the weighted line is 1/4 - (n - 5/4) / 11.
  const prior = unseenPrior(ENSEMBLES, ELEMENTS, [0, 1, 0, 99], [1, 1, 2, 0])
  const line = (n: number) => 1 / 4 - (n - 5 / 4) / 11

  it('lies on the regression of the seen b on their elements, weighted by rows', () => {
    const [, second = 0] = prior.carry.getRow(3)
    expect(second * 1).toBeCloseTo(line(3), 12)
    expect(prior.carry.getRow(1)).toEqual([0, 1, 0, 0])
  })

  it('has the spread of the seen ones about it, with the degrees of freedom that are left', () => {
    const squares = line(0) ** 2 + (1 - line(1)) ** 2 + 2 * line(2) ** 2
    const [rows, seen, left] = [4, 3, 1]
    expect(prior.spread).toBeCloseTo(Math.sqrt(((squares / rows) * seen) / left), 12)
  })

  it('adds to the variance its own spread and that of those it was predicted from', () => {
    const across = prior.carry.getRow(3).reduce((sum, share) => sum + share ** 2, 0)
    expect(prior.error.get(3, 3)).toBeCloseTo((prior.spread as number) ** 2 * (1 + across), 12)
    for (const seen of [0, 1, 2]) expect(prior.error.get(3, seen)).toBe(0)
  })

  it('has no spread when the regression has nothing left over', () => {
    expect(unseenPrior(ENSEMBLES, ELEMENTS, [0, 1, 0, 0], [3, 3, 0, 0]).spread).toBeNull()
  })
})
