import { objectiveTitle, objectiveUnit } from '../../../../src/descriptor/objective.ts'
import { significant } from '../../../../src/question/optimize-figures.ts'
import type { ScanAnswer } from '../../../../src/question/scan.ts'
import { bestFigures } from '../../../../src/question/scan-figures.ts'
import type { Format } from '../../../asked.ts'
import { MOST_TABLED } from '../../../limits.ts'
import type { Question } from '../../ask.ts'
import { TakeAway } from '../../take-away.tsx'
import { FoundTable } from './found-table.tsx'
import { ResultHeading } from './result-heading.tsx'
import { isDrawable, ScanPicture } from './scan-picture.tsx'

interface ScanResultProps {
  readonly question: Question
  readonly result: ScanAnswer
}

const PICTURES: readonly Format[] = ['plot.svg', 'plot.png', 'plot.vl.json', 'plot.html']

/** Every composition in a row of its own; the server makes no larger tables. */
const TABLES: readonly Format[] = ['data.csv', 'data.parquet']

/** What a scan found: figures of all compositions, a picture of two or three elements, and the best. */
export function ScanResult({ question, result }: ScanResultProps) {
  const { compositions, objective, step, best } = result
  const isDrawn = isDrawable(result)
  const count = compositions.toLocaleString('en')
  return (
    <section class="panel" aria-label="Result of the scan">
      <ResultHeading
        answer={result}
        how={`exact at each of ${count} compositions in steps of ${significant(100 * step)} at. %`}
      />
      <ScanSummary result={result} />
      {isDrawn && <ScanPicture question={question} result={result} />}
      <FoundTable
        caption={`The best ${best.length.toLocaleString('en')} of ${count} compositions`}
        titles={{ 'best compositions': 'composition', value: objectiveTitle(objective), '+-': '±' }}
        table={bestFigures(result)}
      />
      <TakeAway
        operation="scan"
        question={question}
        answer={result}
        formats={[...(isDrawn ? PICTURES : []), ...(compositions <= MOST_TABLED ? TABLES : []), 'json']}
      />
    </section>
  )
}

/** The values of all compositions in four figures. */
function ScanSummary({ result }: { readonly result: ScanAnswer }) {
  const { mean, standardDeviation, minimum, maximum, objective } = result
  const unit = objectiveUnit(objective)
  const figures = [
    ['Highest', maximum],
    ['Lowest', minimum],
    ['Mean', mean],
    ['Standard deviation', standardDeviation],
  ] as const
  return (
    <dl class="scan-summary">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {significant(value)}
            {unit === '1' ? '' : ` ${unit}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
