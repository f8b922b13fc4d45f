import { type ComponentChildren, createContext } from 'preact'
import type { Answered } from './use-newest.ts'

/** Whether what is around is an answer to an older question than is asked now. */
export const StaleContext = createContext(false)

interface AnswerBoxProps
  extends Pick<Answered<unknown>, 'isStale'>,
    Partial<Pick<Answered<unknown>, 'isLate'>> {
  /** A panel of its own, or several below one another. */
  readonly kind: 'panel' | 'stack' | 'panels uneven'
  /** What a panel is called. */
  readonly label?: string
  /** The element that says what a panel is called. */
  readonly labelledBy?: string
  readonly children: ComponentChildren
}

/**
 * Holds what shows an answer: dimmed while it is that of an older question, and busy while a newer one is on its way.
 *
 * @example <AnswerBox {...known} kind="panel" label="Map"><Plot spec={spec} label="Map" /></AnswerBox>
 */
export function AnswerBox({ isStale, isLate = false, kind, label, labelledBy, children }: AnswerBoxProps) {
  const Tag = label === undefined && labelledBy === undefined ? 'div' : 'section'
  return (
    <StaleContext.Provider value={isStale}>
      <Tag
        class={isStale ? `${kind} stale` : kind}
        aria-label={label}
        aria-labelledby={labelledBy}
        aria-busy={isLate}
      >
        {children}
      </Tag>
    </StaleContext.Provider>
  )
}
