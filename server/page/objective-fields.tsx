import type { ModelCard } from '../../src/question/models.ts'
import { useAddress } from './address.ts'
import { Choice } from './choice.tsx'
import { type Fault, faultOf } from './fault.ts'
import { Field } from './field.tsx'
import { OBJECTIVES, objectiveChanges, objectiveOf, objectivesFor, type UsualObjective } from './objective.ts'

interface ObjectiveFieldsProps {
  /** Whose energies it is a function of; undefined until it is known. */
  readonly model: ModelCard | undefined
  readonly fault: Fault | null
  /** What is averaged where the address does not say; if nothing, then nothing can be chosen, too. */
  readonly usual?: UsualObjective | undefined
  /** What having no objective is called. */
  readonly none?: string
}

/**
 * The choice of what to average over the sites, and its options; all of it stands in the address under the names that the
 * API uses. To be put among the `fields` of a form.
 *
 * @example
 * <div class="fields"><ObjectiveFields model={model} fault={fault} usual={usualObjective(model)} /></div>
 * <Trouble fault={fault} shownBy={OBJECTIVE_FIELDS} />
 */
export function ObjectiveFields({ model, fault, usual, none = 'none' }: ObjectiveFieldsProps) {
  const address = useAddress()
  const asked = objectiveOf(address, usual)
  const { objective = '' } = asked
  const adsorbate = model?.adsorbate ?? ''
  const names = model === undefined ? Object.keys(OBJECTIVES) : objectivesFor(adsorbate)
  return (
    <>
      <Choice
        label="Objective"
        name="objective"
        value={objective}
        options={[
          ...(usual === undefined ? [['', none] as const] : []),
          ...names.map(name => [name, OBJECTIVES[name]?.title ?? name] as const),
        ]}
        onChange={chosen => address.set(objectiveChanges(chosen, adsorbate))}
        fault={faultOf(fault, 'objective')}
      />
      {OBJECTIVES[objective]?.options.map(({ name, first, ...option }) => (
        <Field
          key={`${objective} ${name}`}
          {...option}
          name={name}
          inputMode={name === 'formula' ? 'text' : 'decimal'}
          value={asked[name] ?? ''}
          onChange={value => address.set({ ...asked, [name]: value }, { replace: true })}
          fault={faultOf(fault, name)}
        />
      ))}
    </>
  )
}
