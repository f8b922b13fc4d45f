import { useMemo } from 'preact/hooks'
import { rankingPlot } from '../../../../plots/ranking.ts'
import { BEATS_TITLE, beatsFigures, rankFigures } from '../../../../src/question/rank-figures.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { FigureTable } from '../../figure-table.tsx'
import { Plot } from '../../plot.tsx'
import { TakeAway } from '../../take-away.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import type { TrayLabels } from './tray-labels.ts'

interface RankingProps {
  readonly question: Question
  readonly labels: TrayLabels
}

/** Which composition is best by the objective, and how sure that is. */
export function Ranking({ question, labels }: RankingProps) {
  const known = useAnswer('rank', question)
  const { answer: ranked, asked, fault } = known
  const answer = useMemo(
    () =>
      ranked && {
        ...ranked,
        rows: ranked.rows.map(row => ({ ...row, label: labels.get(row.label) ?? row.label })),
      },
    [ranked, labels],
  )
  const spec = useMemo(() => answer && rankingPlot(answer), [answer])
  const beats = answer && beatsFigures(answer)
  const [first] = answer?.rows ?? []
  return (
    <AnswerBox {...known} kind="panel" label="Ranking">
      <h2>Which is best, and how sure</h2>
      <Trouble fault={fault} />
      {!answer && !fault && <p class="faint">Drawing coefficients…</p>}
      {answer && spec && asked && first && (
        <>
          <p aria-live="polite">
            {first.label} has the highest value, and is the best with a probability of{' '}
            {(100 * first.best).toFixed(1)} %.
          </p>
          {answer.warnings.map(warning => (
            <p key={warning} class="warning">
              {warning}.
            </p>
          ))}
          <Plot
            spec={spec}
            label="Values with credible intervals, ranks and probabilities of being the best"
          />
          <FigureTable caption="By place" table={rankFigures(answer)} />
          {beats && <FigureTable caption={BEATS_TITLE} table={beats} />}
          <TakeAway operation="rank" question={asked} />
        </>
      )}
    </AnswerBox>
  )
}
