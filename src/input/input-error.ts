/** Where a mistake is, and what would be right. */
export interface Mistake {
  /** The field or the option that is wrong, as the question or the function that refuses it calls it. */
  readonly field?: string | undefined
  /** What was given for it. */
  readonly value?: unknown
  /** The element that is at fault, where the field that has it is yet to be found. */
  readonly element?: string | undefined
  /** What is allowed there, in a few words. */
  readonly allowed?: string | undefined
}

/**
 * A mistake in what the user gave: one sentence that quotes the bad value and says what is allowed.
 * The command line answers it with exit code 2, the server with status 400.
 *
 * @example throw new InputError(`the bin width must be a positive number of eV, got ${binWidth}`, { field: 'binWidth' })
 */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly about: Mistake

  constructor(message: string, about: Mistake = {}) {
    super(message)
    this.about = about
  }
}
