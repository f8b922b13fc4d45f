import { useEffect, useState } from 'preact/hooks'

/**
 * A value that follows another once that has rested for a while, as it does when typing pauses.
 *
 * @param value the same object as long as nothing changed
 * @param pause ms
 */
export function useSettled<Value>(value: Value, pause: number): Value {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
