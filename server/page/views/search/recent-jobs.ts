import { useEffect, useState } from 'preact/hooks'
import type { Job } from './job.ts'

/** A search that this tab has begun. */
export type RecentJob = Pick<Job, 'id' | 'operation' | 'question' | 'created'>

/** The list lives as long as the tab does. */
const STORE = 'sitescape.jobs'

const MOST = 12

let jobs: readonly RecentJob[] = JSON.parse(sessionStorage.getItem(STORE) ?? '[]')
const listeners = new Set<() => void>()

/** Puts a search on the list, the newest first. */
export function rememberJob({ id, operation, question, created }: Job): void {
  jobs = [{ id, operation, question, created }, ...jobs.filter(job => job.id !== id)].slice(0, MOST)
  sessionStorage.setItem(STORE, JSON.stringify(jobs))
  for (const listener of listeners) listener()
}

/** The searches of this tab; the component is drawn anew when one is added. */
export function useRecentJobs(): readonly RecentJob[] {
  const [shown, show] = useState(jobs)
  useEffect(() => {
    const listener = () => show(jobs)
    listeners.add(listener)
    listener()
    return () => void listeners.delete(listener)
  }, [])
  return shown
}
