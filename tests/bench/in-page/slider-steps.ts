import { framePainted } from './frame-painted.ts'

/** Nothing has moved for so many ms: the picture is the one of this step. */
const QUIET = 120

/**
 * Moves the slider of an element as a hand does, and watches the plot.
 *
 * @param percentages where to
 * @returns ms from each input event to the last frame that changed the picture
 * @throws Error when the page shows nothing new
 */
export async function sliderSteps(element: string, percentages: readonly number[]): Promise<number[]> {
  const slider = document.querySelector(`[name="share-${element}"]`) as HTMLInputElement
  const picture = document.querySelector('.plot-picture') as Element
  const figures = () => document.querySelector('#figures')?.textContent
  const times: number[] = []
  for (const percentage of percentages) {
    const before = figures()
    const start = performance.now()
    slider.value = String(percentage)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    times.push((await lastChange(picture)) - start)
    if (figures() === before) throw new Error(`nothing new stands at ${percentage} % ${element}`)
  }
  return times
}

/** When the frame of an element's last change was painted. */
function lastChange(element: Element): Promise<number> {
  return new Promise(resolve => {
    let settled: ReturnType<typeof setTimeout>
    const watcher = new MutationObserver(async () => {
      clearTimeout(settled)
      const painted = await framePainted()
      clearTimeout(settled)
      settled = setTimeout(() => {
        watcher.disconnect()
        resolve(painted)
      }, QUIET)
    })
    watcher.observe(element, { childList: true, subtree: true, attributes: true, characterData: true })
  })
}
