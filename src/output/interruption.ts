const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const waiting = new Set<{ readonly tidy: () => void }>()

/**
 * Does something at once when a signal (Ctrl-C, a closed terminal, the end of a batch job) or an early exit stops
 * the process, the latest asked first; the signal then ends the process as it would have.
 *
 * @param tidy must be synchronous, as nothing waits for it
 * @returns what to call when there is nothing left to tidy
 * @example const tidied = whenStopped(() => rmSync(partial, { force: true }))
 */
export function whenStopped(tidy: () => void): () => void {
  if (waiting.size === 0) {
    for (const signal of STOPPING) process.on(signal, stop)
    process.on('exit', tidyAll)
  }
  const entry = { tidy }
  waiting.add(entry)
  return () => {
    if (waiting.delete(entry) && waiting.size === 0) stopListening()
  }
}

function stop(signal: NodeJS.Signals): void {
  tidyAll()
  process.kill(process.pid, signal)
}

function tidyAll(): void {
  for (const { tidy } of [...waiting].reverse())
    try {
      tidy()
    } catch {
      // The process is ending; what cannot be tidied must not keep the others from it.
    }
  waiting.clear()
  stopListening()
}

function stopListening(): void {
  for (const signal of STOPPING) process.removeListener(signal, stop)
  process.removeListener('exit', tidyAll)
}
