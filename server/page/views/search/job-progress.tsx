import { useEffect, useState } from 'preact/hooks'
import { hasEnded, type Job } from './job.ts'

interface JobProgressProps {
  readonly job: Job
  readonly onCancel: () => void
}

/** What each stage of a search is called. */
const STAGES: Readonly<Record<string, string>> = {
  compiling: 'Compiling the objective',
  compositions: 'Compositions',
  starts: 'Starts',
  draws: 'Draws of the coefficients',
}

/** How far a search has come, with the button that stops it. */
export function JobProgress({ job, onCancel }: JobProgressProps) {
  const seconds = useSeconds(job)
  const { state, progress } = job
  const total = progress?.total ?? 0
  const isKnown = state === 'running' && progress !== null && total > 0
  const text =
    state === 'queued'
      ? waitingText(job.ahead)
      : `${STAGES[progress?.stage ?? ''] ?? progress?.stage ?? 'Beginning'}${
          isKnown ? `: ${grouped(progress.done)} of ${grouped(total)}` : '…'
        }`
  return (
    <section class="panel job-progress" aria-label="Progress">
      <div class="job-line">
        <p>{text}</p>
        <p class="faint">{seconds} s</p>
        <button type="button" class="small" onClick={onCancel}>
          Cancel
        </button>
      </div>
      <progress aria-label="Progress of the search" {...(isKnown && { value: progress.done, max: total })} />
    </section>
  )
}

/** One search runs at a time. */
const waitingText = (ahead: number | null): string =>
  ahead
    ? `Waiting in the queue: ${ahead === 1 ? 'one search comes' : `${ahead} searches come`} before it…`
    : 'Beginning…'

const grouped = (count: number): string => count.toLocaleString('en')

/** Whole seconds since a job was created, while it has not ended. */
function useSeconds(job: Job): number {
  const [now, setNow] = useState(Date.now)
  const isOver = hasEnded(job)
  useEffect(() => {
    if (isOver) return
    const clock = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(clock)
  }, [isOver])
  return Math.max(0, Math.floor((now - Date.parse(job.created)) / 1000))
}
