import { useEffect, useState } from 'preact/hooks'
import { Fault } from '../../fault.ts'
import { cancelJob, hasEnded, type Job, readJob } from './job.ts'

/** Milliseconds between two looks at a job, and after a look that failed. */
const PAUSE = 300
const LONG_PAUSE = 2000

/** What is known of a job. */
export interface Followed {
  readonly job: Job | null
  readonly fault: Fault | null
  /** Whether the server does not know it any more. */
  readonly isForgotten: boolean
  readonly cancel: () => void
}

const NOTHING = { job: null, fault: null, isForgotten: false }

/** A job, looked at again and again until it has ended. */
export function useJob(id: string): Followed {
  const [known, setKnown] = useState<Omit<Followed, 'cancel'>>(NOTHING)
  useEffect(() => {
    setKnown(NOTHING)
    if (id === '') return
    const leaving = new AbortController()
    void follow(id, leaving.signal, setKnown)
    return () => leaving.abort()
  }, [id])
  function cancel(): void {
    cancelJob(id).then(
      job => setKnown({ ...NOTHING, job }),
      (error: Error) => setKnown(last => ({ ...last, fault: asFault(error) })),
    )
  }
  return { ...(known.job === null || known.job.id === id ? known : NOTHING), cancel }
}

async function follow(
  id: string,
  signal: AbortSignal,
  show: (known: (last: Omit<Followed, 'cancel'>) => Omit<Followed, 'cancel'>) => void,
): Promise<void> {
  while (!signal.aborted) {
    let pause = PAUSE
    try {
      const job = await readJob(id, signal)
      if (signal.aborted) return
      show(() => ({ ...NOTHING, job }))
      if (hasEnded(job)) return
    } catch (error) {
      if (signal.aborted) return
      const fault = asFault(error as Error)
      if (fault.status === 404) return show(() => ({ ...NOTHING, isForgotten: true }))
      show(last => ({ ...last, fault }))
      pause = LONG_PAUSE
    }
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}

const asFault = (error: Error): Fault =>
  error instanceof Fault ? error : new Fault({ error: `the page failed: ${error.message}` })
