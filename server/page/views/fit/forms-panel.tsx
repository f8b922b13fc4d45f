import { useMemo, useState } from 'preact/hooks'
import { formComparisonPlot } from '../../../../plots/form-comparison.ts'
import type { Question } from '../../ask.ts'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'

/** Which form the data support, when one asks: it takes as long as some dozens of fits. */
export function FormsPanel({ question }: { readonly question: Question }) {
  const text = JSON.stringify(question)
  const [wanted, want] = useState<string | null>(null)
  const isWanted = wanted === text
  const { answer, asked, fault, isPending } = useAnswer('forms', isWanted ? question : null)
  const spec = useMemo(() => answer && formComparisonPlot(answer), [answer])
  return (
    <section class="panel" aria-labelledby="forms-title">
      <h2 id="forms-title">Which form the rows support</h2>
      <Trouble fault={fault} />
      {!isWanted && (
        <div class="buttons">
          <button type="button" onClick={() => want(text)}>
            Compare forms
          </button>
          <span class="faint">
            shared or own coefficients, with and without a ridge, on the same held-out rows
          </span>
        </div>
      )}
      <p aria-live="polite" class={isPending ? 'faint' : 'unseen'}>
        {isWanted && (isPending ? 'Fitting each form to each fold…' : answer?.conclusion)}
      </p>
      {answer?.warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      {answer && spec && asked && (
        <>
          <Plot spec={spec} label={`Held-out errors of four forms; ${answer.conclusion}`} />
          <TakeAway operation="forms" question={asked} />
        </>
      )}
    </section>
  )
}
