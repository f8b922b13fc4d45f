import { useAddress } from '../../address.ts'
import { useRecentJobs } from './recent-jobs.ts'
import { searchChanges } from './search-question.ts'

/** The searches that this tab has begun, each with its question. */
export function RecentList() {
  const address = useAddress()
  const jobs = useRecentJobs()
  if (jobs.length === 0) return null
  const shown = address.text('job')
  return (
    <section class="panel recent-jobs" aria-label="Searches of this tab">
      <h2>Searches of this tab</h2>
      <ol>
        {jobs.map(({ id, operation, question, created }) => (
          <li key={id}>
            <a
              href={address.link({ ...searchChanges(operation, question), job: id })}
              aria-current={id === shown ? 'true' : undefined}
              onClick={event => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                address.set({ ...searchChanges(operation, question), job: id })
              }}
            >
              {operation === 'scan' ? 'Scan' : 'Optimise'} {summary(question)}
            </a>{' '}
            <time class="faint" dateTime={created}>
              {new Date(created).toLocaleTimeString()}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What tells one search from another, in a line. */
const summary = (question: Readonly<Record<string, unknown>>): string =>
  Object.entries(question)
    .filter(([name]) => name !== 'yes')
    .map(([name, value]) => (name === 'model' || name === 'objective' ? String(value) : `${name} ${value}`))
    .join(', ')
