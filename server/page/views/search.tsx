import { useMemo, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { modelOf } from '../alloy.ts'
import { useTellPanel } from '../alloy-fault.ts'
import type { Question } from '../ask.ts'
import { Fault } from '../fault.ts'
import { usualObjective } from '../objective.ts'
import { useModels } from '../use-models.ts'
import { type Job, startJob } from './search/job.ts'
import { rememberJob } from './search/recent-jobs.ts'
import { RecentList } from './search/recent-list.tsx'
import { SearchForm } from './search/search-form.tsx'
import { SearchJob } from './search/search-job.tsx'
import { isSameSearch, type Search, searchOf, searchQuestion } from './search/search-question.ts'
import { useJob } from './search/use-job.ts'

/** A search that the server did not take. */
interface Refused {
  readonly asked: readonly [Search, Question]
  readonly fault: Fault
}

/** The best compositions: searches that the server does on its own time, found again by their address. */
export function SearchView() {
  const address = useAddress()
  const followed = useJob(address.text('job'))
  const [isStarting, setStarting] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const search = searchOf(address)
  const model = useModels().find(({ id }) => id === modelOf(address))
  const asked = [search, searchQuestion(address, search, usualObjective(model))] as const
  const failed = useFailure(followed.job)
  const fault = [refused, failed].find(own => own && isSameSearch(own.asked, asked))?.fault ?? null
  useTellPanel(fault)

  async function start(): Promise<void> {
    setStarting(true)
    setRefused(null)
    try {
      const job = await startJob(...asked)
      rememberJob(job)
      address.set({ job: job.id })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      setRefused({ asked, fault: error })
    } finally {
      setStarting(false)
    }
  }

  return (
    <>
      <SearchForm model={model} fault={fault} isStarting={isStarting} onStart={() => void start()} />
      <SearchJob {...followed} asked={asked} onRepeat={() => void start()} />
      <RecentList />
    </>
  )
}

/** What was wrong with the question of a job, which the server may find only as it begins. */
const useFailure = (job: Job | null): Refused | null =>
  useMemo(
    () =>
      job?.state === 'failed'
        ? {
            asked: [job.operation, job.question],
            fault: new Fault(job.error ?? { error: 'the search has failed' }),
          }
        : null,
    [job],
  )
