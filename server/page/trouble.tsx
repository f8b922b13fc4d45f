import { isPanelFault } from './alloy-fault.ts'
import type { Fault } from './fault.ts'

interface TroubleProps {
  readonly fault: Fault | null
  /** Names of the fields that show their own faults. */
  readonly shownBy?: readonly string[]
}

/**
 * A fault that no field shows.
 *
 * @example <Trouble fault={fault} shownBy={['target', 'window']} />
 */
export function Trouble({ fault, shownBy = [] }: TroubleProps) {
  const isShown =
    fault === null || isPanelFault(fault) || (fault.field !== null && shownBy.includes(fault.field))
  return <div role="alert">{!isShown && <p class="fault-note">{fault.message}</p>}</div>
}
