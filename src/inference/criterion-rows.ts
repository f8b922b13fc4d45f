import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import { coefficientStart } from '../energy/parameters.ts'
import type { Posterior } from './posterior.ts'

/** A zone of the sites of one ensemble: each atom is element i with probability x_i, independently. */
export interface ZoneRows {
  readonly atoms: number
  /** Int32Array [element of the alloy], the parameter that its atoms in the zone count for. */
  readonly parameters: Int32Array
  /** Float64Array [element of the alloy], mole fractions. */
  readonly fractions: Float64Array
}

/** The rows of the design matrix that the sites of one ensemble of an alloy have. */
export interface EnsembleRows {
  /** The ensemble's place in the layout, which is also its parameter b. */
  readonly ensemble: number
  readonly probability: number
  readonly zones: readonly ZoneRows[]
}

/**
 * How the rows x of a random alloy's sites are distributed: an ensemble with its probability, then multinomial zones.
 *
 * @throws InputError when the model does not cover the alloy
 * @returns [ensemble of the alloy], in the order of `ensembleTerms`
 */
export function alloyRows({ model, layout }: Posterior, alloy: LayeredComposition): EnsembleRows[] {
  const [, ...zones] = seenGroups(model)
  const { elements, ensembles } = layout
  return ensembleTerms(model, alloy).map(({ name, probability }) => {
    const ensemble = ensembles.indexOf(name)
    const start = coefficientStart(layout, ensemble)
    return {
      ensemble,
      probability,
      zones: zones.map(({ atoms, layer }, zone) => {
        const composition = layerComposition(alloy, layer)
        return {
          atoms,
          parameters: Int32Array.from(
            composition.keys(),
            element => start + zone * elements.length + elements.indexOf(element),
          ),
          fractions: Float64Array.from(composition.values()),
        }
      }),
    }
  })
}

/** The mean row of an ensemble's sites without its zeros: 1 for b, then atoms times mole fraction. */
export function meanRow({ ensemble, zones }: EnsembleRows): { parameters: number[]; weights: number[] } {
  return {
    parameters: [ensemble, ...zones.flatMap(({ parameters }) => [...parameters])],
    weights: [1, ...zones.flatMap(({ atoms, fractions }) => Array.from(fractions, x => atoms * x))],
  }
}

/**
 * Adds weight * E[x x^T] over the sites of an alloy to a matrix, in closed form: given the ensemble, zones are
 * independent, and a zone of k atoms has cov(n_i, n_j) = k (x_i [i = j] - x_i x_j).
 *
 * @param sum Float64Array [parameter][parameter], row by row
 */
export function averageOuterProduct(
  sum: Float64Array,
  size: number,
  rows: readonly EnsembleRows[],
  weight: number,
): void {
  for (const own of rows) {
    const share = weight * own.probability
    const { parameters, weights } = meanRow(own)
    for (const [i, row] of parameters.entries())
      for (const [j, column] of parameters.entries())
        sum[row * size + column] += share * (weights[i] as number) * (weights[j] as number)
    for (const { atoms, parameters: places, fractions } of own.zones)
      for (let i = 0; i < places.length; i++)
        for (let j = 0; j < places.length; j++)
          sum[places[i] * size + places[j]] +=
            share * atoms * fractions[i] * ((i === j ? 1 : 0) - fractions[j])
  }
}
