import { useState } from 'preact/hooks'
import { useAddress } from './address.ts'
import { compositionOf, modelOf } from './alloy.ts'
import { usePanelFault } from './alloy-fault.ts'
import { CompositionEditor } from './composition/composition-editor.tsx'
import { LayerParts } from './composition/layer-parts.tsx'
import { type LayerTexts, layerFields, readLayerTexts } from './composition/layer-texts.ts'
import { faultOf } from './fault.ts'
import { ModelChoice } from './model-choice.tsx'
import { PinButton } from './pin-button.tsx'
import { useModels } from './use-models.ts'
import type { View } from './views.ts'

/** The alloy and the model that every view is about. */
export function AlloyPanel({ view }: { readonly view: View }) {
  const address = useAddress()
  const models = useModels()
  const fault = usePanelFault()
  const [part, setPart] = useState(0)
  const bulk = compositionOf(address)
  const layers = readLayerTexts(address.list('layer'))
  const edited = layers.has(part) ? part : 0
  const model = models.find(({ id }) => id === modelOf(address))
  const layerFault = faultOf(fault, 'layer')
  const isOfEdited = edited > 0 && (layers.size === 1 || layerFault?.startsWith(`layer ${edited}`))

  const setLayers = (next: LayerTexts, replace = false) =>
    address.set({ layer: layerFields(next) }, { replace })
  function change(formula: string, replace: boolean): void {
    if (edited === 0) address.set({ composition: formula }, { replace })
    else setLayers(new Map([...layers, [edited, formula]]), replace)
  }
  function addLayer(): void {
    const next = Math.max(0, ...layers.keys()) + 1
    setLayers(new Map([...layers, [next, layers.get(next - 1) ?? bulk]]))
    setPart(next)
  }
  function removeLayer(layer: number): void {
    setLayers(new Map([...layers].filter(([own]) => own !== layer)))
    setPart(0)
  }

  return (
    <aside class="alloy panel" aria-label="The alloy">
      {view.usesModel && <ModelChoice models={models} fault={faultOf(fault, 'model')} />}
      <h2>Composition</h2>
      <CompositionEditor
        key={edited}
        label={edited === 0 ? 'Composition' : `Composition of layer ${edited}`}
        formula={layers.get(edited) ?? bulk}
        place={edited === 0 ? '' : `layer ${edited}: `}
        onChange={change}
        fault={edited === 0 ? faultOf(fault, 'composition') : isOfEdited ? layerFault : null}
        covered={view.usesModel ? (model?.elements ?? null) : null}
      />
      <PinButton />
      <div class="layers">
        <label class="check">
          <input
            type="checkbox"
            name="layered"
            checked={layers.size > 0}
            onChange={event => (event.currentTarget.checked ? addLayer() : setLayers(new Map()))}
          />
          Layers of their own composition
        </label>
        {layers.size > 0 && (
          <LayerParts
            layers={[...layers.keys()]}
            edited={edited}
            onEdit={setPart}
            onAdd={addLayer}
            onRemove={removeLayer}
          />
        )}
        {!isOfEdited && <small class="fault">{layerFault}</small>}
        {edited > 0 && <small class="fault">{faultOf(fault, 'composition')}</small>}
      </div>
    </aside>
  )
}
