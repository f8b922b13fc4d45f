import type { ApiQuestion } from './api-question.ts'

/**
 * The questions that have every word of a search in their names, summaries, paths or fields.
 *
 * @example matching(questions, 'bin csv').map(({ name }) => name) // ['distribution']
 */
export function matching(questions: readonly ApiQuestion[], search: string): ApiQuestion[] {
  const words = search.toLowerCase().split(/\s+/)
  return questions.filter(question => {
    const text = textOf(question).toLowerCase()
    return words.every(word => text.includes(word))
  })
}

const textOf = ({ name, tag, summary, description, routes, fields }: ApiQuestion): string =>
  [
    ...[name, tag, summary, description],
    ...routes.map(({ path }) => path),
    ...fields.flatMap(field => [field.name, field.description]),
  ].join(' ')
