import { SITE_DEFINITIONS } from '../../../../src/site/catalogue.ts'
import { useAddress } from '../../address.ts'
import { Choice } from '../../choice.tsx'
import { type Fault, faultOf } from '../../fault.ts'
import { Field } from '../../field.tsx'

const SITES = SITE_DEFINITIONS.map(({ id, facet, kind }) => [id, siteName(id, facet, kind)] as const)

interface SiteFieldsProps {
  readonly site: string
  /** The fingerprint that is shown; null before there is one. */
  readonly drawn: string | null
  readonly fault: Fault | null
}

/** Which site, and what its atoms are. */
export function SiteFields({ site, drawn, fault }: SiteFieldsProps) {
  const address = useAddress()
  const chosen = address.text('fingerprint')
  const seed = address.text('seed', '1')
  const drawAnother = () =>
    address.set({ fingerprint: null, seed: String(/^\d+$/.test(seed) ? BigInt(seed) + 1n : 1) })
  return (
    <section class="panel" aria-label="The site">
      <div class="site-fields">
        <Choice
          label="Site"
          name="site"
          value={site}
          options={SITES}
          onChange={value => address.set({ site: value, fingerprint: null })}
          fault={faultOf(fault, 'site')}
        />
        <Field
          label="Fingerprint"
          name="fingerprint"
          value={chosen || (drawn ?? '')}
          onChange={value => address.set({ fingerprint: value }, { replace: true })}
          fault={faultOf(fault, 'fingerprint')}
          hint={
            chosen === '' ? `drawn from the composition by seed ${seed}; write your own here` : 'as written'
          }
        />
        <Field
          label="Seed"
          name="seed"
          inputMode="numeric"
          value={seed}
          onChange={value => address.set({ seed: value }, { replace: true })}
          fault={faultOf(fault, 'seed')}
        />
        <button type="button" onClick={drawAnother}>
          Draw another
        </button>
      </div>
    </section>
  )
}

/** `fcc111-top · fcc(111), top` */
function siteName(id: string, facet: string, kind: string): string {
  return id === kind
    ? 'bulk'
    : `${facet.replace(/(\d+)/, '($1)')}, ${id.slice(facet.length + 1).replaceAll('-', ' ')}`
}
