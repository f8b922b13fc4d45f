import { fitModel } from '../../src/energy/fit.ts'
import type { FitForm } from '../../src/energy/fit-in-form.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import type { TrainingRows } from '../../src/energy/training-rows.ts'
import { ensembleAtoms, ensembleNames } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { findSite } from '../../src/site/registry.ts'

export interface ChanceOptions {
  readonly site: string
  readonly zones: readonly string[]
  readonly elements: readonly string[]
  readonly rows: number
  readonly seed: number
  readonly form: FitForm
  /** Ensembles that no row has. */
  readonly unseen?: readonly string[]
}

/** A model fitted to rows of random environments, whose energies are their element counts and noise. */
export function modelOfChance({
  site: id,
  zones: wanted,
  elements,
  rows,
  seed,
  form,
  unseen = [],
}: ChanceOptions): EnergyModel {
  const random = seededRandom(seed)
  const site = findSite(id)
  const zones = wanted.map(name => ({
    name,
    atoms: site.zones.find(zone => zone.name === name)?.atoms as number,
  }))
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const names = ensembleNames(elements, site.ensemble.length).filter(name => !unseen.includes(name))
  const data: TrainingRows = {
    file: 'chance',
    elements,
    zones,
    rows: Array.from({ length: rows }, (_, row) => {
      const counts = zones.flatMap(({ atoms }) => {
        const own = elements.map(() => 0)
        for (let atom = 0; atom < atoms; atom++) {
          const element = Math.floor(random() * elements.length)
          own[element] = (own[element] as number) + 1
        }
        return own
      })
      const ensemble = row < names.length ? (names[row] as string) : pick(names)
      const energy = ensembleAtoms(ensemble).reduce((sum, atom) => sum + elements.indexOf(atom), 0)
      return {
        split: 'train',
        ensemble,
        counts,
        energy: counts.reduce((sum, own, index) => sum + 0.01 * index * own, energy) + 0.1 * (random() - 0.5),
        slab: null,
      }
    }),
  }
  const identity = {
    id: 'chance',
    title: 'chance',
    adsorbate: 'X',
    energy: { quantity: 'E', unit: 'eV', reaction: '* + X -> *X', zero: 'X and the clean slab' },
    source: { citation: 'made up' },
  } as const
  return fitModel(data, site, identity, form).model
}
