import type { ApiField } from './api-question.ts'
import { Prose } from './prose.tsx'

/** The fields of a question: what each is, and whether it has to be given. */
export const FieldList = ({ fields }: { readonly fields: readonly ApiField[] }) => (
  <dl class="api-fields">
    {fields.map(({ name, type, isRequired, description, example, isForPictures }) => (
      <div key={name}>
        <dt>
          <code>{name}</code> <span class="faint small-text">{type}</span>
          {isRequired && <span class="required">required</span>}
          {isForPictures && <span class="required">pictures only</span>}
        </dt>
        <dd>
          <Prose text={description} />
          {example !== undefined && (
            <span class="faint small-text">
              {' '}
              for example <code>{textOf(example)}</code>
            </span>
          )}
        </dd>
      </div>
    ))}
  </dl>
)

const MOST_SHOWN = 80

function textOf(example: unknown): string {
  const text = typeof example === 'string' ? example : JSON.stringify(example)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
