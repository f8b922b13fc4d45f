import { z } from 'zod'
import type { FitForm } from '../energy/fit-in-form.ts'
import type { EnergyDefinition } from '../energy/model.ts'
import type { ValidationScheme } from '../inference/validation-scheme.ts'
import { readDecimal } from '../input/decimal.ts'
import { seedField } from './draws.ts'
import { field, inJson } from './field.ts'

/** Weaker or stronger ridges would be none, or leave nothing to the rows. */
const WEAKEST = 1e-6
const STRONGEST = 1e6

const ridgeText = z.union([z.literal(true), z.string()]).transform((given, context) => {
  if (given === true || given === 'true') return 'cross-validated' as const
  const strength = readDecimal(given)
  if (strength !== null && strength >= WEAKEST && strength <= STRONGEST) return strength
  context.addIssue({
    code: 'custom',
    message: `the strength of a ridge is a number of rows from 1e-6 to 1e6, or left out to choose it by cross-validation; got "${given}"`,
  })
  return z.NEVER
})

const FOLDS = /^kfold=(\d{1,9})$/

/** Before the seed is known. */
type SchemeAsked =
  | { readonly kind: 'loo' | 'grouped-loo' }
  | { readonly kind: 'kfold'; readonly folds: number }

const schemeText = z.string().transform((text, context): SchemeAsked => {
  if (text === 'loo' || text === 'grouped-loo') return { kind: text }
  const folds = Number(FOLDS.exec(text)?.[1] ?? 0)
  if (folds >= 2) return { kind: 'kfold', folds }
  context.addIssue({
    code: 'custom',
    message: `validate is loo, grouped-loo or kfold=10 (or another number of folds from 2 on), got "${text}"`,
  })
  return z.NEVER
})

/** What a model is fitted to, by which form. */
export const fitFields = {
  site: field(z.string(), 'the site that the rows are of: an id that `sites` lists', 'fcc111-top'),
  adsorbate: field(z.string(), 'what adsorbs, without a star: OH', 'OH'),
  zones: field(
    z.string().optional(),
    'zones whose columns count, with commas between them: surface,subsurface (default: those of the header)',
    'surface,subsurface',
  ),
  quantity: field(
    z.enum(['E', 'G']).optional(),
    'what the energies are: E, electronic ones, or G, free ones (default: E)',
    'E',
  ),
  reaction: field(
    z.string().optional(),
    'the adsorption reaction that the energies belong to',
    'H2O + * -> *OH + 1/2 H2',
  ),
  zero: field(z.string().optional(), 'what has energy zero', 'clean slab, H2O and H2 apart'),
}

/** Which form, `--form` and `--ridge`. */
export const formFields = {
  form: field(
    z.enum(['shared', 'per-ensemble']).optional(),
    'what the zones have coefficients for: shared by all ensembles, or per-ensemble (default: shared)',
    'shared',
  ),
  ridge: field(
    inJson(ridgeText, ['boolean', 'number']).optional(),
    'hold the coefficients together by a ridge of so many rows, from 1e-6 to 1e6; true chooses it by cross-validation (default: none)',
    1,
  ),
}

/** How rows are held out, `--validate` and `--seed`. */
export const schemeFields = {
  validate: field(
    schemeText.optional(),
    'how rows are held out: loo, grouped-loo or kfold=10, or another number of folds (default: loo)',
    'grouped-loo',
  ),
  seed: seedField('the folds'),
}

/** The seed of folds and repeats where none is given. */
export const DEFAULT_SEED = 1

/** The form that a question asks for; shared coefficients without a ridge by default. */
export const askedForm = ({
  form = 'shared',
  ridge = null,
}: {
  readonly form?: FitForm['coefficients'] | undefined
  readonly ridge?: number | 'cross-validated' | null | undefined
}): FitForm => ({ coefficients: form, ridge })

/** The scheme that a question asks for; plain leave-one-out by default. */
export const askedScheme = (validate: SchemeAsked | undefined, seed: number | undefined): ValidationScheme =>
  validate?.kind === 'kfold' ? { ...validate, seed: seed ?? DEFAULT_SEED } : { kind: validate?.kind ?? 'loo' }

/** In the place of a reaction or zero that nobody gave. */
export const NOT_STATED = 'not stated'

/** What a question says of its energies. */
export const askedEnergy = ({
  quantity = 'E',
  reaction = NOT_STATED,
  zero = NOT_STATED,
}: {
  readonly quantity?: 'E' | 'G' | undefined
  readonly reaction?: string | undefined
  readonly zero?: string | undefined
}): EnergyDefinition => ({ quantity, unit: 'eV', reaction, zero })
