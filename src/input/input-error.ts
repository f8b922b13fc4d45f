/**
 * A mistake in what the user gave: one sentence that quotes the bad value and says what is allowed.
 * The command line answers it with exit code 2, the server with status 400.
 */
export class InputError extends Error {
  override readonly name = 'InputError'
}
