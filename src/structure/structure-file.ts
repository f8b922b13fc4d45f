import { basename, extname } from 'node:path'
import { InputError } from '../input/input-error.ts'
import { extendedXyz } from './extended-xyz.ts'
import { poscar } from './poscar.ts'
import type { Slab } from './slab.ts'

/** Extended XYZ, or POSCAR. */
export type StructureFileFormat = 'xyz' | 'vasp'

/**
 * The format that the name of a file asks for.
 *
 * @throws InputError for a name of neither
 * @example structureFormat('slab.vasp') // 'vasp'
 */
export function structureFormat(path: string): StructureFileFormat {
  if (extname(path) === '.xyz') return 'xyz'
  if (extname(path) === '.vasp' || basename(path) === 'POSCAR') return 'vasp'
  throw new InputError(
    `cannot write "${path}"; end it in .xyz (extended XYZ) or .vasp (POSCAR), or call it POSCAR`,
  )
}

/**
 * The text of a slab's file.
 *
 * @example structureText(slab, 'xyz')
 */
export function structureText({ structure, roles }: Slab, format: StructureFileFormat): string {
  if (format === 'xyz') return extendedXyz(structure, { zone: roles })
  const { site, adsorbate, fingerprint, seed } = structure.facts
  return poscar(structure, `${site}, adsorbate ${adsorbate}, seed ${seed}: ${fingerprint}`)
}
