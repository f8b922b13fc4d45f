import { type EnergyModel, type ZoneCoefficients, zoneCoefficients } from '../energy/model.ts'
import { ensembleNames } from '../environment/ensembles.ts'
import type { SeenGroup } from './seen-groups.ts'

/** What of an alloy's ensembles and zones its elements alone decide. */
export interface TermPlan {
  readonly ensembles: readonly PlannedEnsemble[]
  /** Weights of each zone, Float64Array [element], eV per atom, for ensembles that share their coefficients. */
  readonly families: readonly (readonly Float64Array[])[]
}

interface PlannedEnsemble {
  readonly name: string
  /** b, eV. */
  readonly offset: number
  /** Whether the model was fitted without any row of it. */
  readonly unseen: boolean
  /** Its place among the families. */
  readonly family: number
}

/** The elements of an ensemble, sorted, and those of each zone, in the order of their fractions. */
export interface GroupElements {
  readonly ensemble: readonly string[]
  readonly zones: readonly (readonly string[])[]
}

/** Plans are kept per model, the latest so many. */
const KEPT = 16
const kept = new WeakMap<EnergyModel, Map<string, TermPlan>>()

/**
 * Plans the terms of all compositions of some elements; the same object for the same elements, so that what is made of it
 * can be kept with it.
 *
 * @param groups that the model sees: the ensemble, then the zones
 * @param elements all among the model's
 */
export function termPlan(
  model: EnergyModel,
  groups: readonly [SeenGroup, ...SeenGroup[]],
  elements: GroupElements,
): TermPlan {
  const own = kept.get(model) ?? new Map<string, TermPlan>()
  kept.set(model, own)
  const key = [elements.ensemble, ...elements.zones].map(symbols => symbols.join()).join(';')
  const plan = own.get(key) ?? planned(model, groups, elements)
  own.delete(key)
  own.set(key, plan)
  for (const oldest of own.keys()) if (own.size > KEPT) own.delete(oldest)
  return plan
}

function planned(
  model: EnergyModel,
  [ensemble, ...zones]: readonly [SeenGroup, ...SeenGroup[]],
  elements: GroupElements,
): TermPlan {
  const families: ZoneCoefficients[] = []
  const ensembles = ensembleNames(elements.ensemble, ensemble.atoms).map((name): PlannedEnsemble => {
    const coefficients = zoneCoefficients(model, name)
    if (!families.includes(coefficients)) families.push(coefficients)
    return {
      name,
      offset: model.ensembles[name] as number,
      unseen: model.unseenEnsembles.includes(name),
      family: families.indexOf(coefficients),
    }
  })
  return {
    ensembles,
    families: families.map(coefficients =>
      zones.map(({ name }, zone) =>
        Float64Array.from(
          elements.zones[zone] as readonly string[],
          element => coefficients[name]?.[element] as number,
        ),
      ),
    ),
  }
}
