import { PlugInError } from '../src/energy/plug-in-error.ts'
import { InputError } from '../src/input/input-error.ts'

/** A user's or an operator's mistake as plain data: between threads, errors keep neither their class nor their fields. */
export interface CarriedError {
  readonly message: string
  /** Of a `PlugInError`; null for an `InputError`. */
  readonly publicMessage: string | null
  /** What else the error says of itself. */
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Packs a mistake for another thread.
 *
 * @throws the error itself when it is a fault of ours: its stack then crosses with it
 */
export function packed(error: unknown): CarriedError {
  if (!(error instanceof InputError)) throw error
  const { message } = error
  const publicMessage = error instanceof PlugInError ? error.publicMessage : null
  return { message, publicMessage, fields: Object.fromEntries(Object.entries(error)) }
}

/** The error as it was thrown, but for its stack. */
export function unpacked({ message, publicMessage, fields }: CarriedError): InputError {
  const error = publicMessage === null ? new InputError(message) : new PlugInError(message, publicMessage)
  return Object.assign(error, fields)
}
