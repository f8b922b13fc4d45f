import type { ApiQuestion, ApiRoute } from './api-question.ts'

/** The fields of a request to try. */
export type Example = Readonly<Record<string, unknown>>

/**
 * A request to try: what the document gives, or what has to be given.
 *
 * @example exampleOf(question) // { model: 'irpdptrhru-oh', composition: 'Ir20Pd20Pt20Rh20Ru20' }
 */
export function exampleOf({ body, fields }: ApiQuestion): Example {
  if (typeof body === 'object' && body !== null) return body as Example
  return Object.fromEntries(
    fields
      .filter(({ isRequired, example }) => isRequired && example !== undefined)
      .map(({ name, example }) => [name, example]),
  )
}

/**
 * The query of an example; a list is repeated.
 *
 * @example queryOf({ model: 'irpdptrhru-oh', layer: ['1=Pt', '2=Ru'] }) // 'model=irpdptrhru-oh&layer=1=Pt&layer=2=Ru'
 */
export const queryOf = (example: Example): string =>
  Object.entries(example)
    .flatMap(([name, value]) => [value].flat().map(own => `${encode(name)}=${encode(String(own))}`))
    .join('&')

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%(2C|3D|3A)/g, code => decodeURIComponent(code))

/** The route that answers a question as JSON at once, and how: by its address, or by a body. */
export const triedRoute = ({ routes, name }: ApiQuestion): ApiRoute | null =>
  routes.find(({ method, path }) => method === 'GET' && path === `/${name}`) ??
  routes.find(({ method, path }) => method === 'POST' && path === `/${name}`) ??
  null
