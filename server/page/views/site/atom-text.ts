import type { PlacedAtom } from '../../../../src/question/site-atoms.ts'

/**
 * What is to say of an atom: its element, zone, layer and distance.
 *
 * @param latticeConstant angstrom
 * @example atomText(atom, 3.9) // 'Pt · subsurface · layer 2 · 0.707 a = 2.76 Å from the centre of the ensemble'
 */
export function atomText({ element, zone, layer, distance }: PlacedAtom, latticeConstant: number): string {
  return [
    ...(element === null ? [] : [element]),
    zone ?? 'crystal around',
    layer === null ? 'bulk' : `layer ${layer}`,
    `${distance.toFixed(3)} a = ${(distance * latticeConstant).toFixed(2)} Å from the centre of the ensemble`,
  ].join(' · ')
}
