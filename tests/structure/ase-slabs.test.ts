import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allSites } from '../../src/site/registry.ts'
import { readStructures } from '../../src/structure/read-structure.ts'
import { analyseSlab } from '../../src/structure/slab-analysis.ts'
import { askPython, pythonWithAse } from './python-with-ase.ts'

const script = fileURLToPath(new URL('ase-slabs.py', import.meta.url))

interface Job {
  readonly site: string
  readonly size: readonly [number, number, number]
  readonly orthogonal?: boolean
  readonly adsorbate: string
  /** Above the ensemble, angstrom. */
  readonly height: number
  readonly rattle?: number
  readonly relax?: boolean
  readonly elements?: readonly string[]
}

/** What a search among Cartesian images finds around the adsorbate. */
interface Made extends Job {
  /** Without its ending, `.xyz` or `.vasp`. */
  readonly file: string
  readonly ensemble: string
  readonly zones: Readonly<Record<string, readonly string[]>>
  readonly repeated: boolean
}

const SIZES: Readonly<Record<string, readonly Job['size'][]>> = {
  fcc111: [
    [3, 3, 4],
    [2, 2, 4],
    [4, 4, 3],
  ],
  fcc100: [
    [3, 3, 4],
    [2, 2, 3],
  ],
  fcc110: [
    [3, 3, 5],
    [2, 2, 4],
  ],
  fcc211: [
    [3, 3, 4],
    [6, 2, 3],
  ],
}

const SITES = allSites().filter(({ facet }) => facet !== 'bulk')
const ADSORBATES = ['O', 'OH', 'CO', 'CH3', 'H']

const jobs: readonly Job[] = SITES.flatMap(({ id, facet }, s) =>
  (SIZES[facet] as readonly Job['size'][]).map((size, k) => ({
    site: id,
    size,
    orthogonal: facet === 'fcc111' && size[1] % 2 === 0 && size[0] !== 2,
    adsorbate: ADSORBATES[(s + k) % ADSORBATES.length] as string,
    height: 1.2,
    rattle: 0.1,
  })),
)

/** Metals of ASE's effective-medium potential, of which copper and gold differ by 13 % in size. */
const SOFT_METALS = ['Cu', 'Au', 'Pd']

const relaxedJobs: readonly Job[] = [
  { site: 'fcc111-fcc', size: [3, 3, 4], adsorbate: 'O', height: 1.2, relax: true, elements: SOFT_METALS },
  {
    site: 'fcc100-bridge',
    size: [3, 3, 4],
    adsorbate: 'CO',
    height: 1.4,
    relax: true,
    elements: SOFT_METALS,
  },
  {
    site: 'fcc211-edge-top',
    size: [3, 3, 3],
    adsorbate: 'OH',
    height: 1.9,
    relax: true,
    elements: SOFT_METALS,
  },
]

const sites = Object.fromEntries(
  SITES.map(({ id, facet, kind, zones, zonesBeyond }) => [
    id,
    {
      facet,
      kind,
      zones: [
        ...zones.map(({ name, atoms, layer, distance }) => ({
          name,
          atoms,
          layer,
          distance,
          firstShell: true,
        })),
        ...zonesBeyond.map(({ name, atoms, layer, distance }) => ({
          name,
          atoms,
          layer,
          distance,
          firstShell: false,
        })),
      ],
    },
  ]),
)

describe.skipIf(pythonWithAse === null)('slabs that ASE makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
  let made: readonly Made[] = []

  beforeAll(() => {
    made = askPython(script, {
      ...{ seed: 20260101, folder, sites, elements: ['Ir', 'Pd', 'Pt', 'Rh', 'Ru'] },
      jobs: [...jobs, ...relaxedJobs],
    })
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  const expectAnalysed = async (job: Made, ending: string) => {
    const [frame] = await readStructures(`${job.file}${ending}`)
    expect(frame?.error).toBeNull()
    const analysis = analyseSlab(frame?.structure as NonNullable<typeof frame.structure>, {
      adsorbate: job.adsorbate,
    })
    expect([analysis.site, analysis.ensemble]).toEqual([job.site, job.ensemble])
    const zones = Object.fromEntries(
      analysis.zones.map(({ name, elements }) => [name, [...(elements ?? [])].sort()]),
    )
    expect(zones).toEqual(job.zones)
    const served = [...analysis.ensembleAtoms, ...analysis.zones.flatMap(({ atoms }) => atoms ?? [])]
    expect(new Set(served).size < served.length).toBe(job.repeated)
  }

  it('have every site found, on every facet, rattled by 0.1 angstrom, turned and cut anywhere', async () => {
    expect(new Set(made.map(({ site }) => site)).size).toBe(13)
    for (const job of made.slice(0, jobs.length))
      for (const ending of ['.xyz', '.vasp']) await expectAnalysed(job, ending)
  })

  it('have it found after relaxation too', async () => {
    for (const job of made.slice(jobs.length)) await expectAnalysed(job, '.xyz')
  })
})
