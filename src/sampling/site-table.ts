import { type LayeredComposition, layerComposition } from '../composition/layered.ts'
import { type Measure, ORIGIN, product, zoneMeasure } from '../distribution/measure.ts'
import { seenGroups } from '../distribution/seen-groups.ts'
import type { EnsembleTerm, ZoneTerm } from '../distribution/terms.ts'
import { type CodeModel, codeEnergy, withoutEnergies, type ZoneCounts } from '../energy/code-model.ts'
import { type ZoneFillings, zoneFillings } from '../environment/zone-fillings.ts'

/** Every fingerprint of an alloy with its energy, in eV, and its probability, ensemble by ensemble. */
export interface SiteTable {
  /** Float64Array [ensemble, filling of the zones], eV. */
  readonly energies: Float64Array
  /** Float64Array [ensemble, filling of the zones], summing to 1. */
  readonly probabilities: Float64Array
  /** Fillings of the zones. */
  readonly perEnsemble: number
}

/** The fingerprints of a linear model. */
export function linearTable(terms: readonly EnsembleTerm[]): SiteTable {
  const known = new Map<readonly ZoneTerm[], Measure>()
  const measureOf = (zones: readonly ZoneTerm[]) => {
    const measure = known.get(zones) ?? zones.map(zoneMeasure).reduce(product, ORIGIN)
    known.set(zones, measure)
    return measure
  }
  const perEnsemble = measureOf((terms[0] as EnsembleTerm).zones).energies.length
  const energies = new Float64Array(terms.length * perEnsemble)
  const probabilities = new Float64Array(terms.length * perEnsemble)
  for (const [ensemble, { offset, probability, zones }] of terms.entries()) {
    const measure = measureOf(zones)
    const start = ensemble * perEnsemble
    for (let filling = 0; filling < perEnsemble; filling++) {
      energies[start + filling] = offset + measure.energies[filling]
      probabilities[start + filling] = probability * measure.probabilities[filling]
    }
  }
  return { energies, probabilities, perEnsemble }
}

/**
 * The fingerprints of a code model, which is asked for each of them once.
 *
 * @throws InputError naming the fingerprint that the model fails for
 */
export function codeTable(
  model: CodeModel,
  alloy: LayeredComposition,
  terms: readonly EnsembleTerm[],
): SiteTable {
  const [{ zones }] = terms as [EnsembleTerm]
  const { probabilities: ofZones } = zones.map(zoneMeasure).reduce(product, ORIGIN)
  const perEnsemble = ofZones.length
  const fillings = zoneCounts(model, alloy)
  const energies = new Float64Array(terms.length * perEnsemble)
  const probabilities = new Float64Array(terms.length * perEnsemble)
  for (const [ensemble, { name, probability }] of terms.entries())
    for (let filling = 0; filling < perEnsemble; filling++) {
      const counts: Record<string, ZoneCounts[string]> = {}
      let stride = perEnsemble
      for (const zone of fillings) {
        stride /= zone.counts.length
        counts[zone.name] = zone.counts[
          Math.floor(filling / stride) % zone.counts.length
        ] as ZoneCounts[string]
      }
      energies[ensemble * perEnsemble + filling] = codeEnergy(model, name, counts)
      probabilities[ensemble * perEnsemble + filling] = probability * ofZones[filling]
    }
  return { energies, probabilities, perEnsemble }
}

/** What a code model is told of a zone's fillings. */
export interface NamedFillings {
  readonly name: string
  /** Per filling, in the order of `zoneFillings`, atoms of each element of the model. */
  readonly counts: readonly ZoneCounts[string][]
}

/** The fillings of each zone of a code model, made once, as models may be asked millions of times. */
export const zoneCounts = (model: CodeModel, alloy: LayeredComposition): NamedFillings[] =>
  seenGroups(withoutEnergies(model, []))
    .slice(1)
    .map(({ name, atoms, layer }) => {
      const elements = [...layerComposition(alloy, layer).keys()]
      const fillings = zoneFillings(atoms, elements.length)
      return {
        name,
        counts: Array.from({ length: fillings.length }, (_, filling) =>
          Object.freeze(countsOf(model.elements, elements, fillings, filling)),
        ),
      }
    })

function countsOf(
  all: readonly string[],
  elements: readonly string[],
  { counts }: ZoneFillings,
  filling: number,
): Record<string, number> {
  const named: Record<string, number> = Object.fromEntries(all.map(element => [element, 0]))
  for (const [index, element] of elements.entries())
    named[element] = counts[filling * elements.length + index] as number
  return named
}
