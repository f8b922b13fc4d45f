import { z } from 'zod'
import { ADSORBATES } from '../structure/adsorbates.ts'
import { alloyFields, compositionField } from './alloy.ts'
import { seedField } from './draws.ts'
import { field, siteField } from './field.ts'
import { numberText, WHOLE } from './read-question.ts'
import { fingerprintField, latticeConstantField, sizeField } from './structure-fields.ts'

/** `structure`: slabs of an alloy with an adsorbate on a marked site. */
export const structureQuestion = z.strictObject({
  site: siteField,
  ...alloyFields,
  composition: field(
    z.string().optional(),
    `${compositionField.meta()?.description as string}; needed unless a table of environments has it`,
    'IrPdPtRhRu',
  ),
  adsorbate: field(
    z.string().optional(),
    `the adsorbate: ${ADSORBATES.map(({ name }) => name).join(', ')} (default: none, a clean slab)`,
    'OH',
  ),
  fingerprint: fingerprintField,
  place: field(
    numberText('the place', 'sites').optional(),
    'which of the equivalent sites of the slab: a whole number from 0 (default: one in the middle)',
    0,
  ),
  size: sizeField,
  count: field(
    numberText('the count', 'structures').optional(),
    'how many slabs, from successive seeds: a whole number from 1 to 10,000 (default: 1)',
    2,
  ),
  seed: seedField('what is random'),
  vacuum: field(
    numberText('the vacuum', 'angstrom').optional(),
    'vacuum below the metal and above it: above 0 and at most 100 angstrom (default: 10)',
    12,
  ),
  latticeConstant: latticeConstantField,
  fixedLayers: field(
    numberText('the fixed layers', WHOLE).optional(),
    'lowest layers that are kept in place: a whole number from 0 (default: 2, or half)',
    2,
  ),
})
