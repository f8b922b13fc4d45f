interface LayerPartsProps {
  /** Layers that have a composition of their own, 1 the outermost. */
  readonly layers: readonly number[]
  /** The layer that is edited; 0 for all others. */
  readonly edited: number
  readonly onEdit: (layer: number) => void
  readonly onAdd: () => void
  readonly onRemove: (layer: number) => void
}

/** Which part of a layered composition is edited. */
export const LayerParts = ({ layers, edited, onEdit, onAdd, onRemove }: LayerPartsProps) => (
  <fieldset class="buttons">
    <legend class="unseen">Layer to edit</legend>
    {[...layers, 0].map(layer => (
      <button
        key={layer}
        type="button"
        class="small"
        aria-pressed={layer === edited}
        onClick={() => onEdit(layer)}
      >
        {layer === 0 ? 'Layers below' : `Layer ${layer}`}
      </button>
    ))}
    <button type="button" class="small" aria-label="Add a layer" onClick={onAdd}>
      +
    </button>
    {edited > 0 && (
      <button type="button" class="small" onClick={() => onRemove(edited)}>
        Remove layer {edited}
      </button>
    )}
  </fieldset>
)
