import type { Composition } from '../composition/composition.ts'
import { unlayered } from '../composition/layered.ts'
import { alloyEnergies } from '../distribution/alloy-energies.ts'
import type { DataCoverage } from '../distribution/data-coverage.ts'
import { restrictsCounts } from '../distribution/extrapolation.ts'
import { ensembleTerms } from '../distribution/terms.ts'
import { ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { once } from '../joint/once.ts'
import { errorEvaluator } from '../polynomial/composition-uncertainty.ts'
import { type AmountError, amountErrors } from './comparison-errors.ts'
import { momentsEvaluator } from './comparison-moments.ts'
import {
  type ComparedAlloy,
  type DescriptorValue,
  MODEL_DESCRIPTORS,
  type ModelDescriptor,
  type ModelDescriptorName,
  type ModelSettings,
} from './model-descriptors.ts'

/** Values by descriptor, in the units of `COMPARISON_DESCRIPTORS`. */
export type DescriptorValues = Readonly<Record<string, DescriptorValue>>

/** Standard errors by descriptor, of those that are polynomials in the mole fractions. */
export type DescriptorErrors = Readonly<Record<string, number | null>>

/** A composition under one model. */
export interface ModelRow {
  readonly values: DescriptorValues
  /** Null for a composition that is not uncertain. */
  readonly errors: DescriptorErrors | null
  /** How much of the composition lies beyond the data of the model; null when nothing can. */
  readonly coverage: DataCoverage | null
}

/** A grid resolves a hundredth of it, eV. */
const ENERGY_BIN_WIDTH = 0.01

/** Evaluators of closed forms are kept for so many sets of elements. */
const KEPT_EVALUATORS = 256

/**
 * Prepares the values of compositions under one model.
 *
 * @param names of the values, in their order
 * @example modelRow(settings, ['mean'])(parseComposition('IrPt'), null).values.mean // eV
 */
export function modelRow(settings: ModelSettings, names: readonly ModelDescriptorName[]) {
  const { model, elements, binWidth } = settings
  const values = names.map(name => [name, MODEL_DESCRIPTORS[name].build(settings)] as const)
  const errors = names.flatMap(name => {
    const polynomial = (MODEL_DESCRIPTORS[name] as ModelDescriptor).polynomial?.(settings) ?? null
    if (polynomial === null) return []
    const evaluator = once(() => errorEvaluator(polynomial()))
    return [[name, (x: Float64Array, errors: Float64Array) => evaluator()(x, errors)] as const]
  })
  const momentsOf = evaluators(model)
  const hasGaps = model.unseenEnsembles.length > 0 || restrictsCounts(model)
  return (composition: Composition, uncertainty: AmountError | null): ModelRow => {
    const alloy = comparedAlloy()
    const { x } = alloy
    const amounts = uncertainty === null ? null : amountErrors(elements, x, uncertainty)
    return {
      values: Object.fromEntries(values.map(([name, value]) => [name, value(alloy)])),
      errors: amounts && Object.fromEntries(errors.map(([name, error]) => [name, error(x, amounts)])),
      coverage: hasGaps ? alloy.moments() : null,
    }

    function comparedAlloy(): ComparedAlloy {
      const layered = unlayered(composition)
      return {
        moments: once(() => momentsOf(composition)),
        energies: once(() =>
          alloyEnergies(model, layered, { binWidth: Math.min(ENERGY_BIN_WIDTH, binWidth) }),
        ),
        sums: once(() => ensembleSums(ensembleTerms(model, layered))),
        x: Float64Array.from(elements, element => composition.get(element) ?? 0),
      }
    }
  }
}

/** Closed forms, prepared once for every set of elements. */
function evaluators(model: EnergyModel) {
  const kept = new Map<string, ReturnType<typeof momentsEvaluator>>()
  return (composition: Composition) => {
    const elements = [...composition.keys()]
    const key = elements.join()
    let evaluate = kept.get(key)
    if (evaluate === undefined) {
      if (kept.size >= KEPT_EVALUATORS) kept.clear()
      evaluate = momentsEvaluator(model, elements)
      kept.set(key, evaluate)
    }
    return evaluate(Float64Array.from(composition.values()))
  }
}
