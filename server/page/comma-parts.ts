/**
 * Texts in one field of the address, with commas between them; a comma that was typed in one of them has a backslash
 * before it, so that it stays there.
 *
 * @example joinedParts(['1,05', '1.2']) // '1\\,05,1.2'
 */
export const joinedParts = (parts: readonly string[]): string =>
  parts.map(part => part.replace(/[\\,]/g, '\\$&')).join(',')

/**
 * The texts that `joinedParts` joins.
 *
 * @example commaParts('1\\,05,1.2') // ['1,05', '1.2']
 */
export function commaParts(field: string): string[] {
  const parts = ['']
  for (const [piece, escaped] of field.matchAll(/\\([\\,])|./gs)) {
    if (piece === ',') parts.push('')
    else parts[parts.length - 1] += escaped ?? piece
  }
  return parts
}

/** A field as it was typed, for the server to read or refuse. */
export const plainParts = (field: string): string => commaParts(field).join(',')
