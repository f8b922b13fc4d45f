import { compositionFormula } from '../composition/formula.ts'
import type { SlabOptions } from './slab.ts'
import { slabSizeText } from './slab-cell.ts'
import { fingerprintText, type SlabFingerprint } from './slab-fingerprint.ts'
import type { Structure } from './structure.ts'

/** What the file of a slab says beside its atoms: the site, the environment, how it was made. */
export function slabFacts(
  { site, adsorbate, alloy, size, latticeConstant, seed }: SlabOptions,
  fingerprint: SlabFingerprint,
  images: number,
): Structure['facts'] {
  const layers = [...alloy.layers].map(
    ([layer, composition]) => `${layer}=${compositionFormula(composition)}`,
  )
  return {
    site: site.id,
    adsorbate: adsorbate?.name ?? 'none',
    ensemble: fingerprint.ensemble,
    fingerprint: fingerprintText(fingerprint),
    composition: compositionFormula(alloy.bulk),
    ...(layers.length > 0 && { layers: layers.join(' ') }),
    size: slabSizeText(size),
    lattice_constant: latticeConstant,
    seed,
    repeated_atoms: images > 0,
  }
}
