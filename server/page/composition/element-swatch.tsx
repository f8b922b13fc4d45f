import { ELEMENT_COLOURS } from '../../../plots/element-colours.ts'

/** A patch of the colour that an element has in every plot. */
export const ElementSwatch = ({ element }: { readonly element: string }) => (
  <span class="swatch" style={{ background: ELEMENT_COLOURS[element] ?? 'gray' }} aria-hidden="true" />
)
