import type { LayeredComposition } from '../composition/layered.ts'
import type { EnergyModel } from '../energy/model.ts'
import { type PureMetal, pureMetals } from '../energy/pure-metals.ts'
import { both, type JointGroup, type Pair } from './pair-terms.ts'
import { type PairCard, pairedAlloy } from './paired-alloy.ts'
import { type ScalingLines, scalingLines } from './scaling-lines.ts'

/** Both energies at the sites of a pure metal. */
export interface MetalPoint {
  readonly element: string
  /** In the order of the models, eV. */
  readonly energies: Pair<number>
  /** Whether a model has no data for this metal. */
  readonly unseen: boolean
}

/** How two adsorption energies scale over an alloy's sites, and from metal to metal; JSON as it stands. */
export interface ScalingRelation extends PairCard, ScalingLines {
  /** The classical relation: the same lines over the pure metals of all the models' elements, each counted once. */
  readonly pureMetals: ScalingLines & { readonly points: readonly MetalPoint[] }
  /** Probability of the pairs where a model never saw its ensemble. */
  readonly unseenProbability: number
  /** What to mind in reading both energies together. */
  readonly warnings: readonly string[]
}

/**
 * The scaling relation between two adsorption energies over the sites, or over pairs of neighbouring sites, of a random
 * alloy, exactly: ordinary least squares of B, the second model's energy, on A, the first's, with the other lines beside
 * it. Spreads are those of the models' energies: the models' own errors are not in them. A pure metal has one energy of
 * either kind, so no line.
 *
 * @param neighbour 0 the very same site, 1 the nearest pair; by default 0 where both models have one site, else 1
 * @throws InputError when the models' elements differ or miss one of the alloy's, or the sites are on different facets
 * @example
 * const models = [loadModel('irpdptrhru-oh'), loadModel('irpdptrhru-o')] as const
 * scalingRelation(models, unlayered(parseComposition('IrPdPtRhRu'))).slope
 */
export function scalingRelation(
  models: Pair<EnergyModel>,
  alloy: LayeredComposition,
  neighbour?: number,
): ScalingRelation {
  const { card, groups, unseenProbability, warnings } = pairedAlloy(models, alloy, neighbour)
  const points = metalPoints(models)
  return {
    ...card,
    ...scalingLines(groups, card.sharedAtoms),
    // A metal is the same at both sites, as if they shared their atoms.
    pureMetals: { ...scalingLines([metalGroup(points)], 1), points },
    unseenProbability,
    warnings: [...warnings, ...metalWarnings(points)],
  }
}

function metalPoints(models: Pair<EnergyModel>): MetalPoint[] {
  const metals = both(models, pureMetals)
  return metals[0].map(first => {
    const second = metals[1].find(({ element }) => element === first.element) as PureMetal
    return {
      element: first.element,
      energies: [first.energy, second.energy],
      unseen: first.unseen || second.unseen,
    }
  })
}

const metalGroup = (points: readonly MetalPoint[]): JointGroup => ({
  states: points.map(({ energies, unseen }) => ({
    probability: 1 / points.length,
    offsets: energies,
    unseen,
  })),
  shared: [],
  alone: [[], []],
})

function metalWarnings(points: readonly MetalPoint[]): string[] {
  const names = points.filter(({ unseen }) => unseen).map(({ element }) => element)
  return names.length === 0
    ? []
    : [`a model has no data for pure ${names.join(', ')}; their energies are predicted from other ensembles`]
}
