import { energySymbol } from '../../../../src/energy/model.ts'
import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'

/** What the letters of an energy mean. */
const QUANTITIES = { E: 'electronic reaction energy', G: 'free energy' } as const

/** What a model is: its energies, its site, its data and where they are from. */
export function ModelFacts({ model }: { readonly model: ModelCard }) {
  const address = useAddress()
  const { energy, source, unseenEnsembles, residual } = model
  const site = address.link({ view: 'site', site: model.site })
  return (
    <dl class="facts">
      <Fact name="Id">
        <code>{model.id}</code>, {model.from}
      </Fact>
      <Fact name="Source">
        {source.citation}
        {source.doi && (
          <>
            {', '}
            <a href={`https://doi.org/${source.doi}`}>doi {source.doi}</a>
          </>
        )}
      </Fact>
      {source.method && <Fact name="Method">{source.method}</Fact>}
      <Fact name="Energy">
        {energySymbol(model)} / {energy.unit}, {QUANTITIES[energy.quantity]}; negative binds stronger
      </Fact>
      <Fact name="Reaction">{energy.reaction.replaceAll('->', '→')}</Fact>
      <Fact name="Zero">{energy.zero}</Fact>
      <Fact name="Site">
        <a
          href={site}
          onClick={event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            address.set({ view: 'site', site: model.site })
          }}
        >
          {model.site}
        </a>
      </Fact>
      <Fact name="Zones">{model.zones.map(({ name, atoms }) => `${name} (${atoms})`).join(', ')}</Fact>
      <Fact name="Elements">{model.elements.join(', ')}</Fact>
      {residual === null ? (
        <Fact name="Rows">none: code, enumerated or sampled, never convolved</Fact>
      ) : (
        <>
          <Fact name="Rows">{residual.n.toLocaleString('en')}</Fact>
          <Fact name="Errors on them">
            mean absolute {residual.mae.toFixed(4)} eV, root mean square {residual.rmse.toFixed(4)} eV,
            standard deviation {residual.sd === null ? 'unknown' : `${residual.sd.toFixed(4)} eV`}
          </Fact>
        </>
      )}
      <Fact name="Ensembles without data">
        {unseenEnsembles.length === 0
          ? 'none'
          : `${unseenEnsembles.join(', ')}; their energies are predicted from the other ensembles`}
      </Fact>
    </dl>
  )
}

interface FactProps {
  readonly name: string
  readonly children: preact.ComponentChildren
}

const Fact = ({ name, children }: FactProps) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)
