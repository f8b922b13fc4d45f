import { useAddress } from './address.ts'

/** Says so where the alloy has layers of their own and a view is about one composition throughout. */
export function LayersNote() {
  const layers = useAddress().list('layer')
  if (layers.length === 0) return null
  return <p class="warning">This view is about alloys of one composition; the layers are left out here.</p>
}
