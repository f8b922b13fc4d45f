import type { EnergyModel } from '../energy/model.ts'
import { layerOf } from '../lattice/facet.ts'
import { type Vector, vectorKey } from '../lattice/vector.ts'
import type { SitePair } from '../site/site-pairs.ts'

/** What an atom is to a model at its site: part of the ensemble, of a zone, or nothing. */
export type Role = 'ensemble' | (string & {}) | null

/** Atoms of a layer that two models at a pair of sites see alike. */
export interface AtomClass {
  readonly atoms: number
  /** Atomic layer, the outermost being 1; null in the bulk. */
  readonly layer: number | null
  readonly roles: readonly [Role, Role]
}

/**
 * The atoms that two models see at a pair of sites, by what each is to either.
 *
 * @param models the first at the pair's first end, the second at its second
 */
export function atomClasses(models: readonly [EnergyModel, EnergyModel], { ends }: SitePair): AtomClass[] {
  const seen = new Map<string, { atom: Vector; roles: [Role, Role] }>()
  for (const end of [0, 1] as const) {
    const { ensemble, zones } = ends[end]
    const see = (atoms: readonly Vector[], role: Role) => {
      for (const atom of atoms) {
        const known = seen.get(vectorKey(atom)) ?? { atom, roles: [null, null] }
        known.roles[end] = role
        seen.set(vectorKey(atom), known)
      }
    }
    see(ensemble, 'ensemble')
    for (const { name } of models[end].zones) see(zones.get(name) as readonly Vector[], name)
  }
  const { facet } = ends[0].site
  const classes = new Map<string, AtomClass>()
  for (const { atom, roles } of seen.values()) {
    const layer = layerOf(facet, atom)
    const key = JSON.stringify([layer, ...roles])
    classes.set(key, { atoms: (classes.get(key)?.atoms ?? 0) + 1, layer, roles })
  }
  return [...classes.values()]
}

/** Atoms that both models see. */
export const sharedAtoms = (classes: readonly AtomClass[]): number =>
  classes.reduce((total, { atoms, roles }) => total + (roles.includes(null) ? 0 : atoms), 0)
