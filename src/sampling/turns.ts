/** Drawing that can be paused: gives how many sites each part drew, and at the end what was drawn. */
export type Drawing<Drawn> = Generator<number, Drawn, undefined>

/** Signals and the progress bar get their turn this often. */
const PAUSE_MILLISECONDS = 50

/** Draws without a pause. */
export function drawnAtOnce<Drawn>(drawing: Drawing<Drawn>, onSites: (sites: number) => void): Drawn {
  for (;;) {
    const part = drawing.next()
    if (part.done === true) return part.value
    onSites(part.value)
  }
}

/** Draws in this thread, which between parts is free for what else waits, such as Ctrl-C. */
export async function drawnInTurns<Drawn>(
  drawing: Drawing<Drawn>,
  onSites: (sites: number) => void,
): Promise<Drawn> {
  let paused = performance.now()
  for (;;) {
    const part = drawing.next()
    if (part.done === true) return part.value
    onSites(part.value)
    if (performance.now() - paused < PAUSE_MILLISECONDS) continue
    await new Promise(resolve => setImmediate(resolve))
    paused = performance.now()
  }
}
