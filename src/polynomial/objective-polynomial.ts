import type { Composition } from '../composition/composition.ts'
import { checkLayers } from '../composition/layered.ts'
import { energyFunction, type Objective, peakOf } from '../descriptor/objective.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { compileMean, compilePeak, compilePolynomial, meanGroups } from './compile-polynomial.ts'
import { type CompositionPolynomial, inBlock } from './composition-polynomial.ts'
import { type HomogeneousPolynomial, inVariables } from './homogeneous-polynomial.ts'
import { type PolynomialOptions, planOf } from './polynomial-plan.ts'

/** Compiled polynomials are kept per model, the latest so many, as *O takes seconds. */
const KEPT = 8
const kept = new WeakMap<EnergyModel, Map<string, CompositionPolynomial>>()

/**
 * An objective's value over the sites of an alloy as a polynomial in the mole fractions of some elements. Layers given
 * keep their composition; all others share the one that varies.
 *
 * @param elements the variables, in order
 * @param layers compositions of the layers that are fixed, by number
 * @throws InputError when the model lacks an element, a layer has no part in it, or every layer is fixed
 * @example evaluator(objectivePolynomial(model, { name: 'mean' }, ['Ir', 'Pt']))(Float64Array.of(0.2, 0.8))
 */
export function objectivePolynomial(
  model: EnergyModel,
  objective: Objective,
  elements: readonly string[],
  layers: ReadonlyMap<number, Composition> = new Map(),
): HomogeneousPolynomial {
  checkFixedLayers(model, layers)
  const all = allElements(elements, layers)
  const polynomial = compiledOnce(model, objective, all, [...layers.keys()])
  const fractions = polynomial.blocks.map(({ layers: own }) => {
    const fixed = layers.get(own[0] ?? 0)
    return Float64Array.from(all, element => fixed?.get(element) ?? 0)
  })
  return inVariables(
    inBlock(polynomial, fractions, 0),
    elements.map(element => all.indexOf(element)),
  )
}

/**
 * Checks that `objectivePolynomial` can be compiled, without the work.
 *
 * @throws InputError as `objectivePolynomial` does
 * @example checkPolynomial(model, { name: 'mean' }, ['Ir', 'Pt'])
 */
export function checkPolynomial(
  model: EnergyModel,
  objective: Objective,
  elements: readonly string[],
  layers: ReadonlyMap<number, Composition> = new Map(),
): void {
  checkFixedLayers(model, layers)
  const groups = objective.name === 'mean' ? meanGroups(model) : seenGroups(model)
  planOf(model, groups, { elements: allElements(elements, layers), apart: [...layers.keys()] })
}

const allElements = (
  elements: readonly string[],
  layers: ReadonlyMap<number, Composition>,
): readonly string[] => [
  ...new Set([...elements, ...[...layers.values()].flatMap(fixed => [...fixed.keys()])]),
]

function compiledOnce(
  model: EnergyModel,
  objective: Objective,
  elements: readonly string[],
  apart: readonly number[],
): CompositionPolynomial {
  // A module's function has no text that tells it from another.
  if (objective.name === 'module') return compiled(model, objective, { elements, apart })
  const own = kept.get(model) ?? new Map<string, CompositionPolynomial>()
  kept.set(model, own)
  const key = JSON.stringify([objective, elements, apart])
  const polynomial = own.get(key) ?? compiled(model, objective, { elements, apart })
  own.delete(key)
  own.set(key, polynomial)
  for (const oldest of own.keys()) if (own.size > KEPT) own.delete(oldest)
  return polynomial
}

function compiled(
  model: EnergyModel,
  objective: Objective,
  options: PolynomialOptions,
): CompositionPolynomial {
  if (objective.name === 'mean') return compileMean(model, options)
  const peak = peakOf(objective)
  return peak === null
    ? compilePolynomial(model, energyFunction(objective), options)
    : compilePeak(model, peak, options)
}

function checkFixedLayers(model: EnergyModel, layers: ReadonlyMap<number, Composition>): void {
  const reached = seenGroups(model).map(({ layer }) => layer)
  checkLayers({ bulk: new Map(), layers }, reached, `the energies of ${model.id}`)
  if (reached.every(layer => layer !== null && layers.has(layer)))
    throw new InputError(
      `every layer that ${model.id} sees is fixed (${[...layers.keys()].join(', ')}), so no composition is left to vary`,
      { field: 'layer' },
    )
}
