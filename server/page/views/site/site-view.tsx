import { useAddress } from '../../address.ts'
import { alloyOf, modelOf } from '../../alloy.ts'
import { Trouble } from '../../trouble.tsx'
import { useAnswer } from '../../use-answer.ts'
import { useModels } from '../../use-models.ts'
import { FingerprintEnergy } from './fingerprint-energy.tsx'
import { SiteFields } from './site-fields.tsx'
import { SitePanel } from './site-panel.tsx'
import { SlabPanel } from './slab-panel.tsx'

/** A site in three dimensions, with the elements of a fingerprint, its energy, and slabs of it to compute. */
export function SiteView() {
  const address = useAddress()
  const models = useModels()
  const model = models.find(({ id }) => id === modelOf(address))
  const site = address.text('site', model?.site ?? '')
  const question = {
    site,
    ...alloyOf(address),
    fingerprint: address.text('fingerprint'),
    seed: address.text('seed'),
    model: modelOf(address),
  }
  const { answer, asked, fault, isStale } = useAnswer('site-atoms', site === '' ? null : question)
  return (
    <>
      <SiteFields site={site} drawn={answer?.fingerprint ?? null} fault={fault} />
      <Trouble fault={fault} shownBy={['site', 'fingerprint', 'seed']} />
      {answer && asked && (
        <>
          <SitePanel answer={answer} isStale={isStale}>
            <FingerprintEnergy answer={answer} model={model ?? null} />
          </SitePanel>
          <SlabPanel answer={answer} asked={asked} isStale={isStale} />
        </>
      )}
    </>
  )
}
