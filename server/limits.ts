import { InputError } from '../src/input/input-error.ts'
import type { OperationName } from '../src/question/operations.ts'

/** What a field counts, and how many the server takes; the command line has no such bounds. */
type Limit = readonly [what: string, most: number]

const SITES: Limit = ['sites', 1e7]
const DRAWS: Limit = ['draws', 10_000]

const LIMITS: Readonly<Partial<Record<OperationName, Readonly<Record<string, Limit>>>>> = {
  distribution: { sites: SITES, draws: DRAWS },
  sample: { sites: SITES },
  activity: { draws: DRAWS },
  optimize: { draws: ['draws', 200] },
  rank: { draws: DRAWS },
  compare: { composition: ['compositions', 1000] },
  design: { candidates: ['candidates', 200_000], add: ['environments to add', 100] },
  structure: { count: ['structures', 1000] },
}

/** Rows of a table that is made in memory. */
export const MOST_TABLED = 250_000

/** Compositions of a scan that is answered at once. */
export const MOST_SCANNED = 5_000_000

/**
 * Refuses what would keep the server busy for too long.
 *
 * @param question as its schema reads it; a number, or a list that is counted
 * @throws InputError naming the most that is taken
 */
export function checkLimits(operation: OperationName, question: Readonly<Record<string, unknown>>): void {
  for (const [field, [what, most]] of Object.entries(LIMITS[operation] ?? {})) {
    const value = question[field]
    const asked = Array.isArray(value) ? value.length : Number(value ?? 0)
    if (typeof value !== 'string' && asked > most) throw tooMany(what, most, asked, field)
  }
}

/** The error for more than the server takes, by the field that asks for so many. */
export const tooMany = (what: string, most: number, asked: number, field: string): InputError =>
  new InputError(
    `the server takes at most ${most.toLocaleString('en')} ${what} at once, got ${asked.toLocaleString('en')}`,
    { field, allowed: `at most ${most.toLocaleString('en')} ${what}` },
  )
