import { useMemo, useState } from 'preact/hooks'
import type { View } from 'vega'
import { scanPicture } from '../../../../plots/scan-picture.ts'
import { compositionFormula } from '../../../../src/composition/formula.ts'
import { mixture } from '../../../../src/composition/mixture.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import { useAddress } from '../../address.ts'
import { compositionOf } from '../../alloy.ts'
import { readFormula } from '../../composition/read-formula.ts'
import { Plot } from '../../plot.tsx'
import { useMedia } from '../../use-media.ts'
import { MapSurface } from '../map/map-surface.tsx'
import { sharesIn } from '../map/mixture-shares.ts'
import { type MapProjection, type Triangle, triangleOf } from '../map/triangle.ts'
import { scanPlane } from './scan-plane.ts'
import { scanPoints } from './scan-points.ts'

/** Side of the triangle on a phone, pixels. */
const NARROW_SIDE = 196

/** A scan of three elements as a map; a click, or Enter at the cursor, puts a composition into the editor. */
export function ScanMap({ scan }: { readonly scan: ScanAnswer }) {
  const address = useAddress()
  const isNarrow = useMedia('(max-width: 40rem)')
  const [triangle, setTriangle] = useState<Triangle | null>(null)
  const plane = useMemo(() => scanPlane(scan), [scan])
  const spec = useMemo(() => {
    const picture = scanPicture(scan, scanPoints(scan), isNarrow ? NARROW_SIDE : undefined)
    return { ...picture, title: 'Every composition' }
  }, [scan, isNarrow])
  const corners = plane.corners.map(({ composition }) => new Map(Object.entries(composition)))
  const { composition: present } = readFormula(compositionOf(address))
  return (
    <div class="scan-map">
      <Plot
        spec={spec}
        label={`Map of the values over ${plane.corners.map(({ label }) => label).join(', ')}; the table below has the best`}
        onView={view => setTriangle(drawnTriangle(view, spec as object as DrawnSpec))}
      >
        {triangle && (
          <MapSurface
            map={plane}
            triangle={triangle}
            present={present && sharesIn(corners, present)}
            onTake={({ shares }) =>
              address.set({ composition: compositionFormula(mixture(corners, shares)) })
            }
          />
        )}
      </Plot>
      <p class="hint">
        Click a composition, or move with the arrow keys and press Enter, to put it into the editor.
      </p>
    </div>
  )
}

interface DrawnSpec {
  readonly projection: MapProjection
}

const drawnTriangle = (view: View, { projection }: DrawnSpec): Triangle =>
  triangleOf(view.origin(), view.padding() as { left: number; top: number }, projection)
