import { useAddress } from '../../address.ts'
import { Choice } from '../../choice.tsx'

const SHARE = 'share'

interface AgainstProps {
  /** The elements that may take part. */
  readonly elements: readonly string[]
  readonly fault: string | null
}

/** What the best compositions are weighed against, for the Pareto front; in the address as `against`. */
export function Against({ elements, fault }: AgainstProps) {
  const address = useAddress()
  const against = address.text('against')
  const shared = against.startsWith(`${SHARE}:`) ? against.slice(SHARE.length + 1).split('+') : null
  function share(element: string): void {
    const without = (shared ?? []).filter(own => own !== element)
    const next = shared?.includes(element)
      ? without
      : elements.filter(own => own === element || without.includes(own))
    if (next.length > 0) address.set({ against: `${SHARE}:${next.join('+')}` })
  }
  return (
    <div class="against">
      <Choice
        label="Pareto front against"
        name="against"
        value={shared === null ? against : SHARE}
        options={[
          ['', 'none'],
          [SHARE, 'share of elements'],
          ['supply-risk', 'supply risk'],
        ]}
        onChange={chosen => address.set({ against: chosen === SHARE ? `${SHARE}:${elements[0]}` : chosen })}
        fault={fault}
      />
      {shared !== null && (
        <fieldset class="buttons">
          <legend class="unseen">Elements whose share counts</legend>
          {elements.map(element => (
            <button
              key={element}
              type="button"
              class="small"
              aria-pressed={shared.includes(element)}
              onClick={() => share(element)}
            >
              {element}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
