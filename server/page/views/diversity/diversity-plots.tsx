import { useMemo } from 'preact/hooks'
import { rankAbundancePlot, rarefactionPlot } from '../../../../plots/diversity-plots.ts'
import { markedSites } from '../../../../plots/marked-sites.ts'
import { significant } from '../../../../src/output/significant.ts'
import type { AnswerTo } from '../../../../src/question/operations.ts'
import { pictured } from '../../pictured.ts'
import { Plot } from '../../plot.tsx'

interface DiversityPlotsProps {
  readonly answer: AnswerTo<'diversity'>
  /** Whether numbers of sites were asked for, to be marked. */
  readonly isAsked: boolean
}

/** How many fingerprints so many sites show, and how probable the most frequent ones are. */
export function DiversityPlots({ answer, isAsked }: DiversityPlotsProps) {
  const rarefaction = useMemo(
    () => pictured(() => rarefactionPlot(answer, markedSites(answer, isAsked))),
    [answer, isAsked],
  )
  const abundance = useMemo(() => pictured(() => rankAbundancePlot(answer)), [answer])
  if (rarefaction.spec === null) return <p class="warning">{rarefaction.reason}</p>
  const told = answer.expected.map(
    ({ sites, fingerprints }) => `${significant(fingerprints)} among ${significant(sites)} sites`,
  )
  return (
    <div class="panels">
      <Plot
        spec={rarefaction.spec}
        label={`Expected different fingerprints against sites: ${told.join(', ')}`}
      />
      {abundance.spec && (
        <Plot spec={abundance.spec} label="Probability of the fingerprints, the most probable first" />
      )}
    </div>
  )
}
