/** The fields of an address, each with its values in order; one without a value is absent. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** New values of fields: a text, several, or null for none. An empty text is none, too, but of a field that must hold one. */
export type FieldChanges = Readonly<Record<string, string | readonly string[] | null>>

/** Fields that have a value without being in the address: emptied, they stay in it, for the server to refuse. */
const NEVER_EMPTY: readonly string[] = ['composition']

/**
 * Reads the query of an address.
 *
 * @example readFields('?layer=1%3DPt&layer=2%3DRu').get('layer') // ['1=Pt', '2=Ru']
 */
export function readFields(query: string): Fields {
  const parameters = new URLSearchParams(query)
  return new Map([...new Set(parameters.keys())].map(name => [name, parameters.getAll(name)]))
}

/** The query of an address, without a question mark; commas and equals signs stay legible. */
export const fieldsQuery = (fields: Fields): string =>
  [...fields].flatMap(([name, values]) => values.map(value => `${encode(name)}=${encode(value)}`)).join('&')

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3D', '=').replaceAll('%3A', ':')

/**
 * The fields after changes; what did not change keeps its place.
 *
 * @example changedFields(readFields('a=1&b=2'), { a: null, c: '3' }) // b 2, c 3
 */
export function changedFields(fields: Fields, changes: FieldChanges): Fields {
  const changed = new Map(fields)
  for (const [name, value] of Object.entries(changes)) {
    const given = value === null ? [] : [value].flat()
    const values = NEVER_EMPTY.includes(name) ? given : given.filter(text => text !== '')
    if (values.length > 0) changed.set(name, values)
    else changed.delete(name)
  }
  return changed
}
