import { useEffect, useRef } from 'preact/hooks'
import { type Address, useAddress } from './address.ts'
import { AlloyPanel } from './alloy-panel.tsx'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { ShownView } from './shown-view.tsx'
import { VIEWS, type View, viewOf } from './views.ts'

/** The page: the alloy at the left, a view of it at the right. */
export function App() {
  const address = useAddress()
  const view = viewOf(address.text('view'))
  useEffect(() => {
    document.title = `${view.title} · sitescape`
  }, [view])
  return (
    <>
      <a class="skip" href="#view">
        Skip to the view
      </a>
      <PageHeader page="app" />
      <div class="columns">
        <AlloyPanel view={view} />
        <main id="view" tabIndex={-1}>
          <h1 class="unseen">{view.title}</h1>
          <ViewTabs view={view} address={address} />
          <ShownView view={view} />
        </main>
      </div>
      <PageFooter />
    </>
  )
}

interface ViewTabsProps {
  readonly view: View
  readonly address: Address
}

/** Links to the views, which keep the alloy. */
function ViewTabs({ view, address }: ViewTabsProps) {
  const tabs = useRef<HTMLElement>(null)
  // On a phone, only some are in sight. The page itself stays where it is.
  useEffect(() => {
    const row = tabs.current
    const tab = row?.querySelector<HTMLElement>('[aria-current]')
    if (row && tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [view])
  return (
    <nav class="tabs" aria-label="Views" ref={tabs}>
      {VIEWS.map(({ id, title }) => (
        <a
          key={id}
          href={address.link({ view: id })}
          aria-current={id === view.id ? 'page' : undefined}
          onClick={event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            address.set({ view: id })
          }}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}
