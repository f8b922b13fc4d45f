/** A point or vector in space, angstrom. */
export type Point = readonly [number, number, number]

/** One atom of a structure. */
export interface Atom {
  readonly element: string
  /** Cartesian, angstrom. */
  readonly position: Point
  /** Atomic layer, the outermost being 1; 0 for an atom of the adsorbate; null when no one has told. */
  readonly layer: number | null
  /** Whether a relaxation keeps it where it is. */
  readonly fixed: boolean
}

/** Atoms in a cell, as structure files hold them. */
export interface Structure {
  /** The cell's three vectors, angstrom. */
  readonly cell: readonly [Point, Point, Point]
  /** Whether the structure repeats along each of them. */
  readonly periodic: readonly [boolean, boolean, boolean]
  readonly atoms: readonly Atom[]
  /** What else the file says of the structure by name: the site, the fingerprint, the energy in eV. */
  readonly facts: Readonly<Record<string, string | number | boolean>>
}
