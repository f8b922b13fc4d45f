import type { TooltipHandler, View } from 'vega'
import { linesFor, type TooltipLine, type WithTooltips } from './tooltip-lines.ts'

/** How far from the pointer, and from the edge of the window, pixels. */
const GAP = 12

/** Digits of a number without a format of its own. */
const DIGITS = 6

/** What typings leave out: the formats of numbers that marks of a view use. */
interface HasLocale {
  readonly locale: () => { readonly format: (specifier: string) => (value: number) => string }
}

/**
 * Has a view show beside the pointer what the mark under it stands for; the figures are in tables for whom has none.
 *
 * @returns takes the tooltip away
 */
export function showTooltips(view: View, tooltips: WithTooltips['tooltips']): () => void {
  const box = document.createElement('dl')
  box.className = 'tooltip'
  box.ariaHidden = 'true'
  const numbers = (view as unknown as HasLocale).locale()
  const text = (value: unknown, { format }: TooltipLine): string => {
    if (typeof value !== 'number') return String(value)
    return format === undefined ? String(Number(value.toPrecision(DIGITS))) : numbers.format(format)(value)
  }
  const handler: TooltipHandler = (_, event, __, row) => {
    const lines = typeof row === 'object' && row !== null ? linesFor(tooltips, row) : []
    if (lines.length === 0) return box.remove()
    box.replaceChildren(
      ...lines.flatMap(line => [
        Object.assign(document.createElement('dt'), { textContent: line.title ?? line.field }),
        Object.assign(document.createElement('dd'), { textContent: text(row[line.field], line) }),
      ]),
    )
    document.body.append(box)
    const { width, height } = box.getBoundingClientRect()
    const roomRight = innerWidth - event.clientX - GAP
    box.style.left = `${roomRight > width ? event.clientX + GAP : Math.max(0, event.clientX - GAP - width)}px`
    box.style.top = `${Math.max(0, event.clientY - GAP - height)}px`
  }
  view.tooltip(handler)
  return () => box.remove()
}
