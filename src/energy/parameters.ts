import { ensembleNames } from '../environment/ensembles.ts'
import { findSite } from '../site/registry.ts'
import type { EnergyModel, ZoneCoefficients } from './model.ts'

/**
 * The parameters of a linear model as one vector: b of every ensemble, in the order of `ensembleNames`, then w by zone
 * and element, or by ensemble, zone and element when each ensemble has its own.
 */
export interface ParameterLayout {
  readonly ensembles: readonly string[]
  readonly zones: readonly { readonly name: string; readonly atoms: number }[]
  readonly elements: readonly string[]
  readonly perEnsemble: boolean
}

/**
 * The layout of a model's parameters, which is also the order of its covariance.
 *
 * @example parameterCount(parameterLayout(loadModel('irpdptrhru-oh'))) // 15
 */
export function parameterLayout(model: EnergyModel): ParameterLayout {
  const ensembles = ensembleNames(model.elements, findSite(model.site).ensemble.length)
  return {
    ensembles,
    zones: model.zones,
    elements: model.elements,
    perEnsemble: Object.keys(model.coefficients).some(key => ensembles.includes(key)),
  }
}

/** Coefficients of one set of zones. */
export const zoneColumns = ({ zones, elements }: Pick<ParameterLayout, 'zones' | 'elements'>): number =>
  zones.length * elements.length

/** How many parameters a layout has. */
export const parameterCount = (layout: ParameterLayout): number =>
  layout.ensembles.length + zoneColumns(layout) * (layout.perEnsemble ? layout.ensembles.length : 1)

/** Where the coefficients that hold for an ensemble start. */
export const coefficientStart = (layout: ParameterLayout, ensemble: number): number =>
  layout.ensembles.length + (layout.perEnsemble ? ensemble * zoneColumns(layout) : 0)

/** The parameters of a model, eV: Float64Array [parameter], in the order of its layout. */
export function parametersOf(model: EnergyModel, layout = parameterLayout(model)): Float64Array {
  const { ensembles, zones, elements, perEnsemble } = layout
  const weights = (coefficients: ZoneCoefficients) =>
    zones.flatMap(({ name }) => elements.map(element => coefficients[name]?.[element] as number))
  const { coefficients } = model
  return Float64Array.from([
    ...ensembles.map(name => model.ensembles[name] as number),
    ...(perEnsemble
      ? ensembles.flatMap(name => weights((coefficients as Record<string, ZoneCoefficients>)[name] ?? {}))
      : weights(coefficients as ZoneCoefficients)),
  ])
}

/** Offsets and coefficients as a model holds them, from parameters in the order of a layout. */
export function namedParameters(
  layout: ParameterLayout,
  parameters: ArrayLike<number>,
): Pick<EnergyModel, 'ensembles' | 'coefficients'> {
  const { ensembles, zones, elements, perEnsemble } = layout
  const weights = (start: number): ZoneCoefficients =>
    Object.fromEntries(
      zones.map(({ name }, zone) => [
        name,
        Object.fromEntries(
          elements.map((element, index) => [
            element,
            parameters[start + zone * elements.length + index] as number,
          ]),
        ),
      ]),
    )
  return {
    ensembles: Object.fromEntries(ensembles.map((name, index) => [name, parameters[index] as number])),
    coefficients: perEnsemble
      ? Object.fromEntries(ensembles.map((name, index) => [name, weights(coefficientStart(layout, index))]))
      : weights(ensembles.length),
  }
}

/**
 * A model with other parameters: a posterior draw, say.
 *
 * @param parameters eV, in the order of the model's layout
 */
export const withParameters = (
  model: EnergyModel,
  layout: ParameterLayout,
  parameters: ArrayLike<number>,
): EnergyModel => ({ ...model, ...namedParameters(layout, parameters) })
