import { layerComposition } from '../composition/layered.ts'
import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { parameterLayout } from '../energy/parameters.ts'
import { elementDraw } from '../environment/element-draw.ts'
import { ensembleName } from '../environment/ensembles.ts'
import { type Random, seededRandom } from '../environment/random.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import type { SlabSize } from '../structure/slab-cell.ts'
import { type SlabSite, slabEnvironments } from '../structure/slab-environments.ts'
import type { Candidates } from './candidates.ts'
import type { TargetAlloy } from './criterion.ts'

/** Candidates on random slabs; each slab shows as many. Slab s is the metal that `structure` makes from its seed. */
export interface SlabCandidates extends Candidates {
  readonly size: SlabSize
  /** Sites of a slab: candidate c is site c mod sites of slab c / sites, in the order of `slabEnvironments`. */
  readonly sites: number
  /** Uint32Array [slab], the seed of its filling. */
  readonly seeds: Uint32Array
  /** Uint16Array [slab], which of the targets it has the composition of. */
  readonly targets: Uint16Array
  /** How many positions of an environment are at most periodic images of others. */
  readonly images: number
}

export interface SlabCandidateOptions {
  readonly size: SlabSize
  /** At least so many; the last slab is there with all its sites. */
  readonly count: number
  /** From which the seeds of the slabs are drawn. */
  readonly seed: number
}

/** More candidates do not fit the memory of a usual machine. */
const MOST_CANDIDATES = 10_000_000

/** Seeds are whole numbers below this. */
const SEEDS = 2 ** 32

/**
 * Environments on random periodic slabs of some alloys, as many slabs of each as its weight asks for. Every atom is
 * drawn with the mole fractions of its layer, independently; every site of the model's kind on the upper side counts.
 *
 * @throws InputError for a count or seed that is out of range, an alloy the model does not cover, or a slab too thin
 * @example candidatesOnSlabs(model, [{ alloy, weight: 1 }], { size: [3, 3, 4], count: 1000, seed: 1 }).slabCount // 112
 */
export function candidatesOnSlabs(
  model: EnergyModel,
  alloys: readonly TargetAlloy[],
  { size, count, seed }: SlabCandidateOptions,
): SlabCandidates {
  if (!(Number.isInteger(count) && count >= 1 && count <= MOST_CANDIDATES))
    throw new InputError(
      `candidates are a whole number from 1 to ${MOST_CANDIDATES.toLocaleString('en')}, got ${count}`,
      { field: 'candidates' },
    )
  for (const { alloy } of alloys)
    checkCoverage(model, [
      ...alloy.bulk.keys(),
      ...[...alloy.layers.values()].flatMap(own => [...own.keys()]),
    ])
  const site = findSite(model.site)
  const { layers, sites } = slabEnvironments(
    site,
    model.zones.map(({ name }) => name),
    size,
  )
  const slabCount = Math.ceil(count / sites.length)
  const targets = shared(slabCount, alloys)
  const seeds = drawnSeeds(slabCount, seed)

  // One draw per alloy and atom of the slab, all fed by the stream of the slab in hand.
  let stream: Random = seededRandom(0)
  const draws = alloys.map(({ alloy }) => {
    const byLayer = new Map<number, () => number>()
    return Array.from(layers, layer => {
      const known = byLayer.get(layer)
      if (known !== undefined) return known
      const composition = layerComposition(alloy, layer)
      const elements = [...composition.keys()].map(element => model.elements.indexOf(element))
      const drawn = elementDraw(composition.values(), () => stream())
      const draw = () => elements[drawn()] as number
      byLayer.set(layer, draw)
      return draw
    })
  })

  const write = siteWriter(model, sites, slabCount)
  const filling = new Uint8Array(layers.length)
  for (let slab = 0; slab < slabCount; slab++) {
    stream = seededRandom(seeds[slab])
    const own = draws[targets[slab]] as (() => number)[]
    for (let atom = 0; atom < filling.length; atom++) filling[atom] = (own[atom] as () => number)()
    write.slab(slab, filling)
  }
  const total = slabCount * sites.length
  const slabs = new Int32Array(total)
  for (let candidate = 0; candidate < total; candidate++) slabs[candidate] = candidate / sites.length
  return {
    ...{ count: total, atoms: write.atoms, ensembles: write.ensembles, places: write.places },
    ...{ slabCount, slabs, size, sites: sites.length, seeds, targets },
    images: Math.max(...sites.map(imagesOf)),
  }
}

/** Turns the filling of a slab into the candidates of its sites. */
function siteWriter(model: EnergyModel, sites: readonly SlabSite[], slabCount: number) {
  const elements = model.elements.length
  const touched = (sites[0] as SlabSite).ensemble.length
  const atoms = model.zones.reduce((sum, zone) => sum + zone.atoms, 0)
  const ensembleAt = ensembleTable(model, touched)
  const ensembleAtoms = Int32Array.from(sites.flatMap(({ ensemble }) => [...ensemble]))
  const zoneAtoms = Int32Array.from(sites.flatMap(({ zones }) => zones.flatMap(zone => [...zone])))
  const zoneStarts = Int32Array.from(
    model.zones.flatMap((zone, index) => new Array<number>(zone.atoms).fill(index * elements)),
  )
  const ensembles = new Int32Array(slabCount * sites.length)
  const places = new Uint16Array(ensembles.length * atoms)
  const slab = (index: number, filling: Uint8Array): void => {
    for (let site = 0; site < sites.length; site++) {
      const candidate = index * sites.length + site
      let code = 0
      for (let k = 0; k < touched; k++) code = code * elements + filling[ensembleAtoms[site * touched + k]]
      ensembles[candidate] = ensembleAt[code]
      for (let k = 0; k < atoms; k++)
        places[candidate * atoms + k] = zoneStarts[k] + filling[zoneAtoms[site * atoms + k]]
    }
  }
  return { atoms, ensembles, places, slab }
}

/** The ensemble of some atoms in any order: Int32Array [element of the first, of the second, ...]. */
function ensembleTable(model: EnergyModel, touched: number): Int32Array {
  const { elements } = model
  const places = new Map(parameterLayout(model).ensembles.map((name, index) => [name, index]))
  return Int32Array.from({ length: elements.length ** touched }, (_, code) => {
    const atoms: string[] = []
    for (let k = 0, rest = code; k < touched; k++, rest = Math.floor(rest / elements.length))
      atoms.push(elements[rest % elements.length] as string)
    return places.get(ensembleName(atoms)) as number
  })
}

/** Different seeds, so that no slab comes twice; those from another seed are others. */
function drawnSeeds(count: number, seed: number): Uint32Array {
  const random = seededRandom(seed)
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(Math.floor(random() * SEEDS))
  return Uint32Array.from(drawn)
}

/** Which alloy each slab has, so that at any number of slabs each has had its share to within one. */
function shared(slabCount: number, alloys: readonly TargetAlloy[]): Uint16Array {
  const given = new Float64Array(alloys.length)
  return Uint16Array.from({ length: slabCount }, (_, slab) => {
    let next = 0
    for (let alloy = 0; alloy < alloys.length; alloy++) {
      const owed = (alloys[alloy] as TargetAlloy).weight * (slab + 1) - given[alloy]
      if (owed > (alloys[next] as TargetAlloy).weight * (slab + 1) - given[next]) next = alloy
    }
    given[next]++
    return next
  })
}

function imagesOf({ ensemble, zones }: SlabSite): number {
  const atoms = [ensemble, ...zones].flatMap(group => [...group])
  return atoms.length - new Set(atoms).size
}
