import { InputError } from '../input/input-error.ts'
import { type AtomPair, pairsWithin } from './atom-pairs.ts'
import type { SlabFrame } from './slab-frame.ts'
import type { Structure } from './structure.ts'

/**
 * Covalent radii in angstrom of the elements that count as adsorbate, in the order in which formulas name them; all other
 * elements are metal. Cordero et al., Dalton Trans. (2008) 2832, doi 10.1039/b801115j.
 */
export const ADSORBATE_RADII: Readonly<Record<string, number>> = {
  C: 0.76,
  S: 1.05,
  P: 1.07,
  N: 0.71,
  O: 0.66,
  F: 0.57,
  Cl: 1.02,
  Br: 1.2,
  I: 1.39,
  H: 0.31,
}

/** Two atoms of a molecule are bonded up to so many times the sum of their radii, as common drawing programs have it. */
const LONGEST_BOND = 1.3

/** Atoms of a structure by their place in it, counted from 0. */
export interface SlabAtoms {
  readonly metal: readonly number[]
  readonly adsorbate: readonly number[]
}

/**
 * Tells the adsorbate's atoms from the metal.
 *
 * @throws InputError when there is no atom of either
 * @example slabAtoms(structure).adsorbate // [36, 37]
 */
export function slabAtoms({ atoms }: Structure): SlabAtoms {
  const isAdsorbate = atoms.map(({ element }) => Object.hasOwn(ADSORBATE_RADII, element))
  const metal = [...atoms.keys()].filter(atom => !isAdsorbate[atom])
  const adsorbate = [...atoms.keys()].filter(atom => isAdsorbate[atom])
  if (metal.length === 0) throw new InputError('it has no metal atoms')
  if (adsorbate.length === 0)
    throw new InputError(
      `it has no adsorbate: none of its ${metal.length} atoms is ${Object.keys(ADSORBATE_RADII).join(', ')}`,
    )
  return { metal, adsorbate }
}

/**
 * The formula of the adsorbate, which must be one molecule.
 *
 * @param expected its formula, if known, atoms in any order: it tells an adsorbate that came apart from two of them
 * @returns `OH`, `CO`, `CH3`: carbon first, hydrogen last
 * @throws InputError when it is in pieces or another one
 */
export function adsorbedMolecule(
  structure: Structure,
  frame: SlabFrame,
  atoms: readonly number[],
  expected?: string,
): string {
  const symbol = (atom: number) => (structure.atoms[atom] as { element: string }).element
  const radius = (atom: number) => ADSORBATE_RADII[symbol(atom)] as number
  const longest = 2 * LONGEST_BOND * Math.max(...atoms.map(radius))
  const pairs = pairsWithin(frame.positions, atoms, atoms, frame.vectors, longest)
  const pieces = piecesOf(
    atoms,
    pairs.filter(({ from, to, distance }) => distance <= LONGEST_BOND * (radius(from) + radius(to))),
  )
  const formula = formulaOf(atoms.map(symbol))
  const isExpected = expected === undefined || isSameFormula(formula, expected)
  if (pieces.length > 1) {
    const formulas = pieces.map(piece => formulaOf(piece.map(symbol)))
    if (expected !== undefined && isExpected)
      throw new InputError(`its adsorbate ${expected} came apart into ${formulas.join(' and ')}`)
    const alike = formulas.every(piece => piece === formulas[0])
    throw new InputError(
      `it has ${pieces.length} adsorbates, ${formulas.join(' and ')}; an adsorption energy belongs to one` +
        (alike || expected !== undefined ? '' : ` (if they are one that came apart, it was ${formula})`),
    )
  }
  if (!isExpected) throw new InputError(`its adsorbate is ${formula}, not ${expected}`)
  return formula
}

/** Whether two formulas have the same atoms, in whatever order. */
export const isSameFormula = (a: string, b: string): boolean => sortedAtoms(a) === sortedAtoms(b)

const sortedAtoms = (formula: string): string =>
  [...formula.matchAll(/([A-Z][a-z]?)(\d*)/g)]
    .flatMap(([, element = '', count]) => new Array<string>(count ? Number(count) : 1).fill(element))
    .sort()
    .join()

const formulaOf = (symbols: readonly string[]): string =>
  Object.keys(ADSORBATE_RADII)
    .map(element => ({ element, count: symbols.filter(symbol => symbol === element).length }))
    .filter(({ count }) => count > 0)
    .map(({ element, count }) => (count === 1 ? element : `${element}${count}`))
    .join('')

/** Atoms that bonds join, directly or through others. */
function piecesOf(atoms: readonly number[], bonds: readonly AtomPair[]): number[][] {
  const pieceOf = new Map(atoms.map(atom => [atom, [atom]]))
  for (const { from, to } of bonds) {
    const [piece, other] = [pieceOf.get(from) as number[], pieceOf.get(to) as number[]]
    if (piece === other) continue
    piece.push(...other)
    for (const atom of other) pieceOf.set(atom, piece)
  }
  return [...new Set(pieceOf.values())]
}
