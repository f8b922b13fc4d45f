import type { AnswerProgress } from '../src/question/operation.ts'

/** ms */
const PAUSE = 100

/**
 * Passes progress on some ten times a second, and whenever a new stage begins.
 *
 * @example const onProgress = throttled(progress => port.postMessage(progress))
 */
export function throttled(tell: (progress: AnswerProgress) => void): (progress: AnswerProgress) => void {
  let stage = ''
  let told = Number.NEGATIVE_INFINITY
  return progress => {
    const now = performance.now()
    if (progress.stage === stage && now - told < PAUSE) return
    stage = progress.stage
    told = now
    tell(progress)
  }
}
