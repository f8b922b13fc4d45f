import type { Composition } from '../composition/composition.ts'
import { compositionFormula, parseComposition } from '../composition/formula.ts'
import { unlayered } from '../composition/layered.ts'
import { energyFunction, type Objective } from '../descriptor/objective.ts'
import { siteAverage } from '../descriptor/site-average.ts'
import type { EnergyModel } from '../energy/model.ts'
import { readDecimal } from '../input/decimal.ts'
import { inField } from '../input/in-field.ts'
import { InputError } from '../input/input-error.ts'

/** What a value is set against: the sites of a composition, or one site of some energy. */
export type Reference =
  | { readonly to: string; readonly composition: Composition }
  | { readonly to: string; readonly energy: number }

/** A value beside that of a reference; JSON as it stands. */
export interface Relative {
  /** The reference: `Pt`, `Ir20Pt80`, `a site of 1.1 eV`. */
  readonly to: string
  /** The objective's value there. */
  readonly value: number
  /** Null when the reference's value is 0. */
  readonly ratio: number | null
}

/**
 * Reads a reference as users type it: `Pt`, `Ir20Pt80`, or `1.10eV`.
 *
 * @throws InputError for neither a composition nor an energy
 * @example readReference('1.10eV') // a site of 1.1 eV
 */
export function readReference(text: string): Reference {
  const [, number] = /^(.*?)\s*eV$/s.exec(text.trim()) ?? []
  if (number !== undefined) {
    const energy = readDecimal(number)
    if (energy === null)
      throw new InputError(`a reference is a composition, like Pt, or an energy, like 1.10eV; got "${text}"`)
    return { to: `a site of ${energy} eV`, energy }
  }
  const composition = parseComposition(text)
  return { to: compositionFormula(composition), composition }
}

/**
 * The objective at a reference.
 *
 * @throws InputError when the model lacks an element of the reference
 */
export const referenceValue = (reference: Reference, model: EnergyModel, objective: Objective): number =>
  'energy' in reference
    ? energyFunction(objective)(reference.energy)
    : inField(
        'relativeTo',
        reference.composition,
        composition => siteAverage(model, unlayered(composition), objective).value,
      )

/** A value against its reference's. */
export function relativeTo({ to }: Reference, value: number, reference: number): Relative {
  const ratio = value / reference
  return { to, value: reference, ratio: Number.isFinite(ratio) ? ratio : null }
}
