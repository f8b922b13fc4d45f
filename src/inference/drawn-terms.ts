import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import { type EnsembleTerm, ensembleTerms, type ZoneTerm } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'
import { coefficientStart, type ParameterLayout } from '../energy/parameters.ts'

/** The terms of an alloy under a model, and which parameters they take. */
export interface TermParameters {
  readonly terms: readonly EnsembleTerm[]
  /** Place of each term's b among the parameters. */
  readonly offsets: readonly number[]
  /** Place of each term's family. */
  readonly families: readonly number[]
  /** Place of the coefficients of each family, zone and element of the zone: Int32Array [element]. */
  readonly weights: readonly (readonly Int32Array[])[]
}

/**
 * Splits an alloy as `ensembleTerms` does, once for many parameters: probabilities stay, energies change.
 *
 * @throws InputError as `ensembleTerms` does
 * @example drawnTerms(termParameters(model, layout, alloy), drawParameters(posterior(model), random))
 */
export function termParameters(
  model: EnergyModel,
  layout: ParameterLayout,
  alloy: LayeredComposition,
): TermParameters {
  const terms = ensembleTerms(model, alloy)
  const [, ...zones] = seenGroups(model)
  const elements = zones.map(({ layer }) =>
    [...layerComposition(alloy, layer).keys()].map(element => layout.elements.indexOf(element)),
  )
  const offsets = terms.map(({ name }) => layout.ensembles.indexOf(name))
  const starts = offsets.map(ensemble => coefficientStart(layout, ensemble))
  const distinct = [...new Set(starts)]
  return {
    terms,
    offsets,
    families: starts.map(start => distinct.indexOf(start)),
    weights: distinct.map(start =>
      elements.map((own, zone) =>
        Int32Array.from(own, element => start + zone * layout.elements.length + element),
      ),
    ),
  }
}

/** The terms with other parameters; ensembles of one family share their zones. */
export function drawnTerms(
  { terms, offsets, families, weights }: TermParameters,
  parameters: Float64Array,
): EnsembleTerm[] {
  const [first] = terms as [EnsembleTerm]
  const zones = weights.map(own =>
    first.zones.map(({ atoms, fractions }, zone): ZoneTerm => {
      const places = own[zone] as Int32Array
      const drawn = new Float64Array(places.length)
      for (let element = 0; element < places.length; element++) drawn[element] = parameters[places[element]]
      return { atoms, fractions, weights: drawn }
    }),
  )
  return terms.map(({ name, probability, unseen }, index) => ({
    name,
    probability,
    unseen,
    offset: parameters[offsets[index] as number],
    zones: zones[families[index] as number] as readonly ZoneTerm[],
  }))
}

/** The terms that share their coefficients. */
export function familiesOf(terms: readonly EnsembleTerm[]): Map<readonly ZoneTerm[], EnsembleTerm[]> {
  const families = new Map<readonly ZoneTerm[], EnsembleTerm[]>()
  for (const term of terms) {
    const own = families.get(term.zones)
    if (own === undefined) families.set(term.zones, [term])
    else own.push(term)
  }
  return families
}
