import type { EnergyModel } from '../energy/model.ts'
import { InputError } from '../input/input-error.ts'
import type { ObjectiveKind } from './objective-kind.ts'
import { type Peak, peakFunction } from './peak.ts'
import { pureMetalEnergy } from './pure-metal.ts'
import { subtracted, thermalEnergy } from './temperature.ts'

/**
 * Oxygen reduction current per site by Koutecky-Levich, gross (every site counted), dimensionless:
 * j_k = exp(-(|dG - dG_opt| - 0.86 eV + eU) / kT), j = 1 / (1 / j_d + 1 / j_k).
 * dG of *OH is E - E[Pt], dG of *O half of that difference; E[Pt] is the energy of the same site on pure Pt.
 * A site at dG_opt has j = 1 / (1 + 1 / j_d) at eU = 0.86 eV. Without a diffusion limit j = j_k.
 *
 * Pedersen et al., Angew. Chem. Int. Ed. 60 (2021) 24144, doi 10.1002/anie.202108116, and Clausen et al., High Entropy
 * Alloys & Materials 1 (2023) 120, doi 10.1007/s44210-022-00006-4, with dG_opt = 0.10 eV and eU = 0.82 eV at 298.15 K.
 */
export interface OxygenReduction {
  readonly name: 'orr'
  readonly adsorbate: 'OH' | 'O'
  /** E[Pt], eV: the zero of dG. */
  readonly referenceEnergy: number
  /** Where it comes from. */
  readonly reference: string
  /** dG_opt relative to Pt, eV */
  readonly optimum: number
  /** eU against the reversible hydrogen electrode, eV */
  readonly potential: number
  /** j_d; null for none. */
  readonly diffusionLimit: number | null
  /** K */
  readonly temperature: number
}

export interface OxygenReductionOptions {
  /** dG_opt relative to Pt, eV; 0.10 by default. */
  readonly optimum?: number | undefined
  /** eU, eV; 0.82 by default. */
  readonly potential?: number | undefined
  /** j_d, 1 by default; null for none. */
  readonly diffusionLimit?: number | null | undefined
  /** E[Pt], eV, for a model without Pt. */
  readonly referenceEnergy?: number | undefined
  /** K, 298.15 by default. */
  readonly temperature?: number | undefined
}

/** eU at which a site at the optimum has j_k = 1, eV. */
const IDEAL_POTENTIAL = 0.86

/** dG per E - E[Pt]: *O binds twice as steeply as *OH (Abild-Pedersen et al., Phys. Rev. Lett. 99 (2007) 016105). */
const SCALING = { OH: 1, O: 0.5 } as const

const isScaled = (adsorbate: string): adsorbate is keyof typeof SCALING => Object.hasOwn(SCALING, adsorbate)

/**
 * The oxygen reduction current for the adsorbate and the Pt of a model.
 *
 * @throws InputError for a model of neither *OH nor *O, one without Pt when no reference energy is given, or an option
 * out of range
 * @example oxygenReduction(loadModel('irpdptrhru-oh')).referenceEnergy // 1.083 eV
 */
export function oxygenReduction(model: EnergyModel, options: OxygenReductionOptions = {}): OxygenReduction {
  const { adsorbate } = model
  if (!isScaled(adsorbate))
    throw new InputError(`the objective orr needs a model of *OH or *O; ${model.id} is of *${adsorbate}`, {
      field: 'objective',
    })
  const { referenceEnergy } = options
  if (referenceEnergy === undefined && !model.elements.includes('Pt'))
    throw new InputError(
      `the objective orr is relative to Pt, which model ${model.id} does not cover (${model.elements.join(', ')}); ` +
        'give the energy on Pt as the reference energy in eV',
      { field: 'referenceEnergy' },
    )
  const objective: OxygenReduction = {
    name: 'orr',
    adsorbate,
    referenceEnergy: referenceEnergy ?? pureMetalEnergy(model, 'Pt'),
    reference: referenceEnergy === undefined ? `pure Pt in model ${model.id}` : 'given',
    optimum: options.optimum ?? 0.1,
    potential: options.potential ?? 0.82,
    diffusionLimit: options.diffusionLimit === undefined ? 1 : options.diffusionLimit,
    temperature: options.temperature ?? 298.15,
  }
  oxygenReductionPeak(objective)
  return objective
}

/** The current as a peak in the energy. */
export function oxygenReductionPeak(objective: OxygenReduction): Peak {
  const { adsorbate, referenceEnergy, optimum, potential, diffusionLimit, temperature } = objective
  if (diffusionLimit !== null && !(diffusionLimit > 0 && Number.isFinite(diffusionLimit)))
    throw new InputError(`the diffusion limit must be a positive number, or none, got ${diffusionLimit}`, {
      field: 'diffusionLimit',
    })
  const scaling = SCALING[adsorbate]
  const thermal = thermalEnergy(temperature)
  return {
    optimum: referenceEnergy + optimum / scaling,
    thermal: thermal / scaling,
    floor: diffusionLimit === null ? 0 : 1 / diffusionLimit,
    scale: Math.exp((potential - IDEAL_POTENTIAL) / thermal),
  }
}

export const OXYGEN_REDUCTION: ObjectiveKind<OxygenReduction> = {
  energyFunction: objective => peakFunction(oxygenReductionPeak(objective)),
  text: (
    { adsorbate, referenceEnergy, reference, optimum, potential, diffusionLimit, temperature },
    symbol,
  ) => {
    const difference = `${symbol} - ${subtracted(rounded(referenceEnergy))} eV`
    return (
      `ORR current, gross (Koutecky-Levich), dimensionless: 1 / (${diffusionLimit === null ? '' : `1/${diffusionLimit} + `}1/j_k), ` +
      `j_k = exp(-(|dG - ${subtracted(optimum)} eV| - 0.86 eV + ${potential} eV) / kT) at ${temperature} K, ` +
      `dG = ${adsorbate === 'OH' ? difference : `(${difference}) / 2`}, zero at ${reference === 'given' ? 'the given energy' : reference}`
    )
  },
  title: () => 'ORR current, gross (dimensionless)',
  column: 'orr_current',
  unit: () => '1',
  best: objective => {
    const { optimum } = oxygenReductionPeak(objective)
    return { from: optimum, to: optimum, what: `the optimum ${rounded(optimum)} eV` }
  },
}

const rounded = (energy: number): number => Number(energy.toFixed(4))
