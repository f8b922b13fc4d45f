import type { LayeredComposition } from '../composition/layered.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { seededRandom } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'
import type { Adsorbate } from './adsorbates.ts'
import { type MarkedSite, markedSiteAt, markedSites } from './marked-site.ts'
import { metalAround } from './metal-around.ts'
import { type AdsorbateAtom, placedAdsorbate } from './placed-adsorbate.ts'
import { realisedSite } from './realised-site.ts'
import { planesPerLayer, type SlabCell, type SlabSize, slabCell } from './slab-cell.ts'
import { slabFacetOf } from './slab-environments.ts'
import { slabFacts } from './slab-facts.ts'
import { slabFilling } from './slab-filling.ts'
import { fingerprintText, type SlabFingerprint } from './slab-fingerprint.ts'
import { type SlabPositions, slabPositions } from './slab-positions.ts'
import type { Atom, Point, Structure } from './structure.ts'

/** What a slab is to be. */
export interface SlabOptions {
  readonly site: Site
  readonly alloy: LayeredComposition
  readonly size: SlabSize
  /** angstrom */
  readonly latticeConstant: number
  /** angstrom, below the metal and above it */
  readonly vacuum: number
  /** How many of the size's layers a relaxation keeps in place, from the lowest up. */
  readonly fixedLayers: number
  /** None for the clean slab. */
  readonly adsorbate: Adsorbate | null
  /** What the marked site is to be; null leaves it to the random filling. */
  readonly fingerprint: SlabFingerprint | null
  /** Which of the slab's equivalent sites to mark, from 0, as the random filling has it; null for one in the middle. */
  readonly place: number | null
  readonly seed: number
}

/** A slab with one site marked. */
export interface Slab {
  /** Metal from the bottom up, then the adsorbate. */
  readonly structure: Structure
  /** What each atom is to the marked site: `ensemble`, its zones (joined by + where images take several parts), `rest` or `adsorbate`. */
  readonly roles: readonly string[]
  /** Of the marked site, with all zones that the slab is thick enough for. */
  readonly fingerprint: SlabFingerprint
  /** Which of the slab's equivalent sites is marked, from 0; null where a fingerprint replaced what the seed gives. */
  readonly place: number | null
  /** How many positions of the environment are periodic images of others. */
  readonly images: number
}

/**
 * A slab of an alloy with an adsorbate on a marked site. The same seed gives the same metal, but for the
 * atoms of a fingerprint that is wanted. At a place that is given, the metal is the seed's own, which must show the fingerprint.
 *
 * @throws InputError when the slab is too thin, cannot hold the fingerprint, has no room for the adsorbate, or a number is out of range
 * @example buildSlab({ site, alloy, size: [3, 3, 4], latticeConstant: 3.9, vacuum: 10, fixedLayers: 2, adsorbate, fingerprint: null, place: null, seed: 1 })
 */
export function buildSlab(options: SlabOptions): Slab {
  const { site, alloy, size, seed } = options
  const random = seededRandom(seed)
  const cell = slabCell(slabFacetOf(site), size)
  checkRange(options)
  const elements = slabFilling(cell, alloy, random)
  const marked = markWanted(options, cell, elements, random)
  const positions = slabPositions(cell, options.latticeConstant, options.vacuum)
  const metal = metalAtoms(options, cell, positions, elements)
  const adsorbate = adsorbateAtoms(options, marked, positions, metal)
  const fingerprint = fingerprintOf(marked, elements)
  return {
    structure: {
      cell: positions.cell,
      periodic: [true, true, false],
      atoms: [...metal, ...adsorbate.map(atom => ({ ...atom, layer: 0, fixed: false }))],
      facts: slabFacts(options, fingerprint, marked.images),
    },
    roles: [...metalRoles(marked, elements.length), ...adsorbate.map(() => 'adsorbate')],
    fingerprint,
    place: options.fingerprint !== null && options.place === null ? null : marked.place,
    images: marked.images,
  }
}

/** A slab of more vacuum is a mistake. */
const MOST_VACUUM = 100

function checkRange({ vacuum, fixedLayers, size }: SlabOptions): void {
  if (!(vacuum > 0 && vacuum <= MOST_VACUUM))
    throw new InputError(
      `the vacuum must be more than 0 and at most ${MOST_VACUUM} angstrom on either side, got ${vacuum}`,
      { field: 'vacuum' },
    )
  if (!(Number.isInteger(fixedLayers) && fixedLayers >= 0 && fixedLayers <= size[2]))
    throw new InputError(`fixed layers are a whole number from 0 to ${size[2]}, got ${fixedLayers}`, {
      field: 'fixedLayers',
    })
}

/** Marks a site; what is wanted of it takes the place of what was drawn, or else is there. */
function markWanted(
  { site, fingerprint, place, seed }: SlabOptions,
  cell: SlabCell,
  elements: string[],
  random: () => number,
): MarkedSite {
  if (place !== null) {
    const marked = markedSiteAt(site, cell, place)
    const there = fingerprintOf(marked, elements)
    if (fingerprint !== null && !shows(there, fingerprint))
      throw new InputError(
        `place ${place} of the slab with seed ${seed} has "${fingerprintText(there)}", not "${fingerprintText(fingerprint)}"; ` +
          'the composition, its layers and the size must be those that the place was found with',
        { field: 'fingerprint' },
      )
    return marked
  }
  if (fingerprint === null) return markedSites(site, cell)[0] as MarkedSite
  const realised = realisedSite(site, fingerprint, cell, random)
  for (const [atom, element] of realised.elements) elements[atom] = element
  return realised.site
}

/** Whether a fingerprint has the ensemble of another and those zones that it names. */
const shows = (there: SlabFingerprint, wanted: SlabFingerprint): boolean =>
  there.ensemble === wanted.ensemble &&
  Object.entries(wanted.zones).every(([zone, counts]) => {
    const own = there.zones[zone] ?? {}
    return [...new Set([...Object.keys(own), ...Object.keys(counts)])].every(
      element => (own[element] ?? 0) === (counts[element] ?? 0),
    )
  })

function metalAtoms(
  { fixedLayers, size }: SlabOptions,
  { facet, layers }: SlabCell,
  { positions }: SlabPositions,
  elements: readonly string[],
): Atom[] {
  const deepestFree = (size[2] - fixedLayers) * planesPerLayer(facet)
  return elements.map((element, atom) => ({
    element,
    position: [...positions.subarray(3 * atom, 3 * atom + 3)] as unknown as Point,
    layer: layers[atom],
    fixed: layers[atom] > deepestFree,
  }))
}

function adsorbateAtoms(
  { adsorbate, vacuum }: SlabOptions,
  { points }: MarkedSite,
  { cell, positionOf, top }: SlabPositions,
  metal: readonly Atom[],
): AdsorbateAtom[] {
  if (adsorbate === null) return []
  const ensemble = points.map(positionOf)
  const atoms = placedAdsorbate(adsorbate, { ensemble, metal: metalAround(metal, cell, ensemble) })
  const height = Math.max(...atoms.map(({ position }) => position[2])) - top
  if (height >= vacuum)
    throw new InputError(
      `a vacuum of ${vacuum} angstrom has no room for ${adsorbate.name}, which reaches ${height.toFixed(2)} angstrom above the surface`,
      { field: 'vacuum' },
    )
  return atoms
}

function metalRoles({ ensemble, zones }: MarkedSite, atoms: number): string[] {
  const roles = Array.from({ length: atoms }, () => new Set<string>())
  for (const { name, atoms: own } of [{ name: 'ensemble', atoms: ensemble }, ...zones])
    for (const atom of own) roles[atom]?.add(name)
  return roles.map(own => (own.size === 0 ? 'rest' : [...own].join('+')))
}

function fingerprintOf({ ensemble, zones }: MarkedSite, elements: readonly string[]): SlabFingerprint {
  const elementsAt = (atoms: Int32Array) => Array.from(atoms, atom => elements[atom] as string)
  return {
    ensemble: ensembleName(elementsAt(ensemble)),
    zones: Object.fromEntries(zones.map(({ name, atoms }) => [name, countsOf(elementsAt(atoms))])),
  }
}

function countsOf(atoms: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const element of [...atoms].sort()) counts[element] = (counts[element] ?? 0) + 1
  return counts
}
