import { isElement } from '../composition/elements.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import { applied, determinant, type LinearMap, mapOntoColumns } from './linear-map.ts'
import { readPosition, shortened } from './read-extended-xyz.ts'
import type { Atom, Point, Structure } from './structure.ts'

/**
 * Reads a POSCAR or CONTCAR of VASP: comment, scale (or, negative, the cell's volume), three cell vectors, elements, how many of each,
 * selective dynamics if wanted, direct or Cartesian coordinates; what follows the atoms is not read. Without a line of elements, as
 * VASP 4 had it, the comment must name them. An atom is fixed when none of its coordinates moves.
 *
 * @throws InputError naming the line that is wrong
 * @example readPoscar(text).atoms.length // 37
 */
export function readPoscar(text: string): Structure {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const lineAt = (index: number): string => {
    const line = lines[index]
    if (line === undefined || (index > 0 && line.trim() === '' && index >= lines.length - 1))
      throw new InputError(`the file ends at line ${index}, before ${partAt(index)}`)
    return line.trim()
  }
  const vectors = [2, 3, 4].map(index => readPosition(words(lineAt(index)).slice(0, 3), index + 1))
  const cell = scaledCell(words(lineAt(1)).map(readDecimal), vectors, lineAt(1))
  const hasElements = !/^\d/.test(lineAt(5))
  const symbols = words(lineAt(hasElements ? 5 : 0)).map(symbol => symbol.replace(/[_/].*$/, ''))
  const countsLine = hasElements ? 6 : 5
  const counts = words(lineAt(countsLine)).map(word => (/^\d+$/.test(word) ? Number(word) : Number.NaN))
  const elements = elementsOf(symbols, counts, hasElements, lineAt(countsLine), countsLine + 1)
  const isSelective = /^s/i.test(lineAt(countsLine + 1))
  const modeLine = countsLine + (isSelective ? 2 : 1)
  const mode = lineAt(modeLine)
  if (!/^[dck]/i.test(mode))
    throw new InputError(`line ${modeLine + 1} must be Direct or Cartesian, got "${shortened(mode)}"`)
  const toSpace: LinearMap = /^d/i.test(mode)
    ? mapOntoColumns(...cell.vectors)
    : [cell.scales[0], 0, 0, 0, cell.scales[1], 0, 0, 0, cell.scales[2]]
  const atoms = elements.map((element, index): Atom => {
    const at = modeLine + 1 + index
    const line = lines[at]
    if (line === undefined || line.trim() === '')
      throw new InputError(
        `the file has ${elements.length} atoms by line ${countsLine + 1}, but ends after ${index} of them, at line ${at}`,
      )
    const cells = words(line.trim())
    const flags = cells.slice(3, 6)
    return {
      element,
      position: applied(toSpace, readPosition(cells.slice(0, 3), at + 1)),
      layer: null,
      fixed: isSelective && flags.length === 3 && flags.every(flag => /^\.?f/i.test(flag)),
    }
  })
  const comment = lineAt(0)
  return {
    cell: cell.vectors,
    periodic: [true, true, true],
    atoms,
    facts: comment === '' ? {} : { comment },
  }
}

const words = (line: string): string[] => line.split(/\s+/).filter(word => word !== '')

const partAt = (index: number): string =>
  ['the comment', 'the scale', 'the cell', 'the cell', 'the cell'][index] ?? 'its atoms'

function scaledCell(scales: readonly (number | null)[], vectors: readonly Point[], line: string) {
  const [first, ...others] = scales
  const given = others.length === 2 ? scales : [first, first, first]
  if (first === null || first === 0 || given.some(scale => scale === null || (scale as number) * first <= 0))
    throw new InputError(
      `line 2 must be the scale, a number (or three positive ones), got "${shortened(line)}"`,
    )
  const volume = Math.abs(determinant(mapOntoColumns(...(vectors as [Point, Point, Point]))))
  const factors = (
    (first as number) < 0
      ? given.map(() => (Math.abs(first as number) / volume) ** (1 / 3))
      : (given as number[])
  ) as [number, number, number]
  return {
    scales: factors,
    vectors: vectors.map(
      ([x, y, z]): Point => [x * factors[0], y * factors[1], z * factors[2]],
    ) as unknown as Structure['cell'],
  }
}

function elementsOf(
  symbols: readonly string[],
  counts: readonly number[],
  hasElements: boolean,
  line: string,
  number: number,
): string[] {
  if (counts.length === 0 || !counts.every(count => count > 0))
    throw new InputError(`line ${number} must be how many atoms there are, got "${shortened(line)}"`)
  const stranger = symbols.find(symbol => !isElement(symbol))
  if (!hasElements && (stranger !== undefined || symbols.length !== counts.length))
    throw new InputError('line 6 must name the elements, like "Pt O H"; VASP 4 left them to the comment')
  if (stranger !== undefined) throw new InputError(`line 6: "${shortened(stranger)}" is no element`)
  if (symbols.length !== counts.length)
    throw new InputError(`line 6 names ${symbols.length} elements, but line 7 has ${counts.length} numbers`)
  return symbols.flatMap((symbol, index) => new Array<string>(counts[index] as number).fill(symbol))
}
