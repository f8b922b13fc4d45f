import { useMemo } from 'preact/hooks'
import { activityContributions } from '../../../plots/activity-contributions.ts'
import type { SiteActivity, SurfaceActivity } from '../../../src/question/activity.ts'
import { useAddress } from '../address.ts'
import { modelOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { OBJECTIVE_FIELDS, usualObjective } from '../objective.ts'
import { pictured } from '../pictured.ts'
import { Plot } from '../plot.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { useModels } from '../use-models.ts'
import { ActivityFields } from './activity/activity-fields.tsx'
import { activityQuestion, summableModels, volcanoQuestion } from './activity/activity-question.ts'
import { ActivityValue } from './activity/activity-value.tsx'
import { SiteContributions } from './activity/site-contributions.tsx'
import { Volcano } from './activity/volcano.tsx'

/** Faults that a field shows. */
const SHOWN = [...OBJECTIVE_FIELDS, 'relativeTo', 'models', 'uncertainty']

/** How active the alloy is, against a reference, and which of its sites make it so. */
export function ActivityView() {
  const address = useAddress()
  const models = useModels()
  const model = models.find(({ id }) => id === modelOf(address))
  const usual = usualObjective(model)
  const others =
    model && address.text('objective', usual?.objective) === 'orr' ? summableModels(models, model) : []
  const question = model ? activityQuestion(address, model, usual, others) : null
  const draws = address.text('draws')
  const quick = useAnswer('activity', question)
  // Draws take seconds: until they are there, the value is shown without its interval.
  const drawn = useAnswer('activity', question && draws !== '' ? { ...question, draws } : null)
  const { answer, asked } = drawn.answer && !drawn.isPending && !drawn.fault ? drawn : quick
  const fault = quick.fault ?? drawn.fault
  const picture = useMemo(
    () => answer && pictured(() => activityContributions({ ...answer, sites: sitesOf(answer) })),
    [answer],
  )
  return (
    <>
      <ActivityFields model={model} usual={usual} others={others} fault={fault} />
      <Trouble fault={fault} shownBy={SHOWN} />
      {answer && picture && asked && (
        <AnswerBox {...quick} kind="stack">
          <ActivityValue answer={answer} isDrawing={draws !== '' && drawn.isPending} />
          <section class="panel" aria-label="Contributions">
            {picture.spec ? (
              <Plot spec={picture.spec} label={contributionsLabel(answer)} />
            ) : (
              <p class="warning">{picture.reason}.</p>
            )}
            <TakeAway operation="activity" question={asked} />
          </section>
          {sitesOf(answer).map(site => (
            <SiteContributions key={site.model} site={site} />
          ))}
        </AnswerBox>
      )}
      {model && <Volcano question={volcanoQuestion(address, model, usual)} />}
    </>
  )
}

const sitesOf = (answer: SiteActivity | SurfaceActivity): readonly SiteActivity[] =>
  'sites' in answer ? answer.sites : [answer]

function contributionsLabel(answer: SiteActivity | SurfaceActivity): string {
  const first = sitesOf(answer)[0]?.contributions[0]
  const share = first?.share == null ? '' : `; ${first.ensemble} adds ${(100 * first.share).toFixed(1)} %`
  return `Share of the value and of the sites by ensemble${share}`
}
