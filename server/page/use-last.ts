import { useRef } from 'preact/hooks'

/**
 * The last value that was not null, so that what is typed wrong does not empty the view meanwhile.
 *
 * @example const corners = useLast(suggestedCorners(composition, elements))
 */
export function useLast<Value>(value: Value | null): Value | null {
  const last = useRef(value)
  if (value !== null) last.current = value
  return last.current
}
