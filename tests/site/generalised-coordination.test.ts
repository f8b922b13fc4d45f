import { describe, expect, it } from 'vitest'
import { generalisedCoordination } from '../../src/site/generalised-coordination.ts'
import { allSites, findSite } from '../../src/site/registry.ts'

describe('the generalised coordination number', () => {
  // Numerators and denominators counted by a Python script of its own, from explicit slabs and distances. The values
  // of fcc(111), fcc(100) and fcc(110) tops, of bridges and hollows on fcc(111) and fcc(100), and of the bridge at the
  // fcc(211) edge are also those of the tables after Calle-Vallejo et al. (7.5, 6.67, 5.83, 7.33, 6.95, 6.62, 5.39),
  // where CN_max is 12, 18, 22 and 26.
  it.each([
    ['bulk', 144, 12],
    ['fcc111-top', 90, 12],
    ['fcc111-bridge', 132, 18],
    ['fcc111-fcc', 153, 22],
    ['fcc111-hcp', 165, 22],
    ['fcc100-top', 80, 12],
    ['fcc100-bridge', 120, 18],
    ['fcc100-hollow', 172, 26],
    ['fcc110-top', 70, 12],
    ['fcc110-short-bridge', 104, 18],
    ['fcc110-long-bridge', 118, 20],
    ['fcc110-hollow', 175, 30],
    ['fcc211-edge-top', 66, 12],
    ['fcc211-edge-bridge', 97, 18],
  ])('of %s is %i / %i', (id, sum, most) => {
    expect(generalisedCoordination(findSite(id))).toBeCloseTo(sum / most, 12)
  })

  it('covers every site', () => {
    expect(allSites()).toHaveLength(14)
  })

  it('is 12 in the bulk and less at every surface, least at edges', () => {
    for (const site of allSites()) {
      const value = generalisedCoordination(site)
      if (site.facet === 'bulk') expect(value).toBe(12)
      else expect(value).toBeLessThan(12)
    }
    expect(generalisedCoordination(findSite('fcc211-edge-top'))).toBeLessThan(
      generalisedCoordination(findSite('fcc111-top')),
    )
  })
})
