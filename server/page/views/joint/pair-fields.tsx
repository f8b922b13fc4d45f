import type { ModelCard } from '../../../../src/question/models.ts'
import { useAddress } from '../../address.ts'
import { Choice } from '../../choice.tsx'
import { type Fault, faultOf } from '../../fault.ts'
import type { PairState } from './pair-state.ts'

/** Further ones share no atom at most sites. */
const RANKS = ['1', '2', '3', '4', '5', '6', '7', '8']

interface PairFieldsProps {
  readonly state: PairState
  readonly fault: Fault | null
}

/** The second model, and how its site lies to that of the first. */
export function PairFields({ state, fault }: PairFieldsProps) {
  const address = useAddress()
  const { ids, cards, partners, neighbour } = state
  const isOneSite = cards !== null && cards[0].site === cards[1].site
  const usual = isOneSite ? '0' : '1'
  const reason = partners.impossible.find(({ id }) => id === ids[1])?.reason
  return (
    <>
      <div class="fields wide-fields">
        <Choice
          label="Second model (B)"
          name="model2"
          value={ids[1]}
          options={partners.possible.map(model => [model.id, partnerText(model, ids[0])])}
          onChange={model2 => address.set({ model2, neighbour: null, pairWindow: null, given: null })}
          fault={
            faultOf(fault, 'models') ??
            (reason === undefined ? null : `${ids[1]} does not pair with ${ids[0]}: ${reason}`)
          }
        />
        <Choice
          label="Where B is"
          name="neighbour"
          value={neighbour || usual}
          options={[
            ...(isOneSite ? [['0', 'the very same site'] as const] : []),
            ...RANKS.map(rank => [rank, rankText(rank)] as const),
          ]}
          onChange={rank => address.set({ neighbour: rank })}
          fault={faultOf(fault, 'neighbour')}
        />
      </div>
      {partners.impossible.length > 0 && (
        <details>
          <summary>
            Why not {partners.impossible.length === 1 ? 'the other model' : 'the other models'}?
          </summary>
          <ul>
            {partners.impossible.map(({ id, reason }) => (
              <li key={id}>
                {id}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const partnerText = ({ id, adsorbate, site }: ModelCard, first: string): string =>
  id === first ? `*${adsorbate} again, at another site` : `*${adsorbate} on ${site} · ${id}`

const rankText = (rank: string): string => (rank === '1' ? '1, the nearest pair' : `${rank}, further`)
