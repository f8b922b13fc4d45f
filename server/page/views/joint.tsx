import { useAddress } from '../address.ts'
import { alloyOf } from '../alloy.ts'
import { AnswerBox } from '../answer-box.tsx'
import { faultOf } from '../fault.ts'
import { Field } from '../field.tsx'
import { TakeAway } from '../take-away.tsx'
import { Trouble } from '../trouble.tsx'
import { useAnswer } from '../use-answer.ts'
import { areServed, useModels } from '../use-models.ts'
import { JointAnswer } from './joint/joint-answer.tsx'
import { PairFields } from './joint/pair-fields.tsx'
import { conditionFault, pairState, windowFault } from './joint/pair-state.ts'
import { WindowFields } from './joint/window-fields.tsx'
import { windowPresets } from './joint/window-presets.ts'

/** Fields that show what is wrong with them. */
const OWN_FIELDS = ['models', 'neighbour', 'window', 'given']

/** How strongly two adsorbates bind at one site or side by side, jointly. */
export function JointView() {
  const address = useAddress()
  const models = useModels()
  const state = pairState(address, models)
  const { ids, cards, neighbour, windows, given } = state
  const readable = windows.filter(window => windowFault(window, cards) === null)
  const question = {
    models: ids.join(','),
    ...alloyOf(address),
    neighbour,
    window: readable.length > 0 ? readable : null,
    given: conditionFault(given, cards) === null ? given : null,
  }
  const known = useAnswer('joint', areServed(models) ? question : null)
  const { answer, asked, fault } = known
  const presets =
    cards === null || answer === null
      ? []
      : windowPresets([cards[0].adsorbate, cards[1].adsorbate], answer.means)
  const keep = (pairWindow: readonly string[], replace = false) => address.set({ pairWindow }, { replace })

  return (
    <>
      <section class="panel" aria-label="What to ask">
        <PairFields state={state} fault={fault} />
        <WindowFields
          windows={windows}
          onChange={keep}
          faultOf={window => windowFault(window, cards)}
          placeholder={presets[0]?.window ?? ''}
        />
        <div class="buttons">
          <span class="buttons-label">Window to start from</span>
          {presets.map(({ title, window }) => (
            <button key={title} type="button" class="small" onClick={() => keep([...windows, window])}>
              {title}: {window}
            </button>
          ))}
        </div>
        <div class="fields wide-fields">
          <Field
            label="Given"
            unit="eV"
            hint="shows the other energy where this one is within bounds"
            name="given"
            value={given}
            placeholder={cards ? `${cards[0].adsorbate}<=0` : ''}
            onChange={text => address.set({ given: text }, { replace: true })}
            fault={conditionFault(given, cards) ?? faultOf(fault, 'given')}
          />
        </div>
      </section>
      <Trouble fault={fault} shownBy={OWN_FIELDS} />
      {answer && asked && (
        <AnswerBox {...known} kind="panel">
          <JointAnswer answer={answer} />
          <TakeAway operation="joint" question={asked} />
        </AnswerBox>
      )}
    </>
  )
}
