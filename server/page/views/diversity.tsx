import { significant } from '../../../src/output/significant.ts'
import { countFigures } from '../../../src/question/count-lines.ts'
import {
  diversityFigures,
  expectedFigures,
  NOT_LISTED,
  neededFigures,
} from '../../../src/question/diversity-figures.ts'
import { allSites } from '../../../src/site/registry.ts'
import { useAddress } from '../address.ts'
import { modelOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { Choice } from '../choice.tsx'
import { faultOf } from '../fault.ts'
import { Field } from '../field.tsx'
import { FigureTable } from '../figure-table.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { areServed, useModels } from '../use-models.ts'
import { DiversityPlots } from './diversity/diversity-plots.tsx'
import { countQuestion, diversityQuestion } from './diversity/diversity-question.ts'
import { PARTICLE_FIELDS, ParticleFields } from './diversity/particle-fields.tsx'
import { ParticleFigures } from './diversity/particle-figures.tsx'

/** How many different sites an alloy has, and how many of them so many atoms show. */
export function DiversityView() {
  const address = useAddress()
  const models = useModels()
  const model = models.find(({ id }) => id === modelOf(address))
  const question = diversityQuestion(address, model?.site ?? 'fcc111-top')
  const isKnown = areServed(models) || address.text('site') !== ''
  const known = useAnswer('diversity', isKnown ? question : null)
  const { answer, asked, fault } = known
  const counted = useAnswer('count', answer && countQuestion(answer))
  return (
    <>
      <section class="panel" aria-label="What to ask">
        <div class="fields wide-fields">
          <Choice
            label="Site"
            name="site"
            value={String(question.site)}
            options={allSites().map(({ id, atoms }) => [id, `${id}, ${atoms} atoms`])}
            onChange={site => address.set({ site })}
            fault={faultOf(fault, 'site')}
          />
          <Field
            label="Numbers of sites"
            name="sites"
            hint="one or several, like 1e6 or 1e3,1e6"
            placeholder="1e3,1e6,1e9"
            value={address.text('surfaceSites')}
            onChange={surfaceSites => address.set({ surfaceSites }, { replace: true })}
            fault={faultOf(fault, 'sites')}
          />
        </div>
        <ParticleFields fault={fault} />
      </section>
      <Trouble fault={fault} shownBy={['site', 'sites', ...PARTICLE_FIELDS]} />
      <Trouble fault={counted.fault} />
      {answer && asked && (
        <AnswerBox {...known} kind="stack">
          <p class="unseen" aria-live="polite">
            {significant(answer.fingerprints.hill0)} fingerprints, entropy{' '}
            {significant(answer.fingerprints.entropy)} nat.
          </p>
          {counted.answer && counted.asked && (
            <section class="panel" aria-label="Counts">
              <FigureTable
                caption={`Environments of ${counted.answer.site} with ${counted.answer.elements} elements`}
                table={countFigures(counted.answer)}
              />
              <TakeAway operation="count" question={counted.asked} formats={['data.csv', 'json']} />
            </section>
          )}
          <section class="panel" aria-label="Diversity">
            <DiversityPlots answer={answer} isAsked={Boolean(asked.sites)} />
            <div class="panels">
              <FigureTable caption="Random alloy" table={diversityFigures(answer)} />
              <div class="stack">
                <FigureTable caption="Fingerprints to expect" table={expectedFigures(answer)} />
                <FigureTable caption="Sites needed" table={neededFigures(answer)} />
              </div>
            </div>
            {answer.needed.some(({ sites }) => sites === null) && <p class="faint">{NOT_LISTED}</p>}
            {answer.particle && <ParticleFigures particle={answer.particle} />}
            <TakeAway operation="diversity" question={asked} />
          </section>
        </AnswerBox>
      )}
    </>
  )
}
