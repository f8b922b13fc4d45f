import { ELEMENT_COLOURS } from '../../../plots/element-colours.ts'
import type { Shares } from './shares.ts'

/** The composition as one bar; the rows below it say the same in words. */
export const CompositionBar = ({ shares }: { readonly shares: Shares }) => (
  <div class="composition-bar" aria-hidden="true">
    {[...shares].map(([element, share]) => (
      <span key={element} style={{ flexGrow: share, background: ELEMENT_COLOURS[element] ?? 'gray' }} />
    ))}
  </div>
)
