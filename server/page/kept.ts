import { useEffect, useState } from 'preact/hooks'

/** Something that lives as long as the tab does, over a reload too, and is sent nowhere by itself. */
export interface Kept<Value> {
  readonly now: () => Value
  readonly become: (next: Value) => void
  /** Whether it would survive a reload: the browser has room for some megabytes. */
  readonly isSafe: () => boolean
  /** The value now; the component is drawn anew when it changes. */
  readonly use: () => Value
}

/**
 * Keeps a value for this tab.
 *
 * @param name that no other value has
 * @param otherwise as long as nothing was kept
 * @example const draft = kept('fit', { site: 'fcc111-top' })
 */
export function kept<Value>(name: string, otherwise: Value): Kept<Value> {
  const key = `sitescape.${name}`
  const stored = sessionStorage.getItem(key)
  let value: Value = stored === null ? otherwise : JSON.parse(stored)
  let isSafe = true
  const listeners = new Set<() => void>()
  return {
    now: () => value,
    isSafe: () => isSafe,
    become(next) {
      value = next
      isSafe = store(key, next)
      for (const listener of listeners) listener()
    },
    use() {
      const [, redraw] = useState({})
      useEffect(() => {
        const listener = () => redraw({})
        listeners.add(listener)
        return () => void listeners.delete(listener)
      }, [])
      return value
    },
  }
}

/** What does not fit is forgotten by the next reload, rather than an older value coming back. */
function store(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    sessionStorage.removeItem(key)
    return false
  }
}
