import type { ApiQuestion } from './api-question.ts'

interface QuestionListProps {
  readonly questions: readonly ApiQuestion[]
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** The questions by group, with a search that narrows list and page. */
export function QuestionList({ questions, search, onSearch }: QuestionListProps) {
  const tags = [...new Set(questions.map(({ tag }) => tag))]
  return (
    <nav class="panel alloy api-list" aria-label="Questions">
      <div class="field">
        <label for="api-search">Search</label>
        <input
          id="api-search"
          type="search"
          value={search}
          placeholder="distribution, window, csv…"
          autocomplete="off"
          onInput={event => onSearch(event.currentTarget.value)}
        />
      </div>
      <p class="unseen" role="status">
        {search !== '' && `${questions.length} questions`}
      </p>
      {questions.length === 0 && <p class="faint">Nothing is named or described so.</p>}
      {tags.map(tag => (
        <section key={tag}>
          {tag !== '' && <h2>{tag}</h2>}
          <ul>
            {questions
              .filter(own => own.tag === tag)
              .map(({ name, summary }) => (
                <li key={name}>
                  <a href={`#${name}`} title={summary}>
                    {name}
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
