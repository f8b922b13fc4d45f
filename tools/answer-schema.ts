/** A JSON schema of a value, as far as some values tell. */
export interface ValueSchema {
  readonly type?: readonly string[]
  readonly items?: ValueSchema | ObjectSchema
}

/** A JSON schema of objects with some fields. */
export interface ObjectSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, ValueSchema>>
}

/** A JSON schema of an answer: its fields, or those of the objects that it lists. */
export type AnswerSchema = ObjectSchema | { readonly type: 'array'; readonly items: ObjectSchema }

/**
 * What some answers to questions of one kind have in common: the fields of the answer, the kinds of value that each has,
 * and those of the items where it is a list. Any field may be null, or left out, in other answers; other fields may come.
 *
 * @param answers as JSON: all objects, or all lists of objects
 * @example answerSchema([{ mean: 0.7, warnings: [] }]).properties.mean // { type: ['number', 'null'] }
 */
export function answerSchema(answers: readonly unknown[]): AnswerSchema {
  return answers.every(Array.isArray)
    ? { type: 'array', items: fieldsOf(answers.flat()) }
    : fieldsOf(answers as object[])
}

function fieldsOf(objects: readonly object[]): ObjectSchema {
  const fields = new Map<string, unknown[]>()
  for (const [name, value] of objects.flatMap(own => Object.entries(own)))
    fields.set(name, [...(fields.get(name) ?? []), value])
  return {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([name, values]) => [name, valueSchema(values)])),
  }
}

function valueSchema(values: readonly unknown[]): ValueSchema {
  const types = kindsOf(values)
  // Only ever null: nobody knows what else it may be.
  if (types.length === 0) return {}
  const items = kindsOf(values.filter(Array.isArray).flat())
  return { type: [...types, 'null'], ...(items.length > 0 && { items: { type: items } }) }
}

const kindsOf = (values: readonly unknown[]): string[] =>
  [...new Set(values.filter(value => value !== null).map(kindOf))].sort()

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value)
