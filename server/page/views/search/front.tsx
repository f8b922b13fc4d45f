import { useMemo } from 'preact/hooks'
import { optimizePicture } from '../../../../plots/optimize-picture.ts'
import { objectiveTitle } from '../../../../src/descriptor/objective.ts'
import type { OptimizeAnswer } from '../../../../src/question/optimize.ts'
import { frontFigures } from '../../../../src/question/optimize-figures.ts'
import { Plot } from '../../plot.tsx'
import { FoundTable } from './found-table.tsx'

/** The Pareto front of an optimisation, as a picture and as a table. */
export function Front({ result }: { readonly result: OptimizeAnswer }) {
  const spec = useMemo(() => ({ ...optimizePicture(result), title: frontTitle(result) }), [result])
  const { pareto, objective } = result
  if (pareto === undefined) return null
  const { points, title } = pareto
  return (
    <>
      <Plot
        spec={spec}
        label={`Pareto front of ${points.length} compositions against ${title}; a table follows`}
      />
      <details>
        <summary>Compositions of the front ({points.length})</summary>
        <FoundTable
          caption="Pareto front, the cheapest first"
          titles={{ cost: title, value: objectiveTitle(objective) }}
          table={frontFigures(points)}
        />
      </details>
    </>
  )
}

const frontTitle = ({ pareto, objective }: OptimizeAnswer): string =>
  `Pareto front: ${objectiveTitle(objective)} against ${pareto?.title}`
