import { useEffect, useMemo, useState } from 'preact/hooks'
import { request } from '../ask.ts'
import { PageFooter } from '../page-footer.tsx'
import { PageHeader } from '../page-header.tsx'
import { questionsOf } from './api-question.ts'
import { matching } from './matching.ts'
import type { OpenApi } from './open-api.ts'
import { Prose } from './prose.tsx'
import { QuestionList } from './question-list.tsx'
import { QuestionSection } from './question-section.tsx'

/** The document of the API for people: every question, its fields, its formats, to try. */
export function Api() {
  const [document, setDocument] = useState<OpenApi | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  useEffect(() => {
    request('openapi.json')
      .then(async response => setDocument((await response.json()) as OpenApi))
      .catch((error: Error) => setFault(error.message))
  }, [])
  const questions = useMemo(() => document && questionsOf(document), [document])
  const shown = useMemo(() => questions && matching(questions, search.trim()), [questions, search])
  // The section that the address names is there only now.
  useEffect(() => {
    if (questions !== null && location.hash !== '') goTo(location.hash.slice(1))
  }, [questions])
  return (
    <>
      <a class="skip" href="#questions">
        Skip to the questions
      </a>
      <PageHeader page="api" />
      {fault !== null && (
        <p class="fault-note" role="alert">
          The document of the API cannot be read: {fault}
        </p>
      )}
      {document && shown && (
        <div class="columns">
          <QuestionList questions={shown} search={search} onSearch={setSearch} />
          <main id="questions" tabIndex={-1}>
            <section class="panel">
              <h1>API of {document.info.title}</h1>
              {document.info.description?.split(/\n{2,}/).map(paragraph => (
                <p key={paragraph}>
                  <Prose text={paragraph} />
                </p>
              ))}
              <p>
                <a href={`${baseOf(document)}/openapi.json`}>OpenAPI document</a>, version{' '}
                {document.info.version}
              </p>
            </section>
            {shown.map(question => (
              <QuestionSection key={question.name} question={question} base={baseOf(document)} />
            ))}
          </main>
        </div>
      )}
      <PageFooter />
    </>
  )
}

const baseOf = ({ servers }: OpenApi): string => servers?.[0]?.url.replace(/\/$/, '') ?? '/api/v1'

const goTo = (id: string): void => document.getElementById(decodeURIComponent(id))?.scrollIntoView()
