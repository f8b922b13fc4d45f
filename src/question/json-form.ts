import { z } from 'zod'

/** What a field of a question may be in JSON. */
export interface JsonForm {
  readonly isNumber: boolean
  readonly isFlag: boolean
  readonly isText: boolean
  readonly isList: boolean
  /** Whether what it lists are objects, such as files by name and text, in place of texts. */
  readonly isListOfObjects: boolean
}

/** A JSON schema, as far as it is read here. */
interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
}

const forms = new WeakMap<z.ZodType, JsonForm>()

/**
 * What a field may be in JSON, told from the schema that reads it. A number may be a text too: addresses have no others.
 *
 * @example jsonForm(numberText('the bin width', 'eV')).isNumber // true
 */
export function jsonForm(schema: z.ZodType): JsonForm {
  const form = forms.get(schema) ?? formOf(schema)
  forms.set(schema, form)
  return form
}

function formOf(schema: z.ZodType): JsonForm {
  const { type, anyOf, ...own } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema
  const all = type === undefined ? (anyOf ?? []) : [{ ...own, type }]
  const types = all.flatMap(({ type = [] }) => type)
  return {
    isNumber: types.includes('number') || types.includes('integer'),
    isFlag: types.includes('boolean'),
    isText: types.includes('string'),
    isList: types.includes('array'),
    isListOfObjects: all.some(({ items }) => items?.type === 'object'),
  }
}
