import { energyText } from '../../../../src/question/shown-descriptor.ts'
import type { LabelledDifference } from '../../../../src/search/differences.ts'
import { FigureTable } from '../../figure-table.tsx'
import type { TrayLabels } from './tray-labels.ts'

interface DifferencesTableProps {
  readonly differences: readonly LabelledDifference[]
  readonly labels: TrayLabels
}

/** How far every two energy distributions lie apart. */
export function DifferencesTable({ differences, labels }: DifferencesTableProps) {
  const label = (name: string) => labels.get(name) ?? name
  const resolution = Math.max(...differences.map(difference => difference.resolution))
  return (
    <>
      <FigureTable
        caption="How far the distributions lie apart"
        isTall
        table={{
          header: ['compositions', 'Wasserstein / eV', 'Kolmogorov-Smirnov'],
          rows: differences.map(({ a, b, wasserstein, kolmogorovSmirnov }) => [
            `${label(a)} – ${label(b)}`,
            energyText(wasserstein),
            energyText(kolmogorovSmirnov),
          ]),
        }}
      />
      <p class="hint">
        Wasserstein: mean energy to move one into the other. Kolmogorov-Smirnov: largest gap between the
        shares below an energy.
        {resolution > 0 && ` Energies resolved to ${resolution.toPrecision(2)} eV.`}
      </p>
    </>
  )
}
