import { useMemo } from 'preact/hooks'
import { scanPicture } from '../../../../plots/scan-picture.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import { Plot } from '../../plot.tsx'
import { variedElements } from './scan-plane.ts'
import { scanPoints } from './scan-points.ts'

/** A scan of two elements as a curve. */
export function ScanCurve({ scan }: { readonly scan: ScanAnswer }) {
  const spec = useMemo(() => ({ ...scanPicture(scan, scanPoints(scan)), title: 'Every composition' }), [scan])
  const [first, second] = variedElements(scan)
  return <Plot spec={spec} label={`Values from ${first} to ${second}; the table below has the best`} />
}
