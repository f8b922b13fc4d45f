import { compositionFromAmounts } from '../../src/composition/composition.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { type EnsembleTerm, ensembleTerms } from '../../src/distribution/terms.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { type Arrangement, allArrangements } from './brute-force.ts'

export interface MadeUpOptions {
  /** Those of the built-in model by default. */
  readonly elements?: readonly string[]
  /** Whether every ensemble has coefficients of its own. */
  readonly isPiecewise?: boolean
}

/** A model of random numbers, with 0.1 eV or so per atom; the form is that of a built-in one. */
export function madeUpModel(
  like: string,
  seed: number,
  { elements, isPiecewise = false }: MadeUpOptions = {},
): EnergyModel {
  const random = seededRandom(seed)
  // Of made-up numbers there are no rows.
  const { training: _rows, covariance: _errors, ...model } = loadModel(like)
  const atoms = (Object.keys(model.ensembles)[0] as string).split('-').length
  const own = elements ?? model.elements
  const names = ensembleNames([...own].sort(), atoms)
  const weights = () => Object.fromEntries(own.map(element => [element, 0.2 * (random() - 0.5)]))
  const zones = () => Object.fromEntries(model.zones.map(({ name }) => [name, weights()]))
  return {
    ...model,
    id: `made-up-${seed}`,
    elements: own,
    ensembles: Object.fromEntries(names.map(name => [name, random() - 0.5])),
    coefficients: isPiecewise ? Object.fromEntries(names.map(name => [name, zones()])) : zones(),
    unseenEnsembles: [],
  }
}

/** The terms of a binary alloy under a made-up model, with all its labelled arrangements. */
export function madeUpAlloy(like: string, seed: number, x: number): [EnsembleTerm[], Arrangement[]] {
  const model = madeUpModel(like, seed)
  const [a, b] = model.elements as [string, string]
  const alloy = unlayered(
    compositionFromAmounts([
      [a, x],
      [b, 1 - x],
    ]),
  )
  return [ensembleTerms(model, alloy), allArrangements(model, alloy)]
}
