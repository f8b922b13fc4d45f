import type { z } from 'zod'
import { InputError } from '../input/input-error.ts'
import { jsonText } from '../input/json-text.ts'
import { type JsonForm, jsonForm } from './json-form.ts'

/** A field of a question as its schema reads it: text, texts, or objects of texts such as named files. */
export type TextField = string | readonly string[] | readonly Readonly<Record<string, string>>[]

/**
 * The fields of a question as the texts that its schema reads: JSON may have numbers and flags as they are.
 *
 * @param schema of the question; fields that it does not know are left for it to refuse
 * @throws InputError for a field of another JSON type than the schema says
 * @example textFields(OPERATIONS.distribution.question, { binWidth: 0.02, composition: 'IrPt' }).binWidth // '0.02'
 */
export function textFields(
  schema: z.ZodObject,
  fields: Readonly<Record<string, unknown>>,
): Record<string, TextField> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        textField(name, value, Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined),
      ]),
  )
}

const UNKNOWN: JsonForm = { isNumber: true, isFlag: true, isText: true, isList: true, isListOfObjects: true }

function textField(name: string, value: unknown, schema: z.ZodType | undefined): TextField {
  if (typeof value === 'string') return value
  const form = schema === undefined ? UNKNOWN : jsonForm(schema)
  if (Array.isArray(value)) {
    if (value.every(own => typeof own === 'string')) return value
    if (form.isListOfObjects && value.every(isObjectOfTexts)) return value
  } else {
    if (typeof value === 'boolean' && form.isFlag) return String(value)
    if (typeof value === 'number' && Number.isFinite(value) && form.isNumber) return String(value)
  }
  throw new InputError(`${name} must be ${formText(form)}, got ${jsonText(value)}`, {
    field: name,
    value: typeof value === 'number' ? String(value) : value,
    allowed: schema?.meta()?.description ?? formText(form),
  })
}

const isObjectOfTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(own => typeof own === 'string')

function formText({ isNumber, isFlag, isText, isList, isListOfObjects }: JsonForm): string {
  const forms = [
    isNumber && 'a finite number',
    isFlag && 'true or false',
    isText && 'a text',
    isList && (isListOfObjects ? 'a list of objects with texts' : 'a list of texts'),
  ]
  return forms.filter(form => form !== false).join(', or ')
}
