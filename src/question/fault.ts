import type { z } from 'zod'
import { readDecimal } from '../input/decimal.ts'
import { InputError } from '../input/input-error.ts'

/** The fields of a question as they were given. */
type Given = Readonly<Record<string, unknown>>

/** What the fields of a question are like. */
interface Asking {
  readonly question: z.ZodObject
  /** The field that a mistake is in when nothing tells of another: the composition, of most. */
  readonly subject: string | null
}

/**
 * Does work on a question. A mistake that comes of it says which field is wrong, what was given there and what is allowed.
 *
 * @throws InputError with `about` complete, where the work throws one
 * @example await faultsNamed(OPERATIONS.alloy, { composition: 'PtXx' }, () => answer) // throws, about the composition
 */
export async function faultsNamed<Result>(
  asking: Asking,
  given: Given,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw namedFault(error, asking, given)
  }
}

/** The error itself, or, of a mistake in a question, one whose `about` is complete. */
export function namedFault(error: unknown, asking: Asking, given: Given): unknown {
  // A fault of a user's plug-in is about no field.
  if (!(error instanceof InputError) || error.constructor !== InputError) return error
  const field = fieldAtFault(error, asking, given)
  const { value = given[field ?? ''] ?? null, allowed = allowedAt(field, asking) } = error.about
  return new InputError(error.message, { field, value, allowed })
}

/**
 * The field that an error says; else the one whose value it quotes, which is what our sentences do with a bad value; else
 * the one that has the element which it is about; else the subject of the question.
 */
function fieldAtFault({ message, about }: InputError, { question, subject }: Asking, given: Given) {
  const { field, element } = about
  if (field !== undefined && (about.allowed !== undefined || field in question.shape)) return field
  return quotedIn(message, given) ?? fieldWith(element, given) ?? subject ?? undefined
}

/** The first field whose text has the symbol of an element. */
function fieldWith(element: string | undefined, given: Given): string | undefined {
  const symbol = new RegExp(`${element}(?![a-z])`)
  return Object.keys(given).find(
    field => element !== undefined && symbol.test([given[field]].flat().join(' ')),
  )
}

function quotedIn(message: string, given: Given): string | undefined {
  const quoted = Object.entries(given)
    .flatMap(([field, values]) => [values].flat().map(value => ({ field, text: String(value) })))
    .filter(({ text }) => text !== '' && textsOf(text).some(own => isQuoted(message, own)))
  return quoted.sort((a, b) => b.text.length - a.text.length)[0]?.field
}

/** How sentences may write a value: a number in full or in groups of three digits. */
function textsOf(text: string): string[] {
  const value = readDecimal(text)
  return value === null ? [text] : [text, String(value), value.toLocaleString('en')]
}

function isQuoted(message: string, text: string): boolean {
  if (message.includes(`"${text}"`)) return true
  const at = message.indexOf(`got ${text}`)
  return at >= 0 && !/[\w.]/.test(message[at + 4 + text.length] ?? '')
}

/** What the description of a field says of it. */
const allowedAt = (field: string | undefined, { question }: Asking): string | undefined =>
  (field === undefined ? undefined : (question.shape[field] as z.ZodType | undefined))?.meta()?.description
