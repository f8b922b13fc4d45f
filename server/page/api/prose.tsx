/**
 * A text of the API document; what stands in backticks is code.
 *
 * @example <Prose text="an id that `models` lists" />
 */
export const Prose = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, place) => (place % 2 === 1 ? <code key={part}>{part}</code> : part))}</>
)
