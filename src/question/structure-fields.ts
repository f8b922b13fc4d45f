import { z } from 'zod'
import { field } from './field.ts'
import { numberText } from './read-question.ts'

/** What a site is to be. */
export const fingerprintField = field(
  z.string().optional(),
  'what the site is to be: its ensemble, then zones with their atoms, like Ir; surface Ir2Pt4, subsurface Pt3 (default: what the seed gives)',
  'Ir; surface Ir2Pt4',
)

/** How large a cube of the crystal is. */
export const latticeConstantField = field(
  numberText('the lattice constant', 'angstrom').optional(),
  "lattice constant: from 2 to 8 angstrom (default: measured ones by Vegard's rule)",
  3.9,
)

/** Of a slab. */
export const sizeField = field(
  z.string().optional(),
  'size of the slab: atoms along a and b, and layers, like 3x3x4 (default: 3x3x4 for top sites, 4x4x4 for others; fcc211 3x3x4 and 3x4x4)',
  '3x3x4',
)
