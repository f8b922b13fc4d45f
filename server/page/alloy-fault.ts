import { useEffect, useState } from 'preact/hooks'
import type { Fault } from './fault.ts'

/** What the panel of the alloy shows the faults of, whichever view asked. */
const PANEL_FIELDS = ['composition', 'layer', 'model']

const faults = new Map<object, Fault>()
const listeners = new Set<() => void>()

/** Whether the panel shows a fault, so that a view need not. */
export const isPanelFault = ({ field }: Fault): boolean => field !== null && PANEL_FIELDS.includes(field)

/** Has the panel show a fault as long as the component that met it is there. */
export function useTellPanel(fault: Fault | null): void {
  useEffect(() => {
    if (fault === null || !isPanelFault(fault)) return
    const teller = {}
    faults.set(teller, fault)
    for (const listener of listeners) listener()
    return () => {
      faults.delete(teller)
      for (const listener of listeners) listener()
    }
  }, [fault])
}

/** The fault that views have met in a field of the panel. */
export function usePanelFault(): Fault | null {
  const [, redraw] = useState({})
  useEffect(() => {
    const listener = () => redraw({})
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  return [...faults.values()][0] ?? null
}
