import { whenStopped } from './interruption.ts'

/** How far a long piece of work has come, for a person who waits. */
export interface ProgressBar {
  /** Cheap enough for every few thousand steps; redraws at most 10 times a second. */
  readonly update: (done: number) => void
  /** Leaves the line empty. Also happens when the process is stopped. */
  readonly clear: () => void
}

const REDRAW_MILLISECONDS = 100
const BAR_CELLS = 24

/** Rates and times are noise before this. */
const SETTLING_SECONDS = 0.5

/**
 * A progress bar with the share done, the rate and the time that remains. Draws only on a terminal.
 *
 * @param total how many steps there are
 * @param stream where it draws
 * @example
 * const bar = progressBar('scan', 4_598_126)
 * bar.update(1_000_000)
 * bar.clear()
 */
export function progressBar(
  label: string,
  total: number,
  stream: Pick<NodeJS.WriteStream, 'write'> &
    Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>> = process.stderr,
): ProgressBar {
  if (stream.isTTY !== true) return { update() {}, clear() {} }
  const start = performance.now()
  let drawnAt = Number.NEGATIVE_INFINITY
  let drawnLength = 0
  let tidied: (() => void) | undefined
  const clear = () => {
    if (drawnLength > 0) stream.write(`\r${' '.repeat(drawnLength)}\r`)
    drawnLength = 0
    tidied?.()
    tidied = undefined
  }
  return {
    update(done) {
      const now = performance.now()
      if (now - drawnAt < REDRAW_MILLISECONDS) return
      drawnAt = now
      tidied ??= whenStopped(clear)
      const text = progressText(label, done, total, (now - start) / 1000).slice(0, (stream.columns ?? 80) - 1)
      stream.write(`\r${text.padEnd(drawnLength)}`)
      drawnLength = text.length
    },
    clear,
  }
}

/**
 * The line of a progress bar.
 *
 * @param seconds since the start
 * @example progressText('scan', 500, 1000, 2) // 'scan ████████████░░░░░░░░░░░░  50 %  250/s  2 s left'
 */
export function progressText(label: string, done: number, total: number, seconds: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1
  const full = Math.floor(share * BAR_CELLS)
  const bar = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full)
  const start = `${label} ${bar} ${`${Math.floor(100 * share)}`.padStart(3)} %`
  if (seconds < SETTLING_SECONDS || done <= 0) return start
  const rate = done / seconds
  return `${start}  ${rateText(rate)}/s  ${durationText(Math.max(0, total - done) / rate)} left`
}

const rateText = (rate: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 }).format(rate)

function durationText(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
