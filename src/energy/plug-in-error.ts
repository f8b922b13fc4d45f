import { InputError } from '../input/input-error.ts'

/**
 * A fault of a model that somebody plugged in. At the command line that is the user's own mistake, in a server the
 * operator's, never that of whoever asks: the server answers it with status 500.
 */
export class PlugInError extends InputError {
  /** What someone who asks a server may know of it; the message says all, the file included. */
  readonly publicMessage: string

  constructor(message: string, publicMessage: string) {
    super(message)
    this.publicMessage = publicMessage
  }
}
