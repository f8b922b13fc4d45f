import { useEffect } from 'preact/hooks'
import type { ModelCard } from '../../src/question/models.ts'
import { useAddress } from './address.ts'
import { modelOf } from './alloy.ts'
import { Choice } from './choice.tsx'
import { coversAlloy, equimolarOf, modelChange } from './model-change.ts'
import { OWN } from './use-models.ts'

interface ModelChoiceProps {
  readonly models: readonly ModelCard[]
  readonly fault: string | null
}

/** The energy model; one of other elements brings an equimolar alloy of its own. */
export function ModelChoice({ models, fault }: ModelChoiceProps) {
  const address = useAddress()
  const chosen = models.find(({ id }) => id === modelOf(address))
  const isOpen = address.list('composition').length === 0
  useEffect(() => {
    if (isOpen && chosen && !coversAlloy(chosen, address))
      address.set({ composition: equimolarOf(chosen) }, { replace: true })
  }, [isOpen, chosen, address])
  function choose(id: string): void {
    const model = models.find(own => own.id === id)
    address.set(model ? modelChange(address, model) : { model: id })
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
      />
      <p class="source">{chosen && modelLine(chosen)}</p>
    </div>
  )
}

function modelLine({ id, site, residual, from }: ModelCard): string {
  const error = residual === null ? 'code' : `error ${residual.mae.toFixed(3)} eV on ${residual.n} rows`
  return `${id} · ${site} · ${error}${from === 'built in' ? '' : ` · ${from}`}`
}
