import { isElement } from '../composition/elements.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { InputError } from '../input/input-error.ts'
import { unknownName } from '../input/nearest-name.ts'
import type { Site } from '../site/site.ts'

/** A fingerprint as text has it; a zone that is not named may hold anything. */
export interface SlabFingerprint {
  /** Elements sorted and joined, `Ir-Ir-Pd`. */
  readonly ensemble: string
  /** Atoms by zone and element; absent elements are not listed. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * `Ir; surface Ir2Pt4, subsurface Pt3`, as `activity` prints fingerprints.
 *
 * @example fingerprintText({ ensemble: 'Ir', zones: { surface: { Ir: 2, Pt: 4 } } }) // 'Ir; surface Ir2Pt4'
 */
export function fingerprintText({ ensemble, zones }: SlabFingerprint): string {
  const fillings = Object.entries(zones).map(([zone, counts]) => `${zone} ${countsText(counts)}`)
  return fillings.length === 0 ? ensemble : `${ensemble}; ${fillings.join(', ')}`
}

const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([element, count]) => `${element}${count}`)
    .join('')

/**
 * Reads a fingerprint as the other commands print it, its parts separated by semicolons or commas: the ensemble first,
 * as `Ir-Pt` or `Ir1Pt1`, with or without the word, then zones by name with their atoms. Zones may be left out.
 *
 * @throws InputError quoting the part that cannot be read, or naming what does not add up
 * @example readFingerprint('Ir; surface Ir2Pt4, subsurface Pt3', findSite('fcc111-top')).zones.surface // { Ir: 2, Pt: 4 }
 */
export function readFingerprint(text: string, site: Site): SlabFingerprint {
  const [first = '', ...rest] = text.split(/[;,]/).map(part => part.trim())
  const ensemble = readEnsemble(first.replace(/^ensemble\s+/, ''), site)
  const zones: Record<string, Record<string, number>> = {}
  for (const part of rest) {
    const [, name, atoms] = /^(\S+)\s+(.+)$/.exec(part) ?? []
    if (name === undefined || atoms === undefined)
      throw new InputError(
        `cannot read "${part}" in the fingerprint "${text}"; write it like "${exampleOf(site)}"`,
      )
    if (Object.hasOwn(zones, name)) throw new InputError(`the fingerprint "${text}" has ${name} twice`)
    const size = zoneSize(site, name)
    zones[name] = readCounts(atoms, name, size, countsText({ Pt: size }))
  }
  return { ensemble, zones }
}

/**
 * How many atoms a zone of a site has.
 *
 * @throws InputError naming the nearest zone when the site has none of that name
 */
export function zoneSize(site: Site, name: string): number {
  const zones = [...site.zones, ...site.zonesBeyond]
  const zone = zones.find(candidate => candidate.name === name)
  if (zone === undefined)
    throw unknownName(
      `zone of ${site.id}`,
      name,
      zones.map(candidate => candidate.name),
    )
  return zone.atoms
}

function readEnsemble(text: string, site: Site): string {
  const size = site.ensemble.length
  const atoms = text.split('-').map(atom => atom.trim())
  if (atoms.length === 1 || !atoms.every(atom => /^[A-Za-z]+$/.test(atom))) {
    const counts = readCounts(text, 'ensemble', size, `"${exampleOf(site)}"`)
    return ensembleName(
      Object.entries(counts).flatMap(([element, count]) => new Array<string>(count).fill(element)),
    )
  }
  const stranger = atoms.find(atom => !isElement(atom))
  if (stranger !== undefined)
    throw new InputError(
      `unknown element "${stranger}" in the ensemble "${text}"; write it like "${exampleOf(site)}"`,
    )
  if (atoms.length !== size)
    throw new InputError(
      `the ensemble of ${site.id} has ${atomsText(size)}, got ${atoms.length} in "${text}"`,
    )
  return ensembleName(atoms)
}

function readCounts(text: string, zone: string, size: number, example: string): Record<string, number> {
  if (!/^([A-Z][a-z]?\d*\s*)+$/.test(text))
    throw new InputError(`${zone} needs elements and how many atoms of each, like ${example}; got "${text}"`)
  const counts: Record<string, number> = {}
  for (const [, element = '', count] of text.matchAll(/([A-Z][a-z]?)(\d*)/g)) {
    if (!isElement(element)) throw new InputError(`unknown element "${element}" in ${zone} "${text}"`)
    if (Object.hasOwn(counts, element)) throw new InputError(`${zone} has ${element} twice in "${text}"`)
    counts[element] = count === '' ? 1 : Number(count)
  }
  const sum = Object.values(counts).reduce((total, count) => total + count, 0)
  if (sum !== size) throw new InputError(`${zone} has ${atomsText(size)}, got ${sum} in "${text}"`)
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

const atomsText = (count: number): string => (count === 1 ? '1 atom' : `${count} atoms`)

const exampleOf = (site: Site): string =>
  fingerprintText({
    ensemble: ensembleName(site.ensemble.map(() => 'Pt')),
    zones: Object.fromEntries(site.zones.slice(0, 2).map(({ name, atoms }) => [name, { Pt: atoms }])),
  })
