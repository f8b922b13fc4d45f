/** What the server says is wrong with a question: one sentence, and which field it is about. */
export class Fault extends Error {
  readonly field: string | null
  readonly value: unknown
  readonly allowed: unknown
  /** The status of the server's answer; null when there was none. */
  readonly status: number | null
  /** Whether the server gave no answer at all. */
  readonly isUnreachable: boolean

  constructor(
    { error, field, value, allowed }: FaultJson,
    status: number | null = null,
    { isUnreachable = false } = {},
  ) {
    super(error)
    this.field = field ?? null
    this.value = value
    this.allowed = allowed
    this.status = status
    this.isUnreachable = isUnreachable
  }
}

/** A fault as the API answers it. */
export interface FaultJson {
  readonly error: string
  readonly field?: string | null
  readonly value?: unknown
  readonly allowed?: unknown
}

/** The sentence to show beside a field: that of a fault about it. */
export const faultOf = (fault: Fault | null, ...names: readonly string[]): string | null =>
  fault !== null && fault.field !== null && names.includes(fault.field) ? fault.message : null
