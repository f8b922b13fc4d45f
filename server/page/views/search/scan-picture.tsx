import { MAXIMUM_CELLS } from '../../../../plots/ternary-map.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import type { Question } from '../../ask.ts'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { ScanCurve } from './scan-curve.tsx'
import { ScanMap } from './scan-map.tsx'
import { variedElements } from './scan-plane.ts'

/** Two elements make a curve, three a map. */
const CURVE = 2
const MAP = 3

/** Whether a scan can be shown as a picture. */
export const isDrawable = (result: ScanAnswer): boolean =>
  [CURVE, MAP].includes(variedElements(result).length) && result.compositions <= MAXIMUM_CELLS

interface ScanPictureProps {
  readonly question: Question
  readonly result: ScanAnswer
}

/** Every composition of a scan of two or three elements. The result has the best alone, so all are asked for anew. */
export function ScanPicture({ question, result }: ScanPictureProps) {
  const { answer, fault } = useAnswer('scan', { ...question, top: result.compositions, uncertainty: null })
  const Picture = variedElements(result).length === MAP ? ScanMap : ScanCurve
  return (
    <>
      <Trouble fault={fault} />
      {answer && <Picture scan={answer} />}
    </>
  )
}
