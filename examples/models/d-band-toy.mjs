// A model as code, which no coefficients could replace. Run:
// npx sitescape distribution --model-folder examples/models --model d-band-toy --composition CuNiPdPt
//
// The d band of the atom under the adsorbate widens with the square root of what its neighbours couple to it (second
// moment), which moves its centre; the centre then repels a level of the adsorbate (two levels).

export const id = 'd-band-toy'
export const title = '*CO on top, a toy of the d band'
export const adsorbate = 'CO'
export const site = 'fcc111-top'
export const elements = ['Cu', 'Ni', 'Pd', 'Pt']
export const zones = [
  { name: 'surface', atoms: 6 },
  { name: 'subsurface', atoms: 3 },
]
export const energy = {
  quantity: 'E',
  unit: 'eV',
  reaction: 'CO + * -> *CO',
  zero: 'CO in the gas phase and the clean slab',
}
export const source = {
  citation:
    'made up to show how a model is written; its numbers are round, and no calculation or measurement is behind them',
}

/** Centre of the d band in the pure metal, eV from the Fermi energy. */
const CENTRE = { Cu: -2.7, Ni: -1.3, Pd: -1.8, Pt: -2.3 }

/** How strongly d orbitals couple to others, relative to Cu. */
const COUPLING = { Cu: 1, Ni: 1.2, Pd: 2.8, Pt: 3.9 }

/** Level of the adsorbate, eV, and the square of its coupling to Cu, eV^2. */
const LEVEL = 2.5
const SQUARE = 1.2

/** What it costs to bring the adsorbate near at all, eV. */
const REPULSION = 0.3

const NEIGHBOURS = 9

/** eV; `ensemble` is the element below the adsorbate, `zones.surface.Pt` how many of its six neighbours are Pt. */
export function energyOf(ensemble, { surface, subsurface }) {
  let neighbours = 0
  for (const element of elements) neighbours += (surface[element] + subsurface[element]) * COUPLING[element]
  const widening = Math.sqrt(neighbours / NEIGHBOURS / COUPLING[ensemble])
  const gap = LEVEL - CENTRE[ensemble] * widening
  return REPULSION + gap - Math.sqrt(gap ** 2 + 4 * SQUARE * COUPLING[ensemble])
}
