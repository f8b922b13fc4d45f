import { checkFractions, checkLayers, elementsOf, type LayeredComposition } from '../composition/layered.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { findSite } from '../site/registry.ts'
import { type SitePair, sitePair } from '../site/site-pairs.ts'
import type { Pair } from './pair-terms.ts'

/**
 * The pair of sites that two models are asked at. Of two models at alike sites the one whose id comes first
 * takes the first place, so that the order in which they are named does not matter.
 *
 * @param neighbour 0 the very same site, 1 the nearest pair; by default 0 where the sites are of one kind, else 1
 * @throws InputError as `sitePair` does
 */
export function modelSites(models: Pair<EnergyModel>, neighbour?: number): SitePair {
  const [first, second] = [findSite(models[0].site), findSite(models[1].site)]
  const pair = sitePair(first, second, neighbour ?? (first === second ? 0 : 1))
  const isReversed = first === second && models[0].id > models[1].id
  return isReversed ? { ...pair, ends: [pair.ends[1], pair.ends[0]] } : pair
}

/**
 * Checks that two models speak of the same elements, among them all of an alloy's, and that an alloy's layers
 * matter to one of them.
 *
 * @throws InputError saying what differs
 */
export function checkJoint(models: Pair<EnergyModel>, alloy: LayeredComposition): void {
  const [first, second] = models
  const [lacking, extra] = [missingFrom(first, second), missingFrom(second, first)]
  if (lacking.length + extra.length > 0)
    throw new InputError(
      `joint needs two models of the same elements; ${[
        ...(extra.length > 0 ? [`${first.id} has ${extra.join(', ')}, which ${second.id} lacks`] : []),
        ...(lacking.length > 0 ? [`${second.id} has ${lacking.join(', ')}, which ${first.id} lacks`] : []),
      ].join('; ')}`,
      { field: 'models' },
    )
  checkFractions(alloy)
  checkCoverage(first, elementsOf(alloy))
  checkLayers(alloy, models.flatMap(layersOf), `the energies of ${first.id} and ${second.id}`)
}

/** Elements that a model lacks and another has. */
const missingFrom = (model: EnergyModel, other: EnergyModel): string[] =>
  other.elements.filter(element => !model.elements.includes(element))

const layersOf = (model: EnergyModel): (number | null)[] => seenGroups(model).map(({ layer }) => layer)

/** An alloy without the layers that a model does not see. */
export const seenAlloy = (model: EnergyModel, { bulk, layers }: LayeredComposition): LayeredComposition => {
  const seen = layersOf(model)
  return { bulk, layers: new Map([...layers].filter(([layer]) => seen.includes(layer))) }
}
