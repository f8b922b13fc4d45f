import { useAddress } from '../../address.ts'
import { modelOf } from '../../alloy.ts'
import { dropOwnModel, useOwnModels } from '../../own-models.ts'
import { dropOwnRows } from '../../own-rows.ts'
import { downloadModel } from './model-json.ts'

/** The models of this tab, to choose, save or forget. */
export function OwnModelList() {
  const address = useAddress()
  const models = useOwnModels()
  if (models.length === 0) return null
  function remove(id: string): void {
    dropOwnModel(id)
    dropOwnRows(id)
    if (modelOf(address) === id) address.set({ model: null })
  }
  return (
    <section class="panel" aria-labelledby="own-models-title">
      <h2 id="own-models-title">Models of this tab</h2>
      <ul class="own-models">
        {models.map(model => (
          <li key={model.id}>
            <span>
              <strong>{model.id}</strong>{' '}
              <span class="faint">
                *{model.adsorbate} on {model.site}, MAE {model.residual.mae.toFixed(3)} eV on{' '}
                {model.residual.n} rows
              </span>
            </span>
            <span class="buttons">
              <button type="button" class="small" onClick={() => downloadModel(model)}>
                JSON<span class="unseen"> of {model.id}</span>
              </button>
              <button type="button" class="small" onClick={() => remove(model.id)}>
                Remove<span class="unseen"> {model.id}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p class="hint small-text">
        They are gone when the tab is closed; the JSON is what the command line reads.
      </p>
    </section>
  )
}
