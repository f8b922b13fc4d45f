import { ensembleMoments } from '../distribution/moments.ts'
import type { ZoneTerm } from '../distribution/terms.ts'
import { SAME_ENERGY } from '../distribution/zone-sum.ts'
import type { JointGroup, JointState, Pair, SharedTerm } from './pair-terms.ts'

/** Means and spreads of two energies, in eV, and how they vary together. */
export interface JointMoments {
  readonly means: Pair<number>
  readonly standardDeviations: Pair<number>
  /** eV^2, of the population. */
  readonly covariance: number
  /** Pearson's; null when either energy does not vary. */
  readonly correlation: number | null
}

/**
 * Closed forms by total expectation over the states s of both ensembles; given these, atoms are independent:
 * cov = sum_s p_s (cov_s + (mean_As - mean_A) (mean_Bs - mean_B)), cov_s = sum over atoms that both see of cov(w_A, w_B).
 *
 * @param shared atoms that both models see; without any, the covariance is 0 and not the rounding of sums
 * @example jointMoments(jointGroups(models, alloy, classes), sharedAtoms(classes)).correlation
 */
export function jointMoments(groups: readonly JointGroup[], shared: number): JointMoments {
  const given = groups.flatMap(group => {
    const outside = outsideMoments(group)
    return group.states.map(({ probability, offsets }: JointState) => ({
      ...outside,
      probability,
      means: [offsets[0] + outside.means[0], offsets[1] + outside.means[1]] as const,
    }))
  })
  let [meanA, meanB] = [0, 0]
  for (const { probability, means } of given) {
    meanA += probability * means[0]
    meanB += probability * means[1]
  }
  let [varianceA, varianceB, covariance] = [0, 0, 0]
  for (const state of given) {
    const [a, b] = [state.means[0] - meanA, state.means[1] - meanB]
    varianceA += state.probability * (state.variances[0] + a * a)
    varianceB += state.probability * (state.variances[1] + b * b)
    covariance += state.probability * (state.covariance + a * b)
  }
  if (shared === 0) covariance = 0
  const standardDeviations = [Math.sqrt(varianceA), Math.sqrt(varianceB)] as const
  const varies = standardDeviations.every(deviation => deviation > SAME_ENERGY)
  return {
    means: [meanA, meanB],
    standardDeviations,
    covariance,
    correlation: varies
      ? Math.min(1, Math.max(-1, covariance / standardDeviations[0] / standardDeviations[1]))
      : null,
  }
}

/** Of the atoms outside both ensembles. */
function outsideMoments({ shared, alone }: JointGroup) {
  const [a, b] = ([0, 1] as const).map(model => {
    const ofModel = shared.map(
      ({ atoms, fractions, weights }): ZoneTerm => ({ atoms, fractions, weights: weights[model] }),
    )
    return zoneMoments([...alone[model], ...ofModel])
  }) as [ReturnType<typeof zoneMoments>, ReturnType<typeof zoneMoments>]
  return {
    means: [a.mean, b.mean] as const,
    variances: [a.variance, b.variance] as const,
    covariance: shared.reduce((sum, term) => sum + term.atoms * atomCovariance(term), 0),
  }
}

const zoneMoments = (zones: readonly ZoneTerm[]) =>
  ensembleMoments({ name: '', probability: 1, offset: 0, unseen: false, zones })

function atomCovariance({ fractions, weights: [a, b] }: SharedTerm): number {
  let [meanA, meanB] = [0, 0]
  for (let element = 0; element < fractions.length; element++) {
    meanA += fractions[element] * a[element]
    meanB += fractions[element] * b[element]
  }
  let covariance = 0
  for (let element = 0; element < fractions.length; element++)
    covariance += fractions[element] * (a[element] - meanA) * (b[element] - meanB)
  return covariance
}
