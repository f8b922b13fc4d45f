import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { dot } from '../../src/lattice/vector.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { fromCentre } from '../../src/site/symmetry.ts'

describe('sites', () => {
  it.each([
    ['bulk', 13, 48, [12], [12]],
    ['fcc111-top', 10, 6, [9], [6, 3]],
    ['fcc111-bridge', 15, 2, [9, 9], [1, 1, 2, 2, 2, 1, 2, 2]],
    ['fcc111-fcc', 18, 6, [9, 9, 9], [3, 6, 3, 3]],
    ['fcc111-hcp', 19, 6, [9, 9, 9], [3, 6, 1, 6]],
    ['fcc100-top', 9, 8, [8], [4, 4]],
    ['fcc100-bridge', 14, 4, [8, 8], [4, 2, 2, 4]],
    ['fcc100-hollow', 21, 8, [8, 8, 8, 8], [8, 1, 4, 4]],
    ['fcc110-top', 8, 4, [7], [2, 4, 1]],
    ['fcc110-short-bridge', 12, 4, [7, 7], [2, 2, 4, 2]],
    ['fcc110-long-bridge', 14, 4, [7, 7], [4, 2, 4, 2]],
    ['fcc110-hollow', 21, 4, [7, 7, 7, 7], [4, 1, 2, 2, 4, 4]],
    ['fcc211-edge-top', 8, 2, [7], [2, 2, 1, 2]],
    ['fcc211-edge-bridge', 12, 2, [7, 7], [2, 1, 2, 2, 1, 2]],
  ])(
    '%s has %i atoms, symmetry order %i and the zones of the design',
    (id, atoms, order, coordination, zones) => {
      const site = findSite(id)
      expect(site.atoms).toBe(atoms)
      expect(site.symmetry).toHaveLength(order)
      expect(site.coordination).toEqual(coordination)
      expect(site.zones.map(zone => zone.atoms)).toEqual(zones)
    },
  )

  it('names zones uniquely within a site', () => {
    for (const site of allSites()) {
      const names = [...site.zones, ...site.zonesBeyond].map(zone => zone.name)
      expect(new Set(names).size).toBe(names.length)
      expect(names.join()).not.toContain('undefined')
    }
  })

  it('names the zones that published models use', () => {
    expect(findSite('fcc111-top').zones.map(zone => zone.name)).toEqual(['surface', 'subsurface'])
    expect(findSite('fcc111-fcc').zones.map(zone => zone.name)).toEqual([
      'surface-near',
      'surface-far',
      'subsurface-near',
      'subsurface-far',
    ])
    expect(findSite('fcc111-bridge').zones.map(zone => zone.name)).toContain('surface-near-fcc-side')
  })

  it('puts the fcc side of the bridge over no subsurface atom and the hcp side over one', () => {
    const bridge = findSite('fcc111-bridge')
    const under = bridge.zones.find(zone => zone.name === 'subsurface-near')?.positions[0]
    const sides = ['surface-near-hcp-side', 'surface-near-fcc-side'].map(
      name => bridge.zones.find(zone => zone.name === name)?.positions[0],
    )
    const [squaredToHcp, squaredToFcc] = sides.map(side => {
      const difference = (side as readonly number[]).map(
        (x, i) => x - ((under as readonly number[])[i] as number),
      )
      return difference.reduce((sum, x) => sum + x * x, 0)
    })
    expect(squaredToHcp).toBe(2)
    expect(squaredToFcc).toBeGreaterThan(2)
  })

  it('has third-layer-far at twice the nearest-neighbour distance below an fcc(111) top atom', () => {
    const [zone] = findSite('fcc111-top').zonesBeyond
    expect(zone).toMatchObject({ name: 'third-layer-far', atoms: 3, layer: 3 })
    expect(zone?.distance).toBeCloseTo(Math.SQRT2, 14)
  })

  it('keeps all atoms of a zone in one layer, at the stated distance from the centre', () => {
    for (const site of allSites())
      for (const zone of [...site.zones, ...site.zonesBeyond])
        for (const position of zone.positions) {
          const displacement = fromCentre(site.ensemble, position)
          const distance = Math.sqrt(dot(displacement, displacement)) / (2 * site.ensemble.length)
          expect(distance).toBe(zone.distance)
        }
  })

  it('has symmetry permutations that form a group whose orbits are the ensemble and the zones', () => {
    for (const site of allSites()) {
      const group = new Set(site.symmetry.map(String))
      for (const a of site.symmetry)
        for (const b of site.symmetry) expect(group).toContain(String(a.map(image => b[image] as number)))
      let start = 0
      for (const size of [site.ensemble.length, ...site.zones.map(zone => zone.atoms)]) {
        const orbit = new Set(site.symmetry.map(images => images[start]))
        expect(orbit).toEqual(new Set(Array.from({ length: size }, (_, index) => start + index)))
        start += size
      }
    }
  })

  it('says the nearest id for an unknown site', () => {
    expect(() => findSite('fcc111-tip')).toThrow(InputError)
    expect(() => findSite('fcc111-tip')).toThrow('unknown site "fcc111-tip"; did you mean fcc111-top?')
  })
})
