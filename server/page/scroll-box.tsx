import type { ComponentChildren } from 'preact'

interface ScrollBoxProps {
  /** What is in it. */
  readonly label: string
  /** Whether it scrolls up and down too, not growing taller than a screen. */
  readonly isTall?: boolean
  readonly children: ComponentChildren
}

/** A region that scrolls by itself when its content is too wide, by keyboard too. */
export const ScrollBox = ({ label, isTall = false, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class={isTall ? 'table-scroll tall' : 'table-scroll'} aria-label={label} tabIndex={0}>
    {children}
  </section>
)
