/** A JSON schema, as far as the page shows it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly examples?: readonly unknown[]
  readonly example?: unknown
}

export interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly example?: unknown
}

interface Media {
  readonly schema?: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>
}

export interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly (Parameter & { readonly $ref?: string })[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, Media>> }
  readonly responses?: Readonly<
    Record<
      string,
      {
        readonly $ref?: string
        readonly description?: string
        readonly content?: Readonly<Record<string, Media>>
      }
    >
  >
}

/** An OpenAPI 3.1 document, as far as the page shows it. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers?: readonly { readonly url: string }[]
  readonly tags?: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: unknown
}

/**
 * What a local reference of a document stands for; anything else is itself.
 *
 * @example resolved(document, { $ref: '#/components/schemas/Fault' })
 */
export function resolved<Node extends { readonly $ref?: string }>(document: OpenApi, node: Node): Node {
  if (node.$ref === undefined) return node
  const path = node.$ref.replace(/^#\//, '').split('/')
  const found = path.reduce<unknown>(
    (part, name) =>
      (part as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  )
  return resolved(document, (found ?? {}) as Node)
}

/**
 * The type of a schema in words.
 *
 * @example typeText(document, { type: 'array', items: { type: 'string' } }) // 'list of text'
 */
export function typeText(document: OpenApi, given: Schema): string {
  const schema = resolved(document, given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined)
    return [...new Set(choices.map(choice => typeText(document, choice)))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(value => String(value)).join(', ')
  const types = [schema.type ?? []].flat()
  if (types.includes('array'))
    return schema.items === undefined ? 'list' : `list of ${typeText(document, schema.items)}`
  return types.map(type => TYPES[type] ?? type).join(' or ') || 'any'
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
}
