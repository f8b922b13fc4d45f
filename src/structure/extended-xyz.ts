import type { Structure } from './structure.ts'

/**
 * A structure as extended XYZ, as ASE reads it: positions, `tags` (the layer, 0 for the adsorbate), `move_mask` (false
 * for an atom that is kept in place, which ASE makes a constraint), and further columns of words.
 *
 * @param words per column its name and a word for each atom
 * @returns the text of the file; angstrom, to 8 decimals
 * @throws Error for a word with white space, which the format cannot hold
 * @example extendedXyz(slab.structure, { zone: slab.roles })
 */
export function extendedXyz(
  { cell, periodic, atoms, facts }: Structure,
  words: Readonly<Record<string, readonly string[]>> = {},
): string {
  const hasTags = atoms.every(({ layer }) => layer !== null)
  const properties = [
    'species:S:1:pos:R:3',
    ...(hasTags ? ['tags:I:1'] : []),
    'move_mask:L:1',
    ...Object.keys(words).map(name => `${name}:S:1`),
  ].join(':')
  const header = [
    `Lattice="${cell.flat().map(decimal).join(' ')}"`,
    `Properties=${properties}`,
    `pbc="${periodic.map(logical).join(' ')}"`,
    ...Object.entries(facts).map(([name, value]) => `${name}=${factText(value)}`),
  ].join(' ')
  const lines = atoms.map(({ element, position, layer, fixed }, atom) =>
    [
      element.padEnd(2),
      ...position.map(coordinate => decimal(coordinate).padStart(14)),
      ...(hasTags ? [String(layer).padStart(3)] : []),
      logical(!fixed),
      ...Object.values(words).map(column => wordOf(column[atom] as string)),
    ].join(' '),
  )
  return `${[String(atoms.length), header, ...lines].join('\n')}\n`
}

const decimal = (value: number): string => value.toFixed(8)

const logical = (value: boolean): string => (value ? 'T' : 'F')

const factText = (value: string | number | boolean): string =>
  typeof value === 'string'
    ? /^[\w.+-]+$/.test(value)
      ? value
      : `"${value.replace(/["\\]/g, '\\$&')}"`
    : typeof value === 'number'
      ? String(value)
      : logical(value)

function wordOf(word: string): string {
  if (/^\S+$/.test(word)) return word
  throw new Error(`a column of extended XYZ cannot hold "${word}"`)
}
