import { InputError } from '../input/input-error.ts'
import type { Candidate } from '../search/candidate.ts'
import type { Comparer } from '../search/comparer.ts'
import type { CandidateSource } from './compare-candidates.ts'

/** A row that is left out, and why. */
export interface FailedRow {
  readonly row: number
  readonly error: string
}

/** What a first walk along the compositions found. */
export interface CandidateSurvey {
  /** How many can be compared. */
  readonly rows: number
  /** Their elements, in order of first mention. */
  readonly elements: readonly string[]
  /** How many cannot. */
  readonly failed: number
  /** The first of those. */
  readonly failures: readonly FailedRow[]
}

/** Failures are told one by one up to here. */
const MOST_FAILURES = 100

/** Sets of elements that are known to be covered are kept up to here. */
const MOST_SETS = 10_000

/**
 * Walks along compositions before any work on them: which elements they have, and which rows cannot be compared.
 *
 * @param keepGoing whether such rows are counted; otherwise the first is the error
 * @throws InputError for a row that cannot be compared, or when none can
 * @example await surveyCandidates(await candidatesFromCsv('alloys.csv'), comparer(plan), true)
 */
export async function surveyCandidates(
  source: CandidateSource,
  { check }: Pick<Comparer, 'check'>,
  keepGoing: boolean,
): Promise<CandidateSurvey> {
  const elements = new Set<string>()
  const failures: FailedRow[] = []
  const checked = checkedOnce(check)
  let [rows, failed] = [0, 0]
  for await (const { row, candidate, error } of source.rows()) {
    const wrong = error ?? checked(candidate)
    if (wrong === null) {
      rows++
      for (const element of (candidate as Candidate).composition.keys()) elements.add(element)
      continue
    }
    if (!keepGoing) throw new InputError(`${source.place(row)}${wrong}`)
    failed++
    if (failures.length < MOST_FAILURES) failures.push({ row, error: wrong })
  }
  const [first] = failures
  if (rows === 0 && first !== undefined)
    throw new InputError(`no composition can be compared; ${source.place(first.row)}${first.error}`)
  return { rows, elements: [...elements], failed, failures }
}

/**
 * The compositions that can be compared, in order.
 *
 * @example for await (const candidate of comparedCandidates(source, comparer)) console.log(row(candidate))
 */
export async function* comparedCandidates(
  source: CandidateSource,
  { check }: Pick<Comparer, 'check'>,
): AsyncGenerator<Candidate> {
  const checked = checkedOnce(check)
  for await (const { candidate } of source.rows())
    if (candidate !== null && checked(candidate) === null) yield candidate
}

/** What is wrong with a composition depends on which elements it has, and no further. */
function checkedOnce(check: Comparer['check']): (candidate: Candidate) => string | null {
  const known = new Map<string, string | null>()
  return ({ composition }) => {
    const key = [...composition.keys()].join()
    let wrong = known.get(key)
    if (wrong === undefined) {
      wrong = whatIsWrong(() => check(composition))
      if (known.size >= MOST_SETS) known.clear()
      known.set(key, wrong)
    }
    return wrong
  }
}

function whatIsWrong(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
}
