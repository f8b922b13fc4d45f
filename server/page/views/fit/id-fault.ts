/**
 * Why a model of one's own cannot have an id; null when it can.
 *
 * @param taken ids of the server's models
 * @example idFaultOf('irpdptrhru-oh', ['irpdptrhru-oh']) // 'the id "irpdptrhru-oh" is that of ...'
 */
export function idFaultOf(id: string, taken: readonly string[]): string | null {
  if (taken.includes(id)) return `the id "${id}" is that of a model of the server; give yours one of its own`
  if (id.includes(',')) return `an id has no comma, as lists of models do; got "${id}"`
  return null
}
