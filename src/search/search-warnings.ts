import type { Composition } from '../composition/composition.ts'
import { compositionFormula } from '../composition/formula.ts'
import { type Objective, reachWarnings } from '../descriptor/objective.ts'
import { type DataCoverage, isUnsupported, unsupportedShare } from '../distribution/data-coverage.ts'
import { ensembleMoments, totalMoments } from '../distribution/moments.ts'
import { type EnsembleTerm, ensembleTerms } from '../distribution/terms.ts'
import type { EnergyModel } from '../energy/model.ts'

/**
 * What to warn of before a search over compositions: an objective that asks for energies that no site of the elements
 * can have, and ensembles that the model never saw.
 *
 * @param layers compositions of the layers that are fixed, by number
 * @returns sentences
 * @example searchWarnings(model, { name: 'sabatier', optimum: 9, temperature: 300 }, ['Ir', 'Pt'])
 */
export function searchWarnings(
  model: EnergyModel,
  objective: Objective,
  elements: readonly string[],
  layers: ReadonlyMap<number, Composition> = new Map(),
): string[] {
  const bulk = new Map(elements.map(element => [element, 1 / elements.length]))
  const terms = ensembleTerms(model, { bulk, layers })
  const { minimum, maximum } = totalMoments(terms, terms.map(ensembleMoments))
  const whose = `${model.id} gives sites of ${elements.join(', ')}`
  return [...reachWarnings(objective, minimum, maximum, whose), ...unseenWarnings(model, terms)]
}

function unseenWarnings(model: EnergyModel, terms: readonly EnsembleTerm[]): string[] {
  const names = terms.filter(({ unseen }) => unseen).map(({ name }) => name)
  return names.length === 0
    ? []
    : [
        `${model.id} has no data for ${names.join(', ')}; their energies are predicted from the other ensembles`,
      ]
}

/**
 * What to warn of after a search: compositions that it found of which over 5 % of the sites lie beyond the data.
 *
 * @param what they are, `maxima`
 * @returns sentences
 * @example beyondDataWarnings(model, 'maxima', optimiseComposition(model, objective, bounds).maxima)
 */
export function beyondDataWarnings(
  { id }: Pick<EnergyModel, 'id'>,
  what: string,
  found: readonly (DataCoverage & { readonly composition: Readonly<Record<string, number>> })[],
): string[] {
  const beyond = found.filter(isUnsupported)
  const [first] = beyond
  if (first === undefined) return []
  const worst = beyond.reduce(
    (most, own) => (unsupportedShare(own) > unsupportedShare(most) ? own : most),
    first,
  )
  const present = Object.entries(worst.composition).filter(([, fraction]) => fraction > 0)
  return [
    `over 5 % of the sites lie beyond the data of ${id} in ${beyond.length} of ${found.length} ${what}, ` +
      `most in ${compositionFormula(new Map(present))}, ${(100 * unsupportedShare(worst)).toFixed(1)} %; \`coverage\` tells which`,
  ]
}
