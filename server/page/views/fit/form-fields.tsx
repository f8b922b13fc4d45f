import { SITE_DEFINITIONS } from '../../../../src/site/catalogue.ts'
import { Choice } from '../../choice.tsx'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { type FitFields, fitFields } from './draft.ts'

const SITES = SITE_DEFINITIONS.map(({ id }) => [id, id] as const)

interface FormFieldsProps {
  readonly fields: FitFields
  readonly fault: Fault | null
}

const set = (changes: Partial<FitFields>): void => fitFields.become({ ...fitFields.now(), ...changes })

/** What the energies of the rows are. */
export function EnergyFields({ fields, fault }: FormFieldsProps) {
  const { site, adsorbate, quantity, reaction, zero, zones } = fields
  return (
    <div class="fields fit-fields">
      <Choice
        label="Site"
        name="site"
        value={site}
        options={SITES}
        onChange={value => set({ site: value })}
        fault={faultOf(fault, 'site')}
      />
      <Field
        label="Adsorbate"
        name="adsorbate"
        value={adsorbate}
        placeholder="OH"
        onChange={value => set({ adsorbate: value })}
        fault={faultOf(fault, 'adsorbate')}
        {...(adsorbate.trim() === '' && { hint: 'Needed to fit.' })}
      />
      <Choice
        label="Energies are"
        name="quantity"
        value={quantity}
        options={[
          ['E', 'ΔE, electronic'],
          ['G', 'ΔG, free energies'],
        ]}
        onChange={value => set({ quantity: value })}
        fault={faultOf(fault, 'quantity')}
      />
      <Field
        label="Reaction"
        name="reaction"
        value={reaction}
        placeholder="H2O + * -> *OH + 1/2 H2"
        onChange={value => set({ reaction: value })}
        fault={faultOf(fault, 'reaction')}
      />
      <Field
        label="Zero of energy"
        name="zero"
        value={zero}
        placeholder="clean surface, H2O and H2"
        onChange={value => set({ zero: value })}
        fault={faultOf(fault, 'zero')}
      />
      <Field
        label="Zones"
        name="zones"
        value={zones}
        placeholder="those of the file"
        onChange={value => set({ zones: value })}
        fault={faultOf(fault, 'zones')}
      />
    </div>
  )
}

/** Which form is fitted, and how rows are held out. */
export function FormFields({ fields, fault }: FormFieldsProps) {
  const { form, ridge, strength, validate } = fields
  return (
    <div class="fields fit-fields">
      <Choice
        label="Coefficients"
        name="form"
        value={form}
        options={[
          ['shared', 'shared by all ensembles'],
          ['per-ensemble', 'own for each ensemble'],
        ]}
        onChange={value => set({ form: value })}
        fault={faultOf(fault, 'form')}
      />
      <Choice
        label="Ridge"
        name="ridge"
        value={ridge}
        options={[
          ['none', 'none'],
          ['chosen', 'chosen by cross-validation'],
          ['given', 'of a strength that I give'],
        ]}
        onChange={value => set({ ridge: value })}
        fault={ridge === 'given' ? null : faultOf(fault, 'ridge')}
      />
      {ridge === 'given' && (
        <Field
          label="Strength"
          unit="rows"
          name="strength"
          inputMode="decimal"
          value={strength}
          onChange={value => set({ strength: value })}
          fault={faultOf(fault, 'ridge')}
        />
      )}
      <Choice
        label="Rows held out"
        name="validate"
        value={validate}
        options={[
          ['loo', 'one by one'],
          ['grouped-loo', 'by slab or fingerprint'],
          ['kfold=10', 'in 10 folds'],
        ]}
        onChange={value => set({ validate: value })}
        fault={faultOf(fault, 'validate')}
      />
    </div>
  )
}

interface IdentityFieldsProps extends FormFieldsProps {
  /** What the model is called as long as nothing is typed. */
  readonly freeId: string
  readonly idFault: string | null
}

/** What the model says of itself. */
export function IdentityFields({ fields, fault, freeId, idFault }: IdentityFieldsProps) {
  const { id, title, citation, doi } = fields
  return (
    <div class="fields fit-fields">
      <Field
        label="Id of the model"
        name="id"
        value={id}
        placeholder={freeId}
        onChange={value => set({ id: value })}
        fault={idFault ?? faultOf(fault, 'id')}
      />
      <Field
        label="Title"
        name="title"
        value={title}
        onChange={value => set({ title: value })}
        fault={faultOf(fault, 'title')}
      />
      <Field
        label="Citation"
        name="citation"
        value={citation}
        onChange={value => set({ citation: value })}
        fault={faultOf(fault, 'citation')}
      />
      <Field
        label="DOI"
        name="doi"
        value={doi}
        onChange={value => set({ doi: value })}
        fault={faultOf(fault, 'doi')}
      />
    </div>
  )
}
