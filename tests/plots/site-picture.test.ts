import { describe, expect, it } from 'vitest'
import { toSvg } from '../../plots/render.ts'
import { sitePicture, sitePictures } from '../../plots/site-picture.ts'
import { SPHERE_RADIUS, spheresInView } from '../../plots/site-picture-spheres.ts'
import { siteViews } from '../../plots/site-picture-view.ts'
import { CRYSTAL_COLOUR, ENSEMBLE_COLOUR, zoneColours } from '../../plots/zone-colours.ts'
import { InputError } from '../../src/input/input-error.ts'
import { FACET_NORMALS } from '../../src/lattice/facet.ts'
import { dot, type Vector } from '../../src/lattice/vector.ts'
import { answerSites } from '../../src/question/sites.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import type { Site } from '../../src/site/site.ts'
import { adsorbatePosition, siteAtoms } from '../../src/site/surrounding-atoms.ts'

const sites = allSites().map(site => [site.id, site] as const)
const surfaceSites = sites.filter(([id]) => id !== 'bulk')

interface Disc {
  readonly x: number
  readonly y: number
  readonly zone: string
}

interface ViewSpec {
  readonly width: number
  readonly height: number
  readonly layer: {
    readonly data: { readonly values: readonly Disc[] }
    readonly mark: { readonly type: string; readonly size: number }
    readonly encoding: Record<'x' | 'y', { readonly scale: { readonly domain: readonly [number, number] } }>
  }[]
}

const viewsOf = (spec: unknown) => (spec as { readonly hconcat: readonly ViewSpec[] }).hconcat

const spheresOf = ({ layer }: ViewSpec) => layer[0] as ViewSpec['layer'][number]

/** Pixels per lattice constant, to the right and upwards. */
const scalesOf = (view: ViewSpec) => {
  const { x, y } = spheresOf(view).encoding
  const span = ([low, high]: readonly [number, number]) => high - low
  return [view.width / span(x.scale.domain), view.height / span(y.scale.domain)] as const
}

/** `name (atoms)` of the ensemble and of some zones, by the geometry of the site. */
const labels = (site: Site, zones: Site['zones']) => [
  [`ensemble (${site.ensemble.length})`, site.ensemble.length] as const,
  ...zones.map(({ name, atoms }) => [`${name} (${atoms})`, atoms] as const),
]

const length = (a: Vector) => Math.sqrt(dot(a, a))

describe('picture of a site', () => {
  it.each(sites)('%s: holds each atom once in each view, with its zone', (_, site) => {
    const expected = new Map(labels(site, [...site.zones, ...site.zonesBeyond]))
    const views = viewsOf(sitePicture(site))
    expect(views).toHaveLength(2)
    for (const view of views) {
      const discs = spheresOf(view).data.values.filter(({ zone }) => zone !== 'crystal around')
      const counts = new Map<string, number>()
      for (const { zone } of discs) counts.set(zone, (counts.get(zone) ?? 0) + 1)
      expect(counts).toEqual(expected)
    }
    const beyond = site.zonesBeyond.reduce((sum, { atoms }) => sum + atoms, 0)
    expect(new Set(siteAtoms(site).map(({ position }) => position.join())).size).toBe(site.atoms + beyond)
  })

  it.each(surfaceSites)('%s: neighbours in the surface layer touch, seen from above', (_, site) => {
    const [above] = viewsOf(sitePicture(site)) as [ViewSpec]
    const surface = new Map<string, number>(
      labels(
        site,
        site.zones.filter(({ layer }) => layer === 1),
      ),
    )
    const discs = spheresOf(above).data.values.filter(({ zone }) => surface.has(zone))
    const [scale] = scalesOf(above)
    const distances = discs.flatMap((a, index) =>
      discs.slice(index + 1).map(b => scale * Math.hypot(a.x - b.x, a.y - b.y)),
    )
    const diameter = Math.sqrt(spheresOf(above).mark.size)
    expect(diameter).toBeCloseTo(scale * Math.SQRT1_2, 9)
    expect(Math.min(...distances)).toBeCloseTo(diameter, 9)
  })

  it.each(sites)('%s: has one scale in all directions and cuts nothing off', (_, site) => {
    for (const view of viewsOf(sitePicture(site))) {
      const [right, up] = scalesOf(view)
      expect(right).toBeCloseTo(up, 9)
      const { data, encoding } = spheresOf(view)
      for (const axis of ['x', 'y'] as const) {
        const [low, high] = encoding[axis].scale.domain
        for (const disc of data.values) {
          expect(disc[axis] - SPHERE_RADIUS).toBeGreaterThan(low)
          expect(disc[axis] + SPHERE_RADIUS).toBeLessThan(high)
        }
      }
    }
  })

  it('draws circles of the diameter that it means', async () => {
    const [above] = viewsOf(sitePicture(findSite('fcc100-top'))) as [ViewSpec]
    const radii = [...(await toSvg(sitePicture(findSite('fcc100-top')))).matchAll(/A([\d.]+),([\d.]+),/g)]
    const largest = Math.max(...radii.map(([, radius]) => Number(radius)))
    // The SVG is written to a thousandth of a pixel.
    expect(Math.abs(2 * largest - Math.sqrt(spheresOf(above).mark.size))).toBeLessThan(0.002)
  })

  it.each(sites)('%s: renders with its figures and legend', async (id, site) => {
    const svg = await toSvg(sitePicture(site))
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    const figures = `CN ${site.coordination.join(', ')}; ${site.atoms} atoms; symmetry order ${site.symmetry.length}`
    for (const text of [
      id,
      figures,
      ...labels(site, [...site.zones, ...site.zonesBeyond]).map(([label]) => label),
    ])
      expect(svg.split(`>${text}<`)).toHaveLength(2)
  })

  it('of several sites holds each with a legend of its own, and all at one scale', async () => {
    const spec = sitePictures(allSites()) as unknown as { concat: unknown[] }
    expect(spec.concat).toHaveLength(sites.length)
    expect(
      new Set(
        spec.concat
          .flatMap(viewsOf)
          .flatMap(scalesOf)
          .map(scale => scale.toFixed(6)),
      ).size,
    ).toBe(1)
    const svg = await toSvg(sitePictures(allSites()))
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    for (const [id] of sites) expect(svg).toContain(`>${id}<`)
    expect(svg.split('>ensemble (4)<')).toHaveLength(3)
    expect(sitePictures([findSite('bulk')])).toEqual(sitePicture(findSite('bulk')))
  })
})

describe('views', () => {
  it.each(sites)(
    '%s: are along the normal and in the surface, with a close-packed row upright',
    (_, site) => {
      const { above, side } = siteViews(site)
      for (const { right, up, towards } of [above, side]) {
        for (const direction of [right, up, towards]) expect(length(direction)).toBeCloseTo(1, 12)
        const rightHanded = [
          right[1] * up[2] - right[2] * up[1],
          right[2] * up[0] - right[0] * up[2],
          right[0] * up[1] - right[1] * up[0],
        ]
        for (const axis of [0, 1, 2] as const) expect(rightHanded[axis]).toBeCloseTo(towards[axis], 12)
      }
      const normal = site.facet === 'bulk' ? ([0, 0, 1] as const) : FACET_NORMALS[site.facet]
      expect(dot(above.towards, normal)).toBeCloseTo(length(normal), 12)
      expect(dot(side.up, normal)).toBeCloseTo(length(normal), 12)
      expect(above.up.map(component => Math.abs(component * Math.SQRT2)).sort()).toEqual([
        0,
        expect.closeTo(1, 12),
        expect.closeTo(1, 12),
      ])
    },
  )

  it.each(sites)('%s: draw nearer atoms last, and none of the crystal over the site', (_, site) => {
    for (const view of Object.values(siteViews(site))) {
      const spheres = spheresInView(site, view)
      for (const [index, further] of spheres.entries())
        for (const nearer of spheres.slice(index + 1)) {
          expect(nearer.depth).toBeGreaterThan(further.depth - 2e-9)
          const apart = Math.hypot(nearer.x - further.x, nearer.y - further.y)
          if (nearer.zone === null && further.zone !== null && nearer.depth > further.depth + 1e-6)
            expect(apart).toBeGreaterThan(2 * SPHERE_RADIUS - 1e-6)
        }
    }
  })

  it('mark the atoms that one cannot see', () => {
    const hidden = (id: string) => {
      const site = findSite(id)
      const spheres = spheresInView(site, siteViews(site).above).filter(sphere => sphere.hidden)
      return spheres.map(({ zone }) => zone).sort()
    }
    // The fcc(111) layer leaves holes smaller than a dot, the fcc(100) layer larger ones; fcc(110) repeats after two layers.
    expect(hidden('fcc111-hcp')).toEqual([...Array(6).fill('subsurface-far'), 'subsurface-near'])
    expect(hidden('fcc100-hollow')).toEqual([])
    expect(hidden('fcc110-top')).toEqual(['third-layer'])
  })

  it.each(surfaceSites)('%s: put the adsorbate on the ensemble, clear of other atoms', (_, site) => {
    const place = adsorbatePosition(site) as Vector
    for (const { position, zone } of siteAtoms(site)) {
      const distance = Math.hypot(...place.map((component, axis) => component - (position[axis] as number)))
      if (zone === 'ensemble') expect(distance).toBeCloseTo(2 * SPHERE_RADIUS, 12)
      else expect(distance).toBeGreaterThan(2 * SPHERE_RADIUS - 1e-9)
    }
  })
})

/** Linear RGB as seen without one cone kind (Machado et al. 2009, severity 1, doi 10.1109/TVCG.2009.113). */
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

/** Linear sRGB to XYZ, relative to the D65 white. */
const TO_XYZ = [0.43395, 0.376217, 0.189833, 0.212673, 0.715152, 0.072175, 0.017757, 0.109477, 0.872767]

const times = (matrix: readonly number[], vector: readonly number[]) =>
  [0, 3, 6].map(row =>
    vector.reduce((sum, entry, column) => sum + (matrix[row + column] as number) * entry, 0),
  )

function lab(colour: string, vision: readonly number[]): number[] {
  const linear = [1, 3, 5].map(start => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const seen = times(vision, linear).map(value => Math.min(1, Math.max(0, value)))
  const [x, y, z] = times(TO_XYZ, seen).map(t => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)) as [
    number,
    number,
    number,
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

describe('zone colours', () => {
  it.each(Object.entries(VISIONS))('differ six times as much as is noticeable: %s', (_, vision) => {
    const colours = ['#ffffff', CRYSTAL_COLOUR, ENSEMBLE_COLOUR, ...zoneColours(9)].map(colour =>
      lab(colour, vision),
    )
    for (const [index, a] of colours.entries())
      for (const b of colours.slice(index + 1)) {
        const distance = Math.hypot(...a.map((entry, axis) => entry - (b[axis] as number)))
        if (index > 0 || b !== colours[1]) expect(distance).toBeGreaterThan(6 * 2.3)
      }
  })

  it('are refused where they could not be told apart', () => {
    expect(() => zoneColours(10)).toThrow('at most 9 zones, got 10')
  })
})

describe('sites asked for', () => {
  it('are listed once each in the order asked, all without any, none that is unknown', () => {
    const ids = (asked?: readonly string[]) => answerSites(asked).map(({ id }) => id)
    expect(ids(['fcc111-fcc', 'bulk', 'fcc111-fcc'])).toEqual(['fcc111-fcc', 'bulk'])
    expect(ids()).toEqual(sites.map(([id]) => id))
    expect(() => ids(['bulk', 'fcc111-tob'])).toThrow(InputError)
    expect(() => ids(['bulk', 'fcc111-tob'])).toThrow('unknown site "fcc111-tob"; did you mean fcc111-top?')
  })
})
