import { InputError } from '../input/input-error.ts'

/** A composition as it is typed, with the name that stands before a colon; null where there is none. */
export interface NamedFormula {
  readonly name: string | null
  readonly formula: string
}

/**
 * Parts a name from a formula at the last colon; neither is checked.
 *
 * @example namedFormula('as cast: Pt80Ir20') // name 'as cast', formula 'Pt80Ir20'
 */
export function namedFormula(text: string): NamedFormula {
  const colon = text.lastIndexOf(':')
  if (colon < 0) return { name: null, formula: text }
  return { name: text.slice(0, colon).trim(), formula: text.slice(colon + 1).trim() }
}

/**
 * The text that `namedFormula` parts.
 *
 * @example namedFormulaText({ name: 'as cast', formula: 'Pt80Ir20' }) // 'as cast: Pt80Ir20'
 */
export const namedFormulaText = ({ name, formula }: NamedFormula): string =>
  name === null ? formula : `${name}: ${formula}`

/**
 * Refuses a name that is empty, or that the command line would take for an option, or a spreadsheet for a formula.
 *
 * @throws InputError quoting the text
 */
export function checkName({ name, formula }: NamedFormula): void {
  if (name === '')
    throw new InputError(`a name stands before the colon, like "as cast: ${formula}"; got ": ${formula}"`)
  if (name !== null && /^[=+@]/.test(name))
    throw new InputError(
      `a name does not begin with =, + or @, which spreadsheets take for a formula; got "${name}"`,
    )
  if (name?.startsWith('-')) throw new InputError(`a name does not begin with a dash, got "${name}"`)
}
