import { type EnergyModel, energySymbol } from '../src/energy/model.ts'

/** Whose energies a plot shows. */
export interface EnergyOwner extends Pick<EnergyModel, 'energy' | 'adsorbate'> {
  readonly model: string
}

/** `ΔE(*OH) / eV` */
export const energyAxisTitle = (owner: EnergyOwner): string => `${energySymbol(owner)} / eV`

/** What the energies are relative to, and their sign, in two sentences. */
export const energyReference = ({ energy }: EnergyOwner): string[] => [
  `Δ${energy.quantity} of ${typeset(energy.reaction)}; negative binds stronger`,
  `zero: ${typeset(energy.zero)}`,
]

/** The same of several models, each with its own zero; once for models that have both in common. */
export const energyReferences = (owners: readonly EnergyOwner[]): string[] => {
  const references = owners.map(energyReference)
  return [...new Map(references.map(sentences => [sentences.join(), sentences])).values()].flat()
}

/** Chemistry with an arrow, halves and subscripts. */
const typeset = (text: string): string =>
  text
    .replaceAll('->', '→')
    .replaceAll('1/2 ', '½ ')
    .replace(/(?<=[A-Za-z)])\d/g, digit => '₀₁₂₃₄₅₆₇₈₉'.charAt(Number(digit)))

/** An axis shows at least so many bins, and no more than so many eV for their sake. */
const LEAST_BINS = 40
const LEAST_SPAN = 0.4

/** The energies that an axis has to hold, widened where they nearly coincide. */
export function energyDomain(energies: readonly number[], binWidth: number): [number, number] {
  const low = energies.reduce((a, b) => Math.min(a, b))
  const high = energies.reduce((a, b) => Math.max(a, b))
  const widening = Math.max(0, Math.min(LEAST_SPAN, LEAST_BINS * binWidth) - (high - low)) / 2
  return [low - widening, high + widening]
}
