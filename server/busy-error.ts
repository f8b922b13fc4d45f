/** What is asked for more than the server can do now: status 503, and when to ask again. */
export class BusyError extends Error {
  override readonly name = 'BusyError'
  /** s */
  readonly retryAfter: number

  constructor(message: string, retryAfter: number) {
    super(message)
    this.retryAfter = retryAfter
  }
}
