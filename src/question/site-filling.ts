import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { elementDraw } from '../environment/element-draw.ts'
import { ensembleAtoms, ensembleName } from '../environment/ensembles.ts'
import type { Random } from '../environment/random.ts'
import type { Site } from '../site/site.ts'
import { type SurroundingAtom, zonesOf } from '../site/surrounding-atoms.ts'
import type { SlabFingerprint } from '../structure/slab-fingerprint.ts'

/** What tells which elements atoms are. */
export interface Filling {
  /** Null where no composition is known. */
  readonly alloy: LayeredComposition | null
  /** Null where none is wanted. */
  readonly fingerprint: SlabFingerprint | null
  readonly random: Random
}

/**
 * Elements of atoms. Each is drawn from the composition of its layer; a fingerprint then says those of its zones, in an
 * order that is drawn. The same seed gives the same atoms around a fingerprint, whatever it is.
 *
 * @returns [atom], null where nothing tells
 * @example filledAtoms(siteAtoms(site), { alloy: unlayered(parseComposition('IrPt')), fingerprint: null, random })
 */
export function filledAtoms(
  atoms: readonly SurroundingAtom[],
  { alloy, fingerprint, random }: Filling,
): (string | null)[] {
  const elements = atoms.map(({ layer }) => (alloy === null ? null : drawn(alloy, layer, random)))
  if (fingerprint === null) return elements
  for (const [zone, filling] of Object.entries(zoneElements(fingerprint))) {
    const left = [...filling]
    for (const [atom, { zone: own }] of atoms.entries())
      if (own === zone) elements[atom] = left.splice(Math.floor(random() * left.length), 1)[0] ?? null
  }
  return elements
}

function drawn(alloy: LayeredComposition, layer: number | null, random: Random): string {
  const composition = layerComposition(alloy, layer)
  const draw = elementDraw(composition.values(), random)
  return [...composition.keys()][draw()] as string
}

/** The elements of each zone, every atom one. */
const zoneElements = ({ ensemble, zones }: SlabFingerprint): Record<string, string[]> => ({
  ensemble: ensembleAtoms(ensemble),
  ...Object.fromEntries(
    Object.entries(zones).map(([zone, counts]) => [
      zone,
      Object.entries(counts).flatMap(([element, count]) => new Array<string>(count).fill(element)),
    ]),
  ),
})

/**
 * The fingerprint that filled atoms show, with every zone whose atoms are all known.
 *
 * @returns null when not even the ensemble is
 * @example fingerprintOf(site, atoms, filledAtoms(atoms, filling))?.ensemble // 'Ir'
 */
export function fingerprintOf(
  site: Site,
  atoms: readonly SurroundingAtom[],
  elements: readonly (string | null)[],
): SlabFingerprint | null {
  const [ensemble, ...zones] = zonesOf(site).map(({ name }) => {
    const own = elements.filter((_, atom) => atoms[atom]?.zone === name)
    return { name, elements: own.filter(element => element !== null), isKnown: !own.includes(null) }
  })
  if (ensemble === undefined || !ensemble.isKnown) return null
  return {
    ensemble: ensembleName(ensemble.elements),
    zones: Object.fromEntries(
      zones.filter(({ isKnown }) => isKnown).map(zone => [zone.name, countsOf(zone.elements)]),
    ),
  }
}

function countsOf(elements: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const element of [...elements].sort()) counts[element] = (counts[element] ?? 0) + 1
  return counts
}
