import { useEffect } from 'preact/hooks'
import type { ModelCard } from '../../src/question/models.ts'
import { useAddress } from './address.ts'
import { modelOf } from './alloy.ts'
import { Choice } from './choice.tsx'
import { coversAlloy, equimolarOf, modelChange } from './model-change.ts'
import { areServed, OWN } from './use-models.ts'

interface ModelChoiceProps {
  readonly models: readonly ModelCard[]
  readonly fault: string | null
}

/** What to do about a link to a model that nobody knows here. */
const ELSEWHERE =
  'a model that was fitted in a tab of the browser is in that tab alone; save its JSON there, and open it in Fit'

/** The energy model; one of other elements brings an equimolar alloy of its own. */
export function ModelChoice({ models, fault }: ModelChoiceProps) {
  const address = useAddress()
  const chosen = models.find(({ id }) => id === modelOf(address))
  const isOpen = address.list('composition').length === 0
  useEffect(() => {
    if (isOpen && chosen && !coversAlloy(chosen, address))
      address.set({ composition: equimolarOf(chosen) }, { replace: true })
  }, [isOpen, chosen, address])
  const isElsewhere = areServed(models) && chosen === undefined
  function choose(id: string): void {
    const model = models.find(own => own.id === id)
    address.set(model ? modelChange(address, model, chosen) : { model: id })
  }
  return (
    <div class="model-choice">
      <Choice
        label="Energy model"
        name="model"
        value={modelOf(address)}
        options={models.map(({ id, title, from }) => [id, from === OWN ? `${title} (yours)` : title])}
        onChange={choose}
        fault={fault}
        {...(isElsewhere && { hint: ELSEWHERE })}
      />
      <p class="source">{chosen && modelLine(chosen)}</p>
    </div>
  )
}

function modelLine({ id, site, residual, from }: ModelCard): string {
  const error = residual === null ? 'code' : `error ${residual.mae.toFixed(3)} eV on ${residual.n} rows`
  return `${id} · ${site} · ${error}${from === 'built in' ? '' : ` · ${from}`}`
}
