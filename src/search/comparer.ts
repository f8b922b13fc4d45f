import { ALLOY_DESCRIPTORS, type AlloyDescriptorName } from '../alloy/descriptors.ts'
import type { Composition } from '../composition/composition.ts'
import { checkBinWidth } from '../distribution/histogram.ts'
import { checkShares, DEFAULT_SHARES } from '../distribution/quantile-shares.ts'
import { checkCoverage } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { once } from '../joint/once.ts'
import type { Candidate } from './candidate.ts'
import { chosenDescriptors } from './chosen-descriptors.ts'
import type { ComparerSettings } from './comparer-settings.ts'
import { isAlloyDescriptor, isModelDescriptor } from './comparison-descriptors.ts'
import type { AmountError } from './comparison-errors.ts'
import { type ModelDescriptorName, type ModelSettings, sharedBins } from './model-descriptors.ts'
import { type ModelRow, modelRow } from './model-row.ts'

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
  checkBinWidth(settings.binWidth ?? DEFAULT_BIN_WIDTH)
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
