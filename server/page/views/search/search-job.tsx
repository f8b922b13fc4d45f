import { useAddress } from '../../address.ts'
import type { Question } from '../../ask.ts'
import { Trouble } from '../../trouble.tsx'
import { hasEnded, isOf, type Job } from './job.ts'
import { JobProgress } from './job-progress.tsx'
import { OptimizeResult } from './optimize-result.tsx'
import { ScanResult } from './scan-result.tsx'
import { isSameSearch, type Search, searchChanges } from './search-question.ts'
import type { Followed } from './use-job.ts'

interface SearchJobProps extends Followed {
  /** What the form asks. */
  readonly asked: readonly [Search, Question]
  /** Asks the question of the form again. */
  readonly onRepeat: () => void
}

/** A search from its start to its result. */
export function SearchJob({ job, fault, isForgotten, cancel, asked, onRepeat }: SearchJobProps) {
  const address = useAddress()
  const isOther = job !== null && !isSameSearch([job.operation, job.question], asked)
  const again = (
    <button type="button" class="small" onClick={onRepeat}>
      Run it again
    </button>
  )
  return (
    <>
      <p class="unseen" role="status">
        {job !== null && stateText(job)}
      </p>
      <Trouble fault={fault} />
      {isForgotten && (
        <section class="panel job-line" aria-label="Forgotten search">
          <p>
            The server does not keep this search any more; it forgets one an hour after it ends, and all when
            it starts anew. The form has the question.
          </p>
          {again}
        </section>
      )}
      {job !== null && isOther && (
        <p class="warning">
          The form asks another question than the search below.{' '}
          <button
            type="button"
            class="small"
            onClick={() => address.set(searchChanges(job.operation, job.question))}
          >
            Show its question
          </button>
        </p>
      )}
      {job !== null && !hasEnded(job) && <JobProgress job={job} onCancel={cancel} />}
      {job?.state === 'failed' && isOther && (
        <p class="fault-note">{job.error?.error ?? 'The search has failed.'}</p>
      )}
      {job?.state === 'cancelled' && (
        <section class="panel job-line" aria-label="Cancelled search">
          <p>This search was cancelled.</p>
          {!isOther && again}
        </section>
      )}
      {job !== null && <JobResult job={job} />}
    </>
  )
}

function JobResult({ job }: { readonly job: Job }) {
  if (job.result === undefined) return null
  if (isOf('scan', job)) return <ScanResult question={job.question} result={job.result} />
  if (isOf('optimize', job)) return <OptimizeResult question={job.question} result={job.result} />
  return null
}

/** What a screen reader says when the state changes. */
function stateText(job: Job): string {
  if (job.state !== 'done' || job.result === undefined) return `The search is ${job.state}.`
  if (isOf('scan', job))
    return `The scan is done: ${job.result.compositions.toLocaleString('en')} compositions.`
  if (isOf('optimize', job)) return `The optimisation is done: ${job.result.maxima.length} local maxima.`
  return 'The search is done.'
}
