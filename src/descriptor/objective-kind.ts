/** A function of a site's adsorption energy (eV). */
export type EnergyFunction = (energy: number) => number

/** Energies from one to another, both included, eV; either may be infinite. */
export interface EnergyRange {
  readonly from: number
  readonly to: number
}

/** What every kind of objective says of its members. */
export interface ObjectiveKind<Own> {
  /** @throws InputError when a parameter is out of range */
  readonly energyFunction: (objective: Own) => EnergyFunction
  /** Formula in words, with what it is relative to. */
  readonly text: (objective: Own, symbol: string) => string
  /** Of an axis or a column of text. */
  readonly title: (objective: Own) => string
  /** Of a table, with its unit where it has one. */
  readonly column: string
  /** '1' for a pure number. */
  readonly unit: (objective: Own) => string
  /** The energies with the highest value, and what they are called; null when nobody knows. */
  readonly best: (objective: Own) => (EnergyRange & { readonly what: string }) | null
}
