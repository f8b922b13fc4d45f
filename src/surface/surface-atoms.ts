import type { Vector } from '../lattice/vector.ts'
import { arranged, canonicalShell, FULL_SHELL, STEPS, siteShells, stepsOf, zonesOf } from './first-shell.ts'
import { type NeighbourLookup, neighbourLookup } from './neighbour-lookup.ts'

/** Surface atoms of a particle whose first shells are the same up to the 48 operations of O_h. */
export interface SurfaceKind {
  /** The id of the top site with this first shell, else `vertex-cn6`; `vertex-cn6-2` if there is a second such kind. */
  readonly name: string
  /** The id of the top site with this first shell, or null when no site has it. */
  readonly site: string | null
  /** Nearest neighbours of each atom. */
  readonly coordination: number
  /** How many atoms of the particle are of this kind. */
  readonly atoms: number
  /** Neighbours that the shell's symmetry makes equivalent: the site's zones, else `zone-1`, ..., outermost first. */
  readonly zones: readonly { readonly name: string; readonly atoms: number }[]
  /** Uint32Array [atom]: where in the particle each atom is, ascending. */
  readonly indices: Uint32Array
  /** Uint32Array [atom, neighbour]: where in the particle its neighbours are, zone by zone. */
  readonly neighbours: Uint32Array
}

/** The atoms of a particle that have fewer than 12 neighbours. */
export interface ParticleSurface {
  /** Atoms of the whole particle. */
  readonly particleAtoms: number
  readonly surfaceAtoms: number
  /** By falling coordination; of equal ones, sites in their usual order, then the others. */
  readonly kinds: readonly SurfaceKind[]
}

/**
 * Groups the surface atoms of a particle by the geometry of their own first shell: two atoms are of one kind
 * when an operation of O_h carries the neighbours of the one onto those of the other. The same coordination
 * number is not enough.
 *
 * Made once for a shape and read for every way to fill it: the atoms of all fingerprints are listed.
 *
 * @param particle points of one fcc lattice about the origin, in units of a/2, as `truncatedOctahedron` gives them
 * @example surfaceAtoms(truncatedOctahedron(9, 2)).kinds[0] // fcc111-top: coordination 9, 144 atoms, zones of 6 and 3
 */
export function surfaceAtoms(particle: readonly Vector[]): ParticleSurface {
  const neighbourAt = neighbourLookup(particle)
  const shells = firstShells(particle.length, neighbourAt)
  const members = new Map<number, number[]>()
  const canonicalOf = remembered(canonicalShell)
  for (const [atom, shell] of shells.entries()) {
    if (shell === FULL_SHELL) continue
    const canonical = canonicalOf(shell)
    const atoms = members.get(canonical)
    if (atoms === undefined) members.set(canonical, [atom])
    else atoms.push(atom)
  }
  const sites = siteShells()
  const siteOrder = [...sites.keys()]
  const order = (canonical: number) =>
    sites.has(canonical) ? siteOrder.indexOf(canonical) : siteOrder.length + canonical
  const sorted = [...members].sort(([a], [b]) => stepsOf(b).length - stepsOf(a).length || order(a) - order(b))

  const taken = new Map<string, number>()
  const kinds = sorted.map(([canonical, atoms]): SurfaceKind => {
    const { site, zones } = sites.get(canonical) ?? { site: null, zones: zonesOf(canonical) }
    const reference = zones.flatMap(zone => zone.steps)
    const stepsFrom = remembered((shell: number) => arranged(reference, shell))
    const name = site ?? `vertex-cn${reference.length}`
    const rank = (taken.get(name) ?? 0) + 1
    taken.set(name, rank)
    return {
      name: rank === 1 ? name : `${name}-${rank}`,
      site,
      coordination: reference.length,
      atoms: atoms.length,
      zones: zones.map(zone => ({ name: zone.name, atoms: zone.steps.length })),
      indices: Uint32Array.from(atoms),
      neighbours: Uint32Array.from(
        atoms.flatMap(atom => stepsFrom(shells[atom]).map(step => neighbourAt(atom, step))),
      ),
    }
  })
  return {
    particleAtoms: particle.length,
    surfaceAtoms: kinds.reduce((total, kind) => total + kind.atoms, 0),
    kinds,
  }
}

/** Uint16Array [atom]: the first shell of each. */
function firstShells(atoms: number, neighbourAt: NeighbourLookup): Uint16Array {
  const shells = new Uint16Array(atoms)
  for (let atom = 0; atom < atoms; atom++)
    for (let step = 0; step < STEPS.length; step++)
      if (neighbourAt(atom, step) >= 0) shells[atom] |= 1 << step
  return shells
}

function remembered<T>(compute: (shell: number) => T): (shell: number) => T {
  const known = new Map<number, T>()
  return shell => {
    const value = known.get(shell) ?? compute(shell)
    known.set(shell, value)
    return value
  }
}
