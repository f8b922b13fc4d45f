import type { ApiQuestion } from './api-question.ts'
import { exampleOf, queryOf, triedRoute } from './example.ts'
import { FieldList } from './field-list.tsx'
import { Prose } from './prose.tsx'
import { TryIt } from './try-it.tsx'

interface QuestionSectionProps {
  readonly question: ApiQuestion
  /** What all paths begin with: `/api/v1`. */
  readonly base: string
}

/** All about a question: its routes, fields and errors, and a request to try. */
export function QuestionSection({ question, base }: QuestionSectionProps) {
  const { name, summary, description, routes, fields, errors } = question
  const route = triedRoute(question)
  const example = exampleOf(question)
  const others = routes.filter(({ method, path }) => method === 'GET' && path !== route?.path)
  return (
    <section class="panel api-question" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>
        <a href={`#${name}`}>{name}</a> <span class="faint">{summary}</span>
      </h2>
      {description !== '' && (
        <p>
          <Prose text={description} />
        </p>
      )}
      <ul class="routes">
        {pathsOf(question).map(([path, methods, media]) => (
          <li key={path}>
            <span class="method">{methods.join(' ')}</span> <code>{base + path}</code>{' '}
            <span class="faint small-text">{media.join(', ')}</span>
          </li>
        ))}
      </ul>
      {fields.length > 0 && <FieldList fields={fields} />}
      {route && (
        <TryIt
          method={route.method}
          path={base + route.path}
          example={route.method === 'GET' ? queryOf(example) : JSON.stringify(example, null, 2)}
          hasFields={fields.length > 0}
          others={others.map(({ path }) => base + path)}
        />
      )}
      {errors.length > 0 && (
        <details>
          <summary>Errors</summary>
          <dl class="errors">
            {errors.map(({ status, description: text, fields: told }) => (
              <div key={status}>
                <dt>{status}</dt>
                <dd>
                  <Prose text={text} />
                  {told.length > 0 && <span class="faint small-text"> as JSON: {told.join(', ')}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}

/** The paths of a question with their methods and media types, in order. */
function pathsOf({ routes }: ApiQuestion): [path: string, methods: string[], media: string[]][] {
  const paths = [...new Set(routes.map(({ path }) => path))]
  return paths.map(path => {
    const own = routes.filter(route => route.path === path)
    return [path, own.map(({ method }) => method), [...new Set(own.flatMap(({ media }) => media))]]
  })
}
