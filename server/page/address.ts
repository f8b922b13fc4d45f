import { useEffect, useState } from 'preact/hooks'
import { changedFields, type FieldChanges, type Fields, fieldsQuery, readFields } from './fields.ts'

/** Browsers refuse an address that changes too often: some take 100 changes in 30 s. */
const WRITE_PAUSE = 400

let fields: Fields = readFields(location.search)
let pendingWrite: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

addEventListener('popstate', () => {
  clearTimeout(pendingWrite)
  pendingWrite = undefined
  become(readFields(location.search))
})
addEventListener('pagehide', writePending)

function become(next: Fields): void {
  fields = next
  for (const listener of listeners) listener()
}

const addressOf = (own: Fields): string => (own.size === 0 ? location.pathname : `?${fieldsQuery(own)}`)

function writePending(): void {
  if (pendingWrite === undefined) return
  clearTimeout(pendingWrite)
  pendingWrite = undefined
  history.replaceState(null, '', addressOf(fields))
}

/** The state of the page, which is its address. */
export interface Address {
  /** The first value of a field. */
  readonly text: (name: string, otherwise?: string) => string
  /** Every value of a field that may be repeated. */
  readonly list: (name: string) => readonly string[]
  /**
   * Changes fields; null or an empty text removes one. A step that the back button should undo is pushed; with `replace`,
   * as while a slider moves, the present step changes instead.
   */
  readonly set: (changes: FieldChanges, how?: { readonly replace?: boolean }) => void
  /** The query after changes, for links. */
  readonly link: (changes: FieldChanges) => string
}

/** The address now; `useAddress` also follows it. */
export const address: Address = {
  text: (name, otherwise = '') => fields.get(name)?.[0] ?? otherwise,
  list: name => fields.get(name) ?? [],
  set(changes, { replace = false } = {}) {
    const next = changedFields(fields, changes)
    if (fieldsQuery(next) === fieldsQuery(fields)) return
    if (replace) {
      pendingWrite ??= setTimeout(writePending, WRITE_PAUSE)
    } else {
      writePending()
      history.pushState(null, '', addressOf(next))
    }
    become(next)
  },
  link: changes => addressOf(changedFields(fields, changes)),
}

/** The state of the page; the component is drawn anew whenever it changes. */
export function useAddress(): Address {
  const [, redraw] = useState({})
  useEffect(() => {
    const listener = () => redraw({})
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return address
}
