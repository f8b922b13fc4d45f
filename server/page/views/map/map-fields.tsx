import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import { Choice } from '../../choice.tsx'
import { joinedParts } from '../../comma-parts.ts'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { exampleWindow, type UsualObjective } from '../../objective.ts'
import { ObjectiveFields } from '../../objective-fields.tsx'
import { WindowField } from '../../window-field.tsx'
import { type CornerTexts, faultyCorner } from './corners.ts'
import { isOfAlloy, MAP_DESCRIPTORS } from './descriptors.ts'
import { descriptorOf } from './map-question.ts'

/** Where each corner stands. */
const PLACES = ['left', 'right', 'top']

const STEPS = [
  ['0.1', '10 %'],
  ['', '5 %'],
  ['0.025', '2.5 %'],
  ['0.02', '2 %'],
  ['0.01', '1 %'],
] as const

interface MapFieldsProps {
  readonly model: ModelCard | undefined
  /** What is averaged where the address does not say. */
  readonly usual: UsualObjective | undefined
  readonly corners: CornerTexts
  readonly fault: Fault | null
}

/** What is mapped, and over which mixtures. */
export function MapFields({ model, usual, corners, fault }: MapFieldsProps) {
  const address = useAddress()
  const descriptor = descriptorOf(address)
  const sentence = faultOf(fault, 'corners', 'composition')
  const wrong = faultyCorner(corners, isOfAlloy(descriptor) ? undefined : model?.elements)
  return (
    <form class="panel" aria-label="Map" onSubmit={event => event.preventDefault()}>
      <div class="fields">
        <Choice
          label="Descriptor"
          name="descriptor"
          value={descriptor}
          options={MAP_DESCRIPTORS}
          onChange={chosen =>
            address.set({
              descriptor: chosen,
              ...(chosen === 'windowProbability' && address.text('window') === ''
                ? { window: exampleWindow(model?.adsorbate ?? '') }
                : {}),
            })
          }
          fault={faultOf(fault, 'descriptor')}
        />
        {descriptor === 'objective' && <ObjectiveFields model={model} fault={fault} usual={usual} />}
        {descriptor === 'windowProbability' && <WindowField fault={fault} />}
        <Choice
          label="Step of the grid"
          name="mapStep"
          value={address.text('mapStep')}
          options={STEPS}
          onChange={step => address.set({ mapStep: step })}
          fault={faultOf(fault, 'step')}
        />
      </div>
      <div class="fields">
        {corners.map((corner, index) => (
          <Field
            key={PLACES[index]}
            label={`Corner, ${PLACES[index]}`}
            name={`corner-${PLACES[index]}`}
            value={corner}
            onChange={text =>
              address.set({ corners: joinedParts(corners.with(index, text)) }, { replace: true })
            }
            fault={index === (wrong ?? corners.length - 1) ? sentence : null}
          />
        ))}
      </div>
      <div class="buttons">
        <button
          type="button"
          class="small"
          disabled={address.text('corners') === ''}
          onClick={() => address.set({ corners: null })}
        >
          Corners from the composition
        </button>
      </div>
    </form>
  )
}
