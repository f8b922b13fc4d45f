import type { LayeredComposition } from '../composition/layered.ts'
import { dataCoverage, unseenNamed } from '../distribution/data-coverage.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import type { EnergyDefinition, EnergyModel } from '../energy/model.ts'
import { atomClasses, sharedAtoms } from './atom-classes.ts'
import { type JointGroup, jointGroups, type Pair } from './pair-terms.ts'
import { checkJoint, modelSites, seenAlloy } from './paired-sites.ts'

/** How a model's energies are to be read. */
export interface ModelCard {
  /** Id of the energy model. */
  readonly model: string
  readonly adsorbate: string
  readonly site: string
  readonly energy: EnergyDefinition
}

/** Of which sites two energies are, as it stands in answers; pairs are in the order of the models. */
export interface PairCard {
  readonly models: Pair<ModelCard>
  /** Mole fractions. */
  readonly composition: Readonly<Record<string, number>>
  /** Mole fractions of the layers that differ, by layer from the outermost, 1. */
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** 0 the very same site, 1 the nearest pair, and so on. */
  readonly neighbour: number
  /** Between the centres of both sites, in lattice constants. */
  readonly distance: number
  /** Atoms that both models see. */
  readonly sharedAtoms: number
}

/** Two models at a pair of sites of an alloy, ready to be asked. */
export interface PairedAlloy {
  readonly card: PairCard
  readonly groups: readonly JointGroup[]
  /** Probability of the pairs where a model never saw its ensemble. */
  readonly unseenProbability: number
  /** What to mind in reading both energies together. */
  readonly warnings: readonly string[]
}

/**
 * Splits an alloy's pairs of sites by the elements on both ensembles.
 *
 * @param neighbour 0 the very same site, 1 the nearest pair; by default 0 where both models have one site, else 1
 * @throws InputError when the models' elements differ or miss one of the alloy's, or the sites are on different facets
 * @example pairedAlloy([loadModel('agaucupdpt-co'), loadModel('agaucupdpt-h')], alloy).card.sharedAtoms
 */
export function pairedAlloy(
  models: Pair<EnergyModel>,
  alloy: LayeredComposition,
  neighbour?: number,
): PairedAlloy {
  checkJoint(models, alloy)
  const pair = modelSites(models, neighbour)
  const classes = atomClasses(models, pair)
  const groups = jointGroups(models, alloy, classes)
  return {
    card: {
      models: [modelCard(models[0]), modelCard(models[1])],
      composition: Object.fromEntries(alloy.bulk),
      layers: Object.fromEntries([...alloy.layers].map(([layer, own]) => [layer, Object.fromEntries(own)])),
      neighbour: pair.neighbour,
      distance: pair.distance,
      sharedAtoms: sharedAtoms(classes),
    },
    groups,
    unseenProbability: groups
      .flatMap(({ states }) => states)
      .reduce((sum, { unseen, probability }) => sum + (unseen ? probability : 0), 0),
    warnings: [...quantityWarnings(models), ...coverageWarnings(models, alloy)],
  }
}

const modelCard = ({ id, adsorbate, site, energy }: EnergyModel): ModelCard => ({
  model: id,
  adsorbate,
  site,
  energy,
})

/** Of each model: which share of its sites lies beyond its data when that is large, else which ensembles do. */
const coverageWarnings = (models: Pair<EnergyModel>, alloy: LayeredComposition): string[] =>
  [...new Set(models)].flatMap(model => {
    const own = seenAlloy(model, alloy)
    const terms = ensembleTerms(model, own)
    const { unseenProbability, warnings } = dataCoverage(model, own, terms)
    return warnings.length > 0 || unseenProbability === 0
      ? warnings
      : [
          `${model.id} has no data for ${unseenNamed(terms)}; their energies are predicted from the other ensembles`,
        ]
  })

function quantityWarnings(models: Pair<EnergyModel>): string[] {
  const [first, second] = models.map(({ energy }) => energy.quantity)
  return first === second
    ? []
    : [
        `energies of ${models[0].id} are Δ${first} and those of ${models[1].id} are Δ${second}: an electronic energy beside a free energy`,
      ]
}
