import { z } from 'zod'

/** A flag: true from the command line, `true` or `false` as text in a query. */
export const flag = z.union([z.literal(true), z.enum(['true', 'false']).transform(text => text === 'true')])
