import type { Atom, Structure } from './structure.ts'

/**
 * A structure as a POSCAR file of VASP 5, with selective dynamics: atoms that are kept in place are `F F F`. The
 * format wants the atoms of an element together: metals by symbol, then the adsorbate, each in the order of the structure.
 *
 * @param title the first line
 * @returns the text of the file; Cartesian, angstrom, to 10 decimals
 * @example poscar(slab.structure, 'OH at fcc111-top')
 */
export function poscar({ cell, atoms }: Structure, title: string): string {
  const groups = speciesOf(atoms)
  const position = (point: readonly number[]) => point.map(decimal).join(' ')
  const lines = groups.flatMap(([, own]) =>
    own.map(atom => `${position(atom.position)} ${atom.fixed ? 'F F F' : 'T T T'}`),
  )
  return `${[
    title.replace(/\s+/g, ' '),
    '1.0',
    ...cell.map(position),
    groups.map(([element]) => element.padStart(4)).join(''),
    groups.map(([, own]) => String(own.length).padStart(4)).join(''),
    'Selective dynamics',
    'Cartesian',
    ...lines,
  ].join('\n')}\n`
}

const decimal = (value: number): string => value.toFixed(10).padStart(15)

function speciesOf(atoms: readonly Atom[]): [string, readonly Atom[]][] {
  const isAdsorbate = ({ layer }: Atom) => layer === 0
  const metals = [...new Set(atoms.filter(atom => !isAdsorbate(atom)).map(({ element }) => element))].sort()
  const others = atoms.filter(isAdsorbate).map(({ element }) => element)
  return [...new Set([...metals, ...others])].map(element => [
    element,
    atoms.filter(atom => atom.element === element),
  ])
}
