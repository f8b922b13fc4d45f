import { useAddress } from './address.ts'

interface LayersNoteProps {
  /** What leaves them out. */
  readonly of?: 'view' | 'panel'
}

/** Says so where the alloy has layers of their own and a view, or a panel of one, is about one composition throughout. */
export function LayersNote({ of = 'view' }: LayersNoteProps) {
  const layers = useAddress().list('layer')
  if (layers.length === 0) return null
  return <p class="warning">This {of} is about alloys of one composition; the layers are left out here.</p>
}
