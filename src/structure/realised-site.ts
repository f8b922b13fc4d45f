import { ensembleAtoms } from '../environment/ensembles.ts'
import type { Random } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import type { Site } from '../site/site.ts'
import { type MarkedSite, markedSites } from './marked-site.ts'
import { realise, type WantedGroup } from './realise.ts'
import { type SlabCell, slabSizeText } from './slab-cell.ts'
import { fingerprintText, type SlabFingerprint } from './slab-fingerprint.ts'
import { smallestCell } from './smallest-cell.ts'

/** A site of a slab that holds a fingerprint. */
export interface RealisedSite {
  readonly site: MarkedSite
  /** Elements of the atoms that the fingerprint speaks of, by atom of the slab. */
  readonly elements: ReadonlyMap<number, string>
}

/**
 * Finds where a slab can hold a fingerprint: in the orientation that has the fewest periodic images of those that can.
 *
 * @param random chooses among the arrangements that the fingerprint leaves open
 * @throws InputError naming the smallest cell that can, of as many layers, when this one cannot
 * @example realisedSite(findSite('fcc111-top'), { ensemble: 'Ir', zones: { surface: { Pt: 6 } } }, slabCell('fcc111', [3, 3, 4]), seededRandom(1))
 */
export function realisedSite(
  site: Site,
  fingerprint: SlabFingerprint,
  cell: SlabCell,
  random: Random,
): RealisedSite {
  const found = firstRealised(site, fingerprint, cell, random)
  if (found !== null) return found
  const smallest = smallestCell(cell.facet, cell.size[2], other => canRealise(site, fingerprint, other))
  throw new InputError(
    `a slab of ${slabSizeText(cell.size)} cannot hold "${fingerprintText(fingerprint)}" at ${site.id}, since ` +
      `neighbours there are periodic images of one atom${
        smallest === null ? '' : `; the smallest that can is ${slabSizeText(smallest)}`
      }`,
    { field: 'fingerprint' },
  )
}

/**
 * Whether a slab can hold a fingerprint at some site.
 *
 * @throws InputError when it is too thin for the zones
 * @example canRealise(site, readFingerprint('Ir; surface Ir1Pt5', site), slabCell('fcc111', [2, 2, 4])) // false
 */
export const canRealise = (site: Site, fingerprint: SlabFingerprint, cell: SlabCell): boolean =>
  firstRealised(site, fingerprint, cell, FIRST) !== null

function firstRealised(
  site: Site,
  fingerprint: SlabFingerprint,
  cell: SlabCell,
  random: Random,
): RealisedSite | null {
  const elements = elementsOf(fingerprint)
  for (const marked of markedSites(site, cell)) {
    const chosen = realise(wantedGroups(fingerprint, marked, cell, elements), random)
    if (chosen === null) continue
    return {
      site: marked,
      elements: new Map([...chosen].map(([atom, element]) => [atom, elements[element] as string])),
    }
  }
  return null
}

const elementsOf = ({ ensemble, zones }: SlabFingerprint): string[] => [
  ...new Set([...ensembleAtoms(ensemble), ...Object.values(zones).flatMap(counts => Object.keys(counts))]),
]

function wantedGroups(
  { ensemble, zones }: SlabFingerprint,
  marked: MarkedSite,
  { size }: SlabCell,
  elements: readonly string[],
): WantedGroup[] {
  const touched = ensembleAtoms(ensemble)
  const ownEnsemble = {
    atoms: marked.ensemble,
    counts: elements.map(element => touched.filter(atom => atom === element).length),
  }
  const ownZones = Object.entries(zones).map(([name, counts]) => {
    const zone = marked.zones.find(candidate => candidate.name === name)
    if (zone === undefined)
      throw new InputError(
        `a slab of ${slabSizeText(size)} is too thin for the zone ${name}; give it more layers`,
        { field: 'size' },
      )
    return { atoms: zone.atoms, counts: elements.map(element => counts[element] ?? 0) }
  })
  return [ownEnsemble, ...ownZones]
}

/** Whether there is an arrangement does not depend on which is tried first. */
const FIRST: Random = () => 0
