import { unknownName } from '../input/nearest-name.ts'

/** What the energies of a model are: quantity, unit and reference. Negative binds stronger. */
export interface EnergyDefinition {
  /** E: electronic reaction energy; G: free energy. */
  readonly quantity: 'E' | 'G'
  readonly unit: 'eV'
  /** The adsorption reaction that the energy belongs to, `H2O + * -> *OH + 1/2 H2`. */
  readonly reaction: string
  /** What has energy zero. */
  readonly zero: string
}

/** eV per atom of an element in a zone. */
export type ZoneCoefficients = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Errors of a model on the rows it was fitted to, in eV. */
export interface Residual {
  readonly mae: number
  readonly rmse: number
  /** Residual standard deviation: sqrt(sum of squares / (n - rank)); null when no degree of freedom is left. */
  readonly sd: number | null
  /** Rows. */
  readonly n: number
}

/** A linear adsorption-energy model: E = b(ensemble) + sum over zones z, elements i of w(z, i) n(z, i), in eV. */
export interface EnergyModel {
  readonly id: string
  readonly title: string
  readonly adsorbate: string
  /** Id of the site. */
  readonly site: string
  readonly elements: readonly string[]
  readonly zones: readonly { readonly name: string; readonly atoms: number }[]
  /** b of every ensemble of the elements, eV. */
  readonly ensembles: Readonly<Record<string, number>>
  /** w by zone and element, or by ensemble, zone and element, eV per atom. */
  readonly coefficients: ZoneCoefficients | Readonly<Record<string, ZoneCoefficients>>
  readonly energy: EnergyDefinition
  readonly residual: Residual
  readonly source: {
    readonly citation: string
    readonly doi?: string | undefined
    readonly method?: string | undefined
  }
  /** Ensembles that no row of the fit had; their b is predicted from the others. */
  readonly unseenEnsembles: readonly string[]
  /** Covariance of the parameters in the order of `parameterLayout`, eV^2: b by ensemble, then the coefficients. */
  readonly covariance?: readonly (readonly number[])[] | undefined
  readonly training?: Training | undefined
}

/** What the rows of a fit were, so that one can tell what lies outside them. */
export interface Training {
  /** How strongly a ridge held the coefficients together; null without one. */
  readonly ridge: number | null
  /** How many parameters the rows determined: the trace of the hat matrix. */
  readonly freedom: number
  /** Rows by ensemble, 0 included. */
  readonly rows: Readonly<Record<string, number>>
  /** Fewest and most atoms by zone and element, or by ensemble, zone and element like the coefficients. */
  readonly counts: CountRanges | Readonly<Record<string, CountRanges>>
  /** Standard deviation of the b of an unseen ensemble about its prediction, eV; null when all are seen or none can tell. */
  readonly spread: number | null
}

/** Fewest and most atoms of an element that a zone had in the rows of a fit, by zone and element. */
export type CountRanges = Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>

/** The zone coefficients that hold for an ensemble. */
export function zoneCoefficients(model: EnergyModel, ensemble: string): ZoneCoefficients {
  const { coefficients } = model
  return (ensemble in coefficients ? coefficients[ensemble] : coefficients) as ZoneCoefficients
}

/**
 * Adsorption energy of one fingerprint.
 *
 * @param ensemble name of the ensemble, `Ir-Ir-Pd`
 * @param zones per zone of the model, how many atoms of each element it holds; elements not named hold none
 * @throws InputError for an ensemble, zone or element that the model does not have
 * @returns eV, as the model's `energy` defines it; negative binds stronger
 * @example fingerprintEnergy(model, 'Pt', { surface: { Pt: 6 }, subsurface: { Pt: 3 } })
 */
export function fingerprintEnergy(
  model: EnergyModel,
  ensemble: string,
  zones: Readonly<Record<string, Readonly<Record<string, number>>>>,
): number {
  if (!Object.hasOwn(model.ensembles, ensemble))
    throw unknownName('ensemble', ensemble, Object.keys(model.ensembles))
  const weights = zoneCoefficients(model, ensemble)
  let energy = model.ensembles[ensemble] as number
  for (const [name, counts] of Object.entries(zones)) {
    const weight = weights[name]
    if (weight === undefined) throw unknownName('zone', name, Object.keys(weights))
    for (const [element, count] of Object.entries(counts)) {
      if (!Object.hasOwn(weight, element)) throw unknownName('element', element, model.elements)
      energy += count * (weight[element] as number)
    }
  }
  return energy
}

/**
 * The energy axis: `ΔE(*OH)` or `ΔG(*OH)`.
 *
 * @example energySymbol(loadModel('irpdptrhru-oh')) // 'ΔE(*OH)'
 */
export const energySymbol = ({ energy, adsorbate }: Pick<EnergyModel, 'energy' | 'adsorbate'>): string =>
  `Δ${energy.quantity}(*${adsorbate})`
