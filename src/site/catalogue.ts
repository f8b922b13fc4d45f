import type { Facet } from '../lattice/facet.ts'
import type { Vector } from '../lattice/vector.ts'

export type SiteKind = 'bulk' | 'top' | 'bridge' | 'hollow' | 'fcc' | 'hcp'

/** All that distinguishes a site; its environment, zones, symmetry and coordination follow from the geometry. */
export interface SiteDefinition {
  readonly id: string
  readonly facet: Facet
  readonly kind: SiteKind
  /** Positions of the atoms that the adsorbate touches, in units of a/2. */
  readonly ensemble: readonly Vector[]
  /** Names for the two sides of the ensemble, where zones share layer and distance. */
  readonly sides?: { readonly towards: Vector; readonly positive: string; readonly negative: string }
  /** Zones outside the first shell that some models use: each is the orbit of one atom. */
  readonly beyondFirstShell?: readonly { readonly name: string; readonly atom: Vector }[]
}

export const SITE_DEFINITIONS: readonly SiteDefinition[] = [
  { id: 'bulk', facet: 'bulk', kind: 'bulk', ensemble: [[0, 0, 0]] },
  {
    id: 'fcc111-top',
    facet: 'fcc111',
    kind: 'top',
    ensemble: [[0, 0, 0]],
    beyondFirstShell: [{ name: 'third-layer-far', atom: [0, -2, -2] }],
  },
  {
    id: 'fcc111-bridge',
    facet: 'fcc111',
    kind: 'bridge',
    ensemble: [
      [0, 0, 0],
      [1, -1, 0],
    ],
    sides: { towards: [1, 1, -2], positive: 'hcp-side', negative: 'fcc-side' },
  },
  {
    id: 'fcc111-fcc',
    facet: 'fcc111',
    kind: 'fcc',
    ensemble: [
      [0, 0, 0],
      [1, -1, 0],
      [0, -1, 1],
    ],
  },
  {
    id: 'fcc111-hcp',
    facet: 'fcc111',
    kind: 'hcp',
    ensemble: [
      [0, 0, 0],
      [1, -1, 0],
      [1, 0, -1],
    ],
  },
  { id: 'fcc100-top', facet: 'fcc100', kind: 'top', ensemble: [[0, 0, 0]] },
  {
    id: 'fcc100-bridge',
    facet: 'fcc100',
    kind: 'bridge',
    ensemble: [
      [0, 0, 0],
      [1, 1, 0],
    ],
  },
  {
    id: 'fcc100-hollow',
    facet: 'fcc100',
    kind: 'hollow',
    ensemble: [
      [0, 0, 0],
      [1, 1, 0],
      [1, -1, 0],
      [2, 0, 0],
    ],
  },
  { id: 'fcc110-top', facet: 'fcc110', kind: 'top', ensemble: [[0, 0, 0]] },
  {
    id: 'fcc110-short-bridge',
    facet: 'fcc110',
    kind: 'bridge',
    ensemble: [
      [0, 0, 0],
      [1, -1, 0],
    ],
  },
  {
    id: 'fcc110-long-bridge',
    facet: 'fcc110',
    kind: 'bridge',
    ensemble: [
      [0, 0, 0],
      [0, 0, 2],
    ],
  },
  {
    id: 'fcc110-hollow',
    facet: 'fcc110',
    kind: 'hollow',
    ensemble: [
      [0, 0, 0],
      [1, -1, 0],
      [0, 0, 2],
      [1, -1, 2],
    ],
  },
  { id: 'fcc211-edge-top', facet: 'fcc211', kind: 'top', ensemble: [[0, 0, 0]] },
  {
    id: 'fcc211-edge-bridge',
    facet: 'fcc211',
    kind: 'bridge',
    ensemble: [
      [0, 0, 0],
      [0, 1, -1],
    ],
  },
]
