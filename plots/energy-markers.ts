import { PLOT_WIDTH, type PlotLayer } from './style.ts'
import { textSize } from './text-box.ts'

/** An energy to mark by a labelled line, eV. */
export interface EnergyMarker {
  readonly label: string
  readonly energy: number
}

/** Labels closer than this read as one, pixels. */
const LABEL_GAP = 26

const LABEL_SIZE = 11

const ROW_HEIGHT = 14

/** Labels stand this far above the plot, clear of the topmost tick. */
const LABEL_HEIGHT = 9

/**
 * Whether the labels need a row each, as they would meet.
 *
 * @param width of the axis, pixels
 */
export function markersCrowd(
  markers: readonly EnergyMarker[],
  domain: readonly [number, number],
  width = PLOT_WIDTH,
): boolean {
  const spans = markers.map(marker => labelSpan(marker, domain, width)).sort((a, b) => a.left - b.left)
  return spans.some(({ left }, index) => left - (spans[index - 1]?.right ?? -Infinity) < LABEL_GAP)
}

/**
 * Vertical lines at energies, the first solid, with their labels above the plot.
 *
 * @param width of the axis, pixels
 */
export function energyMarkers(
  markers: readonly EnergyMarker[],
  x: { readonly scale: { readonly domain: readonly [number, number] } },
  width = PLOT_WIDTH,
): PlotLayer[] {
  const crowd = markersCrowd(markers, x.scale.domain, width)
  return markers.map((marker, index) => ({
    data: { values: [{ energy: marker.energy, text: labelText(marker) }] },
    encoding: { x: { ...(x as object), field: 'energy' } },
    layer: [
      { mark: { type: 'rule', color: 'black', strokeWidth: 1.5, strokeDash: index === 0 ? [1, 0] : [6, 3] } },
      {
        mark: {
          type: 'text',
          ...alignment(labelSpan(marker, x.scale.domain, width)),
          y: 0,
          dy: -LABEL_HEIGHT - (crowd ? ROW_HEIGHT * index : 0),
          baseline: 'bottom',
          fontSize: LABEL_SIZE,
        },
        encoding: { text: { field: 'text' } },
      },
    ],
  }))
}

const labelText = ({ label, energy }: EnergyMarker): string =>
  `${label} ${energy.toFixed(3).replace('-', '−')} eV`

/** Where a label stands along the axis, pixels from its left end. */
interface LabelSpan {
  readonly align: 'left' | 'center' | 'right'
  readonly left: number
  readonly right: number
}

/** Centred over its line, or to one side of it where it would stand over an end of the axis. */
function labelSpan(marker: EnergyMarker, [low, high]: readonly [number, number], width: number): LabelSpan {
  const at = ((marker.energy - low) / (high - low)) * width
  const room = textSize([labelText(marker)], LABEL_SIZE).width
  if (at + room / 2 > width) return { align: 'right', left: at - room, right: at }
  if (at < room / 2) return { align: 'left', left: at, right: at + room }
  return { align: 'center', left: at - room / 2, right: at + room / 2 }
}

const alignment = ({ align }: LabelSpan) => (align === 'center' ? {} : { align })
