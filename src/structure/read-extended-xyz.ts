import { ELEMENT_SYMBOLS, isElement } from '../composition/elements.ts'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'
import type { Atom, Point, Structure } from './structure.ts'

/** A frame of a file: a structure, or why it cannot be read. */
export type ReadFrame =
  | { readonly structure: Structure; readonly error: null }
  | { readonly structure: null; readonly error: string }

/**
 * Reads extended XYZ as ASE writes it: any number of frames, each a line with the number of atoms, a line of `key=value` pairs
 * with `Lattice`, `Properties` and `pbc`, and a line per atom. The columns `tags` become layers and `move_mask` says what is
 * not fixed; every other pair of the second line is a fact. Without `pbc` all three vectors are periodic.
 *
 * @returns the frames in order; after a frame whose end cannot be found, none
 * @example readExtendedXyz(text)[0]?.structure?.facts.energy // -123.4
 */
export function readExtendedXyz(text: string): ReadFrame[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  while (lines.length > 0 && (lines.at(-1) as string).trim() === '') lines.pop()
  const frames: ReadFrame[] = []
  for (let start = 0; start < lines.length; ) {
    const count = (lines[start] as string).trim()
    const atoms = /^\d+$/.test(count) ? Number(count) : 0
    const end = start + 2 + atoms
    if (atoms === 0 || end > lines.length) {
      const error =
        atoms === 0
          ? `line ${start + 1} must be a number of atoms, got "${shortened(count)}"`
          : `line ${start + 1} says ${atoms} atoms, but the file ends after ${Math.max(lines.length - start - 2, 0)} of them, at line ${lines.length}`
      return [...frames, { structure: null, error }]
    }
    frames.push(readFrame(lines, start, end))
    start = end
  }
  return frames
}

function readFrame(lines: readonly string[], start: number, end: number): ReadFrame {
  try {
    const head = start + 2
    const pairs = readPairs(lines[start + 1] as string, head)
    const cell = readLattice(pairs.get('Lattice'), head)
    const columns = readColumns(pairs.get('Properties') ?? 'species:S:1:pos:R:3', head)
    const atoms = lines.slice(start + 2, end).map((line, index) => readAtom(line, columns, head + index + 1))
    const periodic = readPeriodic(pairs.get('pbc'), head)
    return { structure: { cell, periodic, atoms, facts: factsOf(pairs) }, error: null }
  } catch (error) {
    if (error instanceof InputError) return { structure: null, error: error.message }
    throw error
  }
}

const PAIR =
  /([^\s=]+)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{[^}]*\}|\[[^\]]*\]|[^\s"'{[]\S*)|([^\s=]+)/g

function readPairs(line: string, number: number): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const [, key, value, alone] of line.matchAll(PAIR)) {
    const name = key ?? (alone as string)
    if (pairs.has(name)) throw new InputError(`line ${number} has ${shortened(name)} twice`)
    pairs.set(name, value === undefined ? 'T' : unquoted(value))
  }
  return pairs
}

const unquoted = (value: string): string =>
  /^["'{[]/.test(value) ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value

function readLattice(text: string | undefined, line: number): Structure['cell'] {
  if (text === undefined)
    throw new InputError(`line ${line} has no Lattice="...", so this is plain XYZ, which has no cell`)
  const values = text
    .trim()
    .split(/[\s,]+/)
    .map(readDecimal)
  if (values.length !== 9 || values.includes(null))
    throw new InputError(`line ${line}: Lattice must be nine numbers, got "${shortened(text)}"`)
  return [0, 3, 6].map(k => values.slice(k, k + 3)) as unknown as Structure['cell']
}

function readPeriodic(text: string | undefined, line: number): Structure['periodic'] {
  const flags = (text ?? 'T T T').trim().split(/[\s,]+/)
  if (flags.length !== 3 || !flags.every(flag => /^(T|F|true|false|0|1)$/i.test(flag)))
    throw new InputError(`line ${line}: pbc must be three of T and F, got "${shortened(text ?? '')}"`)
  return flags.map(isYes) as unknown as Structure['periodic']
}

const isYes = (flag: string): boolean => /^(T|true|1)$/i.test(flag)

/** Where an atom's line has what is wanted of it; -1 where it has it not. */
interface AtomColumns {
  readonly species: number
  readonly atomicNumber: number
  readonly position: number
  readonly tag: number
  readonly free: number
  readonly freeColumns: number
  readonly count: number
}

function readColumns(text: string, line: number): AtomColumns {
  const parts = text.split(':')
  const at = new Map<string, { readonly column: number; readonly count: number }>()
  let column = 0
  for (let k = 0; k < parts.length; k += 3) {
    const [name = '', kind = '', count = ''] = parts.slice(k, k + 3)
    if (!/^[SRIL]$/.test(kind) || !/^[1-9]\d*$/.test(count))
      throw new InputError(
        `line ${line}: Properties must be name:type:columns of every property, got "${shortened(text)}"`,
      )
    at.set(name, { column, count: Number(count) })
    column += Number(count)
  }
  const species = at.get('species')
  const atomicNumber = at.get('Z') ?? at.get('numbers')
  const position = at.get('pos')
  if ((species === undefined && atomicNumber === undefined) || position?.count !== 3)
    throw new InputError(
      `line ${line}: Properties must have species:S:1 and pos:R:3, got "${shortened(text)}"`,
    )
  return {
    species: species?.column ?? -1,
    atomicNumber: atomicNumber?.column ?? -1,
    position: position.column,
    tag: at.get('tags')?.column ?? -1,
    free: at.get('move_mask')?.column ?? -1,
    freeColumns: at.get('move_mask')?.count ?? 0,
    count: column,
  }
}

function readAtom(line: string, columns: AtomColumns, number: number): Atom {
  const cells = line.trim().split(/\s+/)
  if (cells.length !== columns.count)
    throw new InputError(
      `line ${number} must have ${columns.count} columns as Properties says, got "${shortened(line.trim())}"`,
    )
  const given = cells[columns.species] ?? (cells[columns.atomicNumber] as string)
  const element =
    columns.species >= 0 ? given : (ELEMENT_SYMBOLS[/^\d+$/.test(given) ? Number(given) - 1 : -1] ?? given)
  if (!isElement(element)) throw new InputError(`line ${number}: "${shortened(given)}" is no element`)
  const tag = cells[columns.tag] ?? ''
  const free = cells.slice(Math.max(columns.free, 0), columns.free + columns.freeColumns)
  return {
    element,
    position: readPosition(cells.slice(columns.position, columns.position + 3), number),
    layer: /^\d+$/.test(tag) ? Number(tag) : null,
    fixed: columns.free >= 0 && !free.some(isYes),
  }
}

/**
 * Three coordinates.
 *
 * @throws InputError naming the line
 */
export function readPosition(cells: readonly string[], line: number): Point {
  const values = cells.map(readDecimal)
  if (values.length !== 3 || values.includes(null))
    throw new InputError(
      `line ${line} must have three coordinates in numbers, got "${shortened(cells.join(' '))}"`,
    )
  return values as unknown as Point
}

const OF_THE_FORMAT = ['Lattice', 'Properties', 'pbc']

const factsOf = (pairs: ReadonlyMap<string, string>): Structure['facts'] =>
  Object.fromEntries(
    [...pairs].filter(([name]) => !OF_THE_FORMAT.includes(name)).map(([name, text]) => [name, fact(text)]),
  )

function fact(text: string): string | number | boolean {
  if (/^(T|True|true)$/.test(text)) return true
  if (/^(F|False|false)$/.test(text)) return false
  return readDecimal(text) ?? text
}

/** So much of what a file has is quoted in an error. */
const MOST_QUOTED = 60

/** Text for an error, without what a terminal would not print. */
export function shortened(text: string): string {
  const plain = text.replace(/[^\x20-\x7E\u00A0-\uFFFC]/g, '?')
  return plain.length > MOST_QUOTED ? `${plain.slice(0, MOST_QUOTED)}...` : plain
}
