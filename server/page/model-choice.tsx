import type { ModelCard } from '../../src/question/models.ts'
import { useAddress } from './address.ts'
import { compositionOf, modelOf } from './alloy.ts'
import { Choice } from './choice.tsx'
import { readFormula } from './composition/read-formula.ts'
import { equalShares, sharesFormula } from './composition/shares.ts'

interface ModelChoiceProps {
  readonly models: readonly ModelCard[]
  readonly fault: string | null
}

/** The energy model; one of other elements brings an equimolar alloy of its own. */
export function ModelChoice({ models, fault }: ModelChoiceProps) {
  const address = useAddress()
  const chosen = models.find(({ id }) => id === modelOf(address))
  function choose(model: string): void {
    const card = models.find(({ id }) => id === model)
    const elements = [...(readFormula(compositionOf(address)).composition?.keys() ?? [])]
    const isCovered = card === undefined || elements.every(element => card.elements.includes(element))
    address.set({
      model,
      ...(isCovered ? {} : { composition: sharesFormula(equalShares(card.elements)), layer: null }),
    })
  }
  return (
    <div class="model-choice">
      <Choice
        label="Energy model"
        name="model"
        value={modelOf(address)}
        options={models.map(({ id, title }) => [id, title])}
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
