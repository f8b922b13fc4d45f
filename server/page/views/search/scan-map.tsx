import { useMemo, useRef } from 'preact/hooks'
import type { View } from 'vega'
import { scanPicture } from '../../../../plots/scan-picture.ts'
import { MAXIMUM_CELLS } from '../../../../plots/ternary-map.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import { useAddress } from '../../address.ts'
import type { Question } from '../../ask.ts'
import { Plot } from '../../plot.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { drawnComposition, varied } from './drawn-composition.ts'

/** Two elements make a curve, three a map. */
const DRAWN = [2, 3]

/** Marks that stand for one composition each; a line stands for all. */
const POINTS = ['shape', 'symbol']

/** Pixels: the largest triangle, and what the page and the axes leave of a narrow screen. */
const SIDE = 440
const BESIDE = 190

/** Whether a scan can be shown as a picture. */
export const isDrawable = (result: ScanAnswer): boolean =>
  DRAWN.includes(varied(result).length) && result.compositions <= MAXIMUM_CELLS

interface ScanMapProps {
  readonly question: Question
  readonly result: ScanAnswer
}

/** Every composition of a scan of two or three elements; a click puts one into the editor. */
export function ScanMap({ question, result }: ScanMapProps) {
  const address = useAddress()
  const heard = useRef<View | null>(null)
  const { answer, fault } = useAnswer('scan', { ...question, top: result.compositions, uncertainty: null })
  const spec = useMemo(() => {
    if (answer === null) return null
    const points = answer.best.map(({ composition, value }) => ({
      fractions: result.elements.map(element => composition[element] ?? 0),
      value,
    }))
    return scanPicture({ ...result, warnings: [] }, points, Math.min(SIDE, innerWidth - BESIDE))
  }, [answer, result])
  function listen(view: View): void {
    if (heard.current === view) return
    heard.current = view
    view.addEventListener('click', (_, item) => {
      const isPoint = POINTS.includes(item?.mark.marktype ?? '')
      const composition = isPoint ? drawnComposition(result, item?.datum ?? {}) : null
      if (composition !== null) address.set({ composition })
    })
  }
  return (
    <>
      <Trouble fault={fault} />
      {spec && (
        <div class="scan-map">
          <Plot
            spec={spec}
            label={`Values over ${varied(result).join(', ')}; the table below has the best`}
            onView={listen}
          />
          <p class="hint small-text">A click on a composition puts it into the editor.</p>
        </div>
      )}
    </>
  )
}
