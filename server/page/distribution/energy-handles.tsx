import { useAddress } from '../address.ts'
import { AxisHandle } from '../drawing/axis-handle.tsx'
import type { Frame } from '../drawing/frame.ts'
import { type EnergyBounds, movedEnd } from './energy-window.ts'

/** What an arrow key moves an energy by, eV. */
const STEP = 0.01

interface EnergyHandlesProps {
  readonly frame: Frame
  readonly target: number | null
  readonly window: EnergyBounds | null
}

/** The target and the ends of the window, to be dragged in the plot. */
export function EnergyHandles({ frame, target, window }: EnergyHandlesProps) {
  const address = useAddress()
  const shared = { frame, step: STEP, unit: 'eV' }
  function moveEnd(end: 'low' | 'high', energy: number): void {
    if (window === null) return
    const { low, high } = movedEnd(window, end, energy)
    address.set({ window: `${low},${high}` }, { replace: true })
  }
  return (
    <>
      {window !== null && (
        <>
          <AxisHandle
            {...shared}
            label="Lower end of the window"
            value={window.low}
            onMove={low => moveEnd('low', low)}
          />
          <AxisHandle
            {...shared}
            label="Upper end of the window"
            value={window.high}
            onMove={high => moveEnd('high', high)}
          />
        </>
      )}
      {target !== null && (
        <AxisHandle
          {...shared}
          label="Target"
          value={target}
          onMove={energy => address.set({ target: String(energy) }, { replace: true })}
        />
      )}
    </>
  )
}
