import { objectiveTitle } from '../../../../src/descriptor/objective.ts'
import type { OptimizeAnswer } from '../../../../src/question/optimize.ts'
import { credibleFigures, maximaFigures } from '../../../../src/question/optimize-figures.ts'
import type { Format } from '../../../asked.ts'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { TakeAway } from '../../take-away.tsx'
import { FoundTable } from './found-table.tsx'
import { Front } from './front.tsx'
import { ResultHeading } from './result-heading.tsx'
import { Sensitivity } from './sensitivity.tsx'

interface OptimizeResultProps {
  readonly question: Question
  readonly result: OptimizeAnswer
}

const PICTURES: readonly Format[] = ['plot.svg', 'plot.png', 'plot.vl.json', 'plot.html']

/** What an optimisation found: the local maxima, what moves them, how sure they are, and the front. */
export function OptimizeResult({ question, result }: OptimizeResultProps) {
  const { maxima, starts, seed, objective, credible, pareto } = result
  return (
    <section class="panel" aria-label="Result of the optimisation">
      <ResultHeading answer={result} how={`local maxima from ${starts} starts, seed ${seed}`} />
      {maxima.length === 0 ? (
        <p>No maximum was found.</p>
      ) : (
        <>
          <FoundTable
            caption="Local maxima, the best first"
            titles={{
              'local maxima': 'composition',
              value: objectiveTitle(objective),
              'best in': 'best in so many draws',
            }}
            table={maximaFigures(result)}
          />
          <Sensitivity result={result} />
          {credible && (
            <FigureTable
              caption={`The optimum found anew for ${credible.draws.toLocaleString('en')} draws of the coefficients, seed ${credible.seed}`}
              table={credibleFigures(result, credible)}
            />
          )}
        </>
      )}
      {pareto && <Front result={result} />}
      <TakeAway
        operation="optimize"
        question={question}
        answer={result}
        formats={[...(pareto ? PICTURES : []), 'data.csv', 'data.parquet', 'json']}
      />
    </section>
  )
}
