import { compositionFormula } from '../src/composition/formula.ts'

/** A composition and its differing layers, for titles: `Ir20Pd80 (layer 1: Pt)`. */
export function compositionTitle(alloy: {
  readonly composition: Readonly<Record<string, number>>
  readonly layers: Readonly<Record<string, Readonly<Record<string, number>>>>
}): string {
  const formula = (fractions: Readonly<Record<string, number>>) =>
    compositionFormula(new Map(Object.entries(fractions)))
  const layers = Object.entries(alloy.layers).map(
    ([layer, fractions]) => `layer ${layer}: ${formula(fractions)}`,
  )
  return formula(alloy.composition) + (layers.length > 0 ? ` (${layers.join(', ')})` : '')
}
