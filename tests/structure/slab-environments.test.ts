import { describe, expect, it } from 'vitest'
import { allSites, findSite } from '../../src/site/registry.ts'
import { readSlabSize, slabCell } from '../../src/structure/slab-cell.ts'
import { slabEnvironments, slabFacetOf } from '../../src/structure/slab-environments.ts'
import { slabPositions } from '../../src/structure/slab-positions.ts'

const SITES = allSites().filter(({ facet }) => facet !== 'bulk')

/** Orientations of a site on its facet, by counting on paper. */
const ORIENTATIONS: Readonly<Record<string, number>> = { 'fcc111-bridge': 3, 'fcc100-bridge': 2 }

describe('the sites of a slab', () => {
  it.each(SITES.map(site => site.id))('%s: one for each atom of the outermost layer and orientation', id => {
    for (const size of ['3x3x4', '6x4x2', '3x1x3'].map(readSlabSize)) {
      const site = findSite(id)
      const needed = Math.max(...site.zones.map(({ layer }) => layer as number))
      const cell = slabCell(slabFacetOf(site), size)
      if (needed > cell.planes) continue
      const { atoms, layers, sites } = slabEnvironments(
        site,
        site.zones.map(({ name }) => name),
        size,
      )
      const surface = [...layers].filter(layer => layer === 1).length
      expect(atoms).toBe(size[0] * size[1] * size[2])
      expect(sites.length).toBe(surface * (ORIENTATIONS[id] ?? 1))
      const touched = new Array<number>(atoms).fill(0)
      for (const { ensemble } of sites) for (const atom of ensemble) touched[atom]++
      const each = (sites.length * site.ensemble.length) / surface
      expect(touched).toEqual(Array.from(layers, layer => (layer === 1 ? each : 0)))
    }
  })

  it.each(SITES.map(site => site.id))('%s: zones are where the site has them, by distance', id => {
    const site = findSite(id)
    const zones = [...site.zones, ...site.zonesBeyond]
    const size = readSlabSize(site.facet === 'fcc211' ? '6x5x4' : '5x5x4')
    const { cell, positions } = slabPositions(slabCell(slabFacetOf(site), size), 1, 2)
    const [[ax], [bx, by]] = cell
    const nearest = (from: number, to: number) => {
      const between = [0, 1, 2].map(axis => positions[3 * to + axis] - positions[3 * from + axis])
      const images = [-1, 0, 1].flatMap(i =>
        [-1, 0, 1].map(j => [
          (between[0] as number) + i * ax + j * bx,
          (between[1] as number) + j * by,
          between[2] as number,
        ]),
      )
      return images.sort((one, other) => Math.hypot(...one) - Math.hypot(...other))[0] as number[]
    }
    const { sites } = slabEnvironments(
      site,
      zones.map(({ name }) => name),
      size,
    )
    for (const { ensemble, zones: groups } of sites) {
      const all = [...ensemble, ...groups.flatMap(group => [...group])]
      expect(new Set(all).size).toBe(all.length)
      for (const [index, group] of groups.entries())
        for (const atom of group) {
          const mean = [0, 1, 2].map(
            axis =>
              [...ensemble].reduce((sum, touched) => sum + (nearest(atom, touched)[axis] as number), 0) /
              ensemble.length,
          )
          expect(Math.hypot(...mean)).toBeCloseTo(zones[index]?.distance as number, 9)
        }
    }
  })

  it('hold every atom of the first shell once in 3x3 cells for top sites and 4x4 for others, and 3x3 is too small for those', () => {
    const repeats = (id: string, size: string) => {
      const site = findSite(id)
      const names = site.zones.map(({ name }) => name)
      return Math.min(
        ...slabEnvironments(site, names, readSlabSize(size)).sites.map(({ ensemble, zones }) => {
          const all = [...ensemble, ...zones.flatMap(zone => [...zone])]
          return all.length - new Set(all).size
        }),
      )
    }
    for (const { id, kind, facet } of SITES) {
      const [a, b] = facet === 'fcc211' ? [3, kind === 'top' ? 3 : 4] : kind === 'top' ? [3, 3] : [4, 4]
      expect(repeats(id, `${a}x${b}x4`)).toBe(0)
    }
    for (const id of ['fcc111-bridge', 'fcc111-fcc', 'fcc111-hcp', 'fcc100-bridge', 'fcc100-hollow'])
      expect(repeats(id, '3x3x4')).toBeGreaterThan(0)
  })

  it('refuses the bulk, unknown zones, and slabs that are too thin, saying how many layers it needs', () => {
    expect(() => slabEnvironments(findSite('bulk'), [], [3, 3, 4])).toThrow('needs a site of a surface')
    expect(() => slabEnvironments(findSite('fcc111-top'), ['surfase'], [3, 3, 4])).toThrow(
      'has no zone "surfase"',
    )
    expect(() => slabEnvironments(findSite('fcc110-top'), ['third-layer'], [3, 3, 2])).toThrow(
      'reaches layer 3; give it at least 3 layers: 3x3x3',
    )
    expect(() => slabEnvironments(findSite('fcc211-edge-top'), ['fourth-layer'], [3, 3, 1])).toThrow(
      'at least 2 layers: 3x3x2',
    )
  })
})
