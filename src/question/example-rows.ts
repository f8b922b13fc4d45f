import type { Slab } from '../structure/slab.ts'
import { structureText } from '../structure/structure-file.ts'
import { answerStructure } from './structure.ts'

/** Rows that a fit takes: *OH on top of fcc(111) Ir-Pt, with the energies of the model irpdptrhru-oh rounded to 0.01 eV. */
export const EXAMPLE_ROWS = `ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt,energy
Ir,0,6,0,3,0.58
Ir,1,5,2,1,0.60
Ir,2,4,3,0,0.61
Ir,3,3,1,2,0.60
Ir,4,2,0,3,0.60
Ir,5,1,1,2,0.61
Ir,6,0,2,1,0.62
Ir,6,0,3,0,0.63
Pt,0,6,1,2,1.09
Pt,0,6,3,0,1.10
Pt,1,5,0,3,1.09
Pt,2,4,2,1,1.10
Pt,3,3,3,0,1.11
Pt,4,2,1,2,1.11
Pt,5,1,2,1,1.12
Pt,6,0,0,3,1.11
`

/** A slab with *OH and its energy, made up, as `rows` takes them. */
export function exampleFiles() {
  const { slabs } = answerStructure({ site: 'fcc111-top', composition: 'IrPt', adsorbate: 'OH' })
  return {
    files: [{ name: 'slab.vasp', text: structureText(slabs[0] as Slab, 'vasp') }],
    energies: 'file,energy\nslab.vasp,0.95\n',
  }
}
