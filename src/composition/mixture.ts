import { type Composition, compositionFromFractions } from './composition.ts'

/**
 * What compositions give when they are mixed.
 *
 * @param shares of each, in mole of atoms, summing to 1
 * @throws InputError when they do not
 * @example mixture([parseComposition('Ir'), parseComposition('PdPt')], [0.5, 0.5]) // Ir 0.5, Pd 0.25, Pt 0.25
 */
export function mixture(compositions: readonly Composition[], shares: readonly number[]): Composition {
  const fractions = new Map<string, number>()
  for (const [index, composition] of compositions.entries())
    for (const [element, fraction] of composition)
      fractions.set(element, (fractions.get(element) ?? 0) + (shares[index] as number) * fraction)
  return compositionFromFractions([...fractions].filter(([, fraction]) => fraction > 0))
}
