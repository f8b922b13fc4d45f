import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { InputError } from '../input/input-error.ts'
import { type ReadFrame, readExtendedXyz } from './read-extended-xyz.ts'
import { readPoscar } from './read-poscar.ts'

/** What structure files can be. */
export type StructureFormat = 'extended XYZ' | 'POSCAR'

/** A structure by the name of its file or, where that has several, `file.xyz#3` for the third; or why it cannot be read. */
export type NamedStructure = ReadFrame & { readonly name: string }

/**
 * Reads the structures of a file by what it holds, extended XYZ (every frame) or POSCAR. The name must say nothing else:
 * `.xyz` and `.extxyz` are extended XYZ, `.vasp`, `.poscar`, POSCAR and CONTCAR are POSCAR, other names may be either.
 *
 * @returns its structures; what cannot be read has its reason, with the line
 * @example (await readStructures('slab.xyz'))[0]?.structure?.atoms.length // 38
 */
export async function readStructures(file: string): Promise<NamedStructure[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return [{ name: file, structure: null, error: 'the file cannot be read' }]
  }
  return namedStructures(text, file)
}

/**
 * The same from the text of a file.
 *
 * @example namedStructures(text, 'slab.xyz')[0]?.name // 'slab.xyz'
 */
export function namedStructures(text: string, file: string): NamedStructure[] {
  const frames = parseStructures(text, file)
  return frames.map((frame, index) => ({
    ...frame,
    name: frames.length === 1 ? file : `${file}#${index + 1}`,
  }))
}

/**
 * The structures in the text of a file, in their order.
 *
 * @example parseStructures(text, 'POSCAR').length // 1
 */
export function parseStructures(text: string, file: string): ReadFrame[] {
  const [named, held] = [formatOfName(file), formatOf(text)]
  if (text.trim() === '') return [failed('the file is empty')]
  if (held === null) return [failed(strangeText(named))]
  if (named !== null && named !== held)
    return [
      failed(
        `its name says ${named}, but it holds ${held === 'POSCAR' ? 'a POSCAR' : held}; rename it or give the right file`,
      ),
    ]
  if (held === 'extended XYZ') return readExtendedXyz(text)
  try {
    return [{ structure: readPoscar(text), error: null }]
  } catch (error) {
    if (error instanceof InputError) return [failed(error.message)]
    throw error
  }
}

const failed = (error: string): ReadFrame => ({ structure: null, error })

const strangeText = (named: StructureFormat | null): string =>
  named === null
    ? 'it holds neither extended XYZ nor a POSCAR'
    : `its name says ${named}, but it does not begin like one`

function formatOfName(file: string): StructureFormat | null {
  const name = basename(file)
  if (/\.(ext)?xyz$/i.test(name)) return 'extended XYZ'
  return /\.(vasp|poscar)$/i.test(name) || /^(POSCAR|CONTCAR)/.test(name) ? 'POSCAR' : null
}

/** XYZ begins with a number of atoms; a POSCAR has its scale in the second line, then three vectors. */
function formatOf(text: string): StructureFormat | null {
  const [first = '', second = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 5)
  const numbers = (line: string) =>
    line
      .trim()
      .split(/\s+/)
      .filter(word => /^[-+]?[\d.]/.test(word)).length
  if (
    /^\s*[-+]?[\d.]+\s*([-+]?[\d.]+\s+[-+]?[\d.]+)?\s*$/.test(second) &&
    rest.some(line => numbers(line) >= 3)
  )
    return 'POSCAR'
  return /^\s*\d+\s*$/.test(first) ? 'extended XYZ' : null
}
