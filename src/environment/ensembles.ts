import { zoneFillings } from './zone-fillings.ts'

/**
 * Name of an ensemble from its atoms in any order: the elements sorted and joined, `Ir-Ir-Pd`.
 *
 * @example ensembleName(['Pt', 'Ir', 'Pt']) // 'Ir-Pt-Pt'
 */
export const ensembleName = (atoms: readonly string[]): string => [...atoms].sort().join('-')

/** The atoms of an ensemble name. */
export const ensembleAtoms = (name: string): string[] => name.split('-')

/**
 * Names of all ensembles of some atoms drawn from some elements, in the order of `zoneFillings` over
 * the sorted elements.
 *
 * @example ensembleNames(['Pt', 'Ir'], 2) // ['Ir-Ir', 'Ir-Pt', 'Pt-Pt']
 */
export function ensembleNames(elements: readonly string[], atoms: number): string[] {
  const sorted = [...elements].sort()
  const { length, counts } = zoneFillings(atoms, sorted.length)
  return Array.from({ length }, (_, filling) =>
    sorted
      .flatMap((element, index) => new Array<string>(counts[filling * sorted.length + index]).fill(element))
      .join('-'),
  )
}
