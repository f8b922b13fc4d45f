import { ALLOY_DESCRIPTORS, type AlloyDescriptorName } from '../alloy/descriptors.ts'
import type { Composition } from '../composition/composition.ts'
import { unlayered } from '../composition/layered.ts'
import type { Objective } from '../descriptor/objective.ts'
import { alloyEnergies } from '../distribution/alloy-energies.ts'
import type { DataCoverage } from '../distribution/data-coverage.ts'
import { restrictsCounts } from '../distribution/extrapolation.ts'
import { checkShares, DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import { checkCoverage, ensembleTerms } from '../distribution/terms.ts'
import type { EnergyWindow } from '../distribution/window.ts'
import { ensembleSums } from '../distribution/zone-sum.ts'
import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import { once } from '../joint/once.ts'
import { errorEvaluator } from '../polynomial/composition-uncertainty.ts'
import type { Candidate } from './compare.ts'
import {
  type ComparisonDescriptorName,
  checkDescriptor,
  DEFAULT_DESCRIPTORS,
  isAlloyDescriptor,
  isModelDescriptor,
} from './comparison-descriptors.ts'
import { type AmountError, amountErrors } from './comparison-errors.ts'
import { momentsEvaluator } from './comparison-moments.ts'
import {
  type ComparedAlloy,
  type DescriptorValue,
  MODEL_DESCRIPTORS,
  type ModelDescriptor,
  type ModelDescriptorName,
  type ModelSettings,
  sharedBins,
} from './model-descriptors.ts'

/** What to tell of compositions, and under which models. */
export interface ComparerSettings {
  readonly models: readonly EnergyModel[]
  /** Names of `COMPARISON_DESCRIPTORS`, in the order of the values; a first look by default. */
  readonly descriptors?: readonly string[] | undefined
  /** eV; for `windowProbability` */
  readonly window?: EnergyWindow | undefined
  /** What `objective` averages, for each model its own if its reference is the model's. */
  readonly objective?: Objective | ((model: EnergyModel) => Objective) | undefined
  /** Shares of `quantiles`; 0.05, 0.25, 0.5, 0.75 and 0.95 by default. */
  readonly quantiles?: readonly number[] | undefined
  /** eV; of `histogram`, 0.05 by default. */
  readonly binWidth?: number | undefined
  /** Elements that compositions may have; all of each model by default. Fewer make polynomials faster. */
  readonly elements?: readonly string[] | undefined
  /** How many compositions there will be; many are worth more preparation. */
  readonly rows?: number | undefined
  /** Of compositions that do not say their own. */
  readonly uncertainty?: AmountError | undefined
}

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

/** What a comparison says of one composition. */
export interface ComparedRow {
  readonly name: string | null
  readonly composition: Composition
  readonly uncertainty: AmountError | null
  /** What the alloy alone is. */
  readonly alloy: Readonly<Record<string, number | null>>
  /** In the order of the models. */
  readonly models: readonly ModelRow[]
}

/** Compares compositions one at a time, with all that they share prepared. */
export interface Comparer {
  readonly modelDescriptors: readonly ModelDescriptorName[]
  readonly alloyDescriptors: readonly AlloyDescriptorName[]
  /** In the order of the models. */
  readonly settings: readonly ModelSettings[]
  /** @throws InputError when a model, or the data of an alloy's descriptor, lacks an element */
  readonly check: (composition: Composition) => void
  /** @throws InputError as `check` does, or for an uncertainty out of range */
  readonly row: (candidate: Candidate) => ComparedRow
}

/** From so many compositions on, a polynomial is worth its compilation. */
const MANY_ROWS = 200

const DEFAULT_BIN_WIDTH = 0.05

/** A grid resolves a hundredth of it, eV. */
const ENERGY_BIN_WIDTH = 0.01

/** Evaluators of closed forms are kept for so many sets of elements. */
const KEPT_EVALUATORS = 256

/**
 * Prepares a comparison: descriptors are looked up, and polynomials compiled, once, the latter at the first row.
 *
 * @throws InputError for an unknown or repeated descriptor, one that lacks its model, window or objective, two models
 * of one id, or a share or bin width out of range
 * @example
 * const { row } = comparer({ models: [loadModel('irpdptrhru-oh')], descriptors: ['mean', 'mixingEntropy'] })
 * row({ name: null, composition: parseComposition('IrPt') }).models[0]?.values.mean
 */
export function comparer(settings: ComparerSettings): Comparer {
  const { models } = settings
  const names = chosenDescriptors(settings)
  const modelDescriptors = names.filter(isModelDescriptor)
  const alloyDescriptors = names.filter(isAlloyDescriptor)
  checkShares(settings.quantiles ?? DEFAULT_SHARES)
  const own = models.map(model => settingsOf(model, settings))
  if (modelDescriptors.includes('histogram')) for (const model of own) sharedBins(model)
  const rowsOf = own.map(model => once(() => modelRow(model, modelDescriptors)))
  const alloyOf = (composition: Composition) =>
    Object.fromEntries(alloyDescriptors.map(name => [name, ALLOY_DESCRIPTORS[name].value(composition)]))
  return {
    modelDescriptors,
    alloyDescriptors,
    settings: own,
    check: composition => {
      for (const model of models) checkCoverage(model, [...composition.keys()])
      alloyOf(composition)
    },
    row: candidate => {
      const { name, composition, uncertainty = settings.uncertainty ?? null } = candidate
      for (const model of models) checkCoverage(model, [...composition.keys()])
      return {
        name,
        composition,
        uncertainty,
        alloy: alloyOf(composition),
        models: rowsOf.map(row => row()(composition, uncertainty)),
      }
    },
  }
}

/** The descriptors of a comparison, checked against what else was asked for. */
function chosenDescriptors({
  models,
  descriptors,
  window,
  objective,
}: ComparerSettings): ComparisonDescriptorName[] {
  const ids = models.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new InputError(`model ${twice} is given twice`, { field: 'model' })
  if (descriptors === undefined) {
    if (models.length === 0)
      throw new InputError('compare needs a model, or descriptors of the alloy alone, like mixingEntropy', {
        field: 'model',
      })
    return [
      ...DEFAULT_DESCRIPTORS,
      ...(models.some(restrictsCounts) ? (['extrapolatedProbability'] as const) : []),
      ...(objective === undefined ? [] : (['objective'] as const)),
    ]
  }
  const needed = { windowProbability: window, objective } as Record<string, unknown>
  const names = descriptors.map((name, index) => {
    checkDescriptor(name)
    if (descriptors.indexOf(name) !== index)
      throw new InputError(`the descriptor ${name} is given twice`, { field: 'descriptors' })
    if (isModelDescriptor(name) && models.length === 0)
      throw new InputError(`the descriptor ${name} needs a model`, { field: 'model' })
    if (name in needed && needed[name] === undefined)
      throw new InputError(
        `the descriptor ${name} needs ${name === 'objective' ? 'an objective' : 'a window'} to be given`,
        { field: name === 'objective' ? 'objective' : 'window' },
      )
    return name
  })
  if (names.length === 0)
    throw new InputError('compare needs at least one descriptor, got none', { field: 'descriptors' })
  for (const [name, given] of Object.entries({ windowProbability: window, objective }))
    if (given !== undefined && !names.includes(name as ComparisonDescriptorName))
      names.push(name as ComparisonDescriptorName)
  const onGrid = names.includes('quantiles') || names.includes('histogram')
  return onGrid && !names.includes('resolution') ? [...names, 'resolution'] : names
}

function settingsOf(model: EnergyModel, settings: ComparerSettings): ModelSettings {
  const { window, objective, quantiles, binWidth, elements = model.elements, rows = 0 } = settings
  return {
    model,
    objective: typeof objective === 'function' ? objective(model) : (objective ?? null),
    window: window ?? null,
    quantiles: quantiles ?? DEFAULT_SHARES,
    binWidth: binWidth ?? DEFAULT_BIN_WIDTH,
    elements: elements.filter(element => model.elements.includes(element)),
    many: rows > MANY_ROWS,
  }
}

/** Gives the values of compositions under one model. */
function modelRow(settings: ModelSettings, names: readonly ModelDescriptorName[]) {
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
