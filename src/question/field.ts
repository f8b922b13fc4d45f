import type { z } from 'zod'

/**
 * A field of a question with what stands in the API's document and in errors about it.
 *
 * @param description what the field is and what is allowed there, with its unit and its default
 * @param example a value that makes sense
 * @example field(numberText('the bin width', 'eV').optional(), 'width of the bins: a positive number of eV', 0.02)
 */
export const field = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  example: unknown,
): Schema => schema.meta({ description, examples: [example] })
