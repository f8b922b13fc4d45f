import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { View } from './views.ts'

interface Loaded {
  readonly view: View
  readonly Component: FunctionComponent
}

/** A view, once its code is there; the one before it stays until then. */
export function ShownView({ view }: { readonly view: View }) {
  const [loaded, setLoaded] = useState<Loaded | null>(() => ready(view))
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    setFault(null)
    Promise.resolve(view.load()).then(
      Component => isWanted && setLoaded({ view, Component }),
      (error: Error) => isWanted && setFault(error.message),
    )
    return () => {
      isWanted = false
    }
  }, [view])
  if (fault !== null)
    return (
      <div class="fault-note" role="alert">
        <p>The view cannot be loaded. Is the server still running? ({fault})</p>
        <button type="button" class="small" onClick={() => location.reload()}>
          Load the page anew
        </button>
      </div>
    )
  if (loaded === null) return <p class="faint">Loading…</p>
  return <loaded.Component key={loaded.view.id} />
}

/** A view that comes with the page is there at once. */
function ready(view: View): Loaded | null {
  const Component = view.load()
  return typeof Component === 'function' ? { view, Component } : null
}
