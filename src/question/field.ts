import { z } from 'zod'

/**
 * A field of a question, with what the API's document and errors about the field say of it.
 *
 * @param description what the field is and what is allowed there, with unit and default
 * @param example a value that makes sense, as JSON
 * @example field(numberText('the bin width', 'eV').optional(), 'width of the bins: a positive number of eV', 0.02)
 */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  example: unknown,
): Schema => schema.meta({ description, examples: [example] })

/** Something that text stands for, but that JSON may have as it is. */
export const inJson = <Schema extends z.ZodType>(
  schema: Schema,
  type: 'number' | 'integer' | 'boolean' | readonly ('number' | 'integer' | 'string' | 'boolean')[],
): Schema => schema.meta({ type })

/** An energy model by its id. */
export const modelField = field(z.string(), 'the energy model: an id that `models` lists', 'irpdptrhru-oh')

/** An energy model where a question can do without. */
export const modelIfAny = field(
  z.string().optional(),
  'the energy model: an id that `models` lists (default: none)',
  'irpdptrhru-oh',
)

export const SITE_TEXT = 'the site: an id that `sites` lists'

/** A site by its id. */
export const siteField = field(z.string(), SITE_TEXT, 'fcc111-top')
