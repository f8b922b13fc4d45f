import { z } from 'zod'
import { inJson } from './field.ts'

/** A flag: true from the command line, `true` or `false` as text in a query. */
export const flag = inJson(
  z.union([z.literal(true), z.string()]).transform((given, context) => {
    if (given === true || given === 'true') return true
    if (given === 'false') return false
    context.addIssue({ code: 'custom', message: `a flag is true or false, got "${given}"` })
    return z.NEVER
  }),
  'boolean',
)
