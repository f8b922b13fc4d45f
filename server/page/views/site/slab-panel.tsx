import type { SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'
import { ADSORBATES } from '../../../../src/structure/adsorbates.ts'
import { useAddress } from '../../address.ts'
import { AnswerBox } from '../../answer-box.tsx'
import type { Question } from '../../ask.ts'
import { Choice } from '../../choice.tsx'
import { faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'
import { TakeAway } from '../../take-away.tsx'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'

const CLEAN = 'none'
const OPTIONS = [[CLEAN, 'none, a clean slab'], ...ADSORBATES.map(({ name }) => [name, `*${name}`])] as const

interface SlabPanelProps {
  readonly answer: SiteAtomsAnswer
  /** The question that the atoms are of. */
  readonly asked: Question
  readonly isStale: boolean
}

/** A slab that holds the fingerprint, as files that ASE and VASP read. */
export function SlabPanel({ answer, asked, isStale }: SlabPanelProps) {
  const address = useAddress()
  const own = answer.adsorbate ?? CLEAN
  const adsorbate = address.text('adsorbate', ADSORBATES.some(({ name }) => name === own) ? own : CLEAN)
  const question = {
    site: answer.site,
    composition: asked.composition,
    layer: asked.layer,
    fingerprint: answer.fingerprint,
    seed: answer.seed,
    adsorbate: adsorbate === CLEAN ? null : adsorbate,
    size: address.text('size'),
  }
  const slab = useAnswer('structure', answer.facet === 'bulk' ? null : question)
  if (answer.facet === 'bulk') return null
  const [structure] = slab.answer?.structures ?? []
  return (
    <AnswerBox isStale={isStale} kind="panel" labelledBy="slab-title">
      <h2 id="slab-title">A slab of it to compute</h2>
      <div class="fields">
        <Choice
          label="Adsorbate"
          name="adsorbate"
          value={adsorbate}
          options={OPTIONS.map(([value, text]) => [value as string, text as string])}
          onChange={value => address.set({ adsorbate: value })}
          fault={faultOf(slab.fault, 'adsorbate')}
        />
        <Field
          label="Size"
          name="size"
          value={address.text('size')}
          placeholder={slab.answer?.size.join('x') ?? '3x3x4'}
          hint="atoms along a and b, layers"
          onChange={value => address.set({ size: value }, { replace: true })}
          fault={faultOf(slab.fault, 'size')}
        />
      </div>
      <Trouble fault={slab.fault} shownBy={['adsorbate', 'size']} />
      {slab.answer?.warnings.map(warning => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      {slab.answer && slab.asked && structure && (
        <>
          <p class="source">
            {slab.answer.atoms} atoms in a {slab.answer.size.join('x')} cell, a ={' '}
            {structure.latticeConstant.toFixed(3)} Å, {slab.answer.vacuum} Å of vacuum below and above, lowest
            layers kept in place: {slab.answer.fixedLayers}. The atoms outside the fingerprint are drawn from
            the composition.
          </p>
          <TakeAway operation="structure" question={slab.asked} formats={['slab.xyz', 'slab.vasp', 'json']} />
        </>
      )}
    </AnswerBox>
  )
}
