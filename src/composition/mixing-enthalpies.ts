import { InputError } from '../input/input-error.ts'
import { ELEMENT_PROPERTIES } from './element-properties.ts'

/** Per element, its mixing enthalpies with those after it in `ELEMENT_PROPERTIES`, kJ/mol. */
const WITH_LATER_ELEMENTS: Readonly<Record<string, readonly number[]>> = {
  Mg: [
    -2, -3, 16, 23, 24, 10, 18, 3, -4, -3, -4, -4, -26.5, -6, 6, 32, 36, 0, -17, -40, -10, -6, -4, -9, 10, 30,
    38, 21, 5, -13, -35, -32, -8, -10,
  ],
  Al: [
    -38, -30, -16, -10, -19, -11, -19, -22, -1, 1, 1, -14.5, -38, -44, -18, -5, -21, -32, -46, -4, 3, 7, 4,
    -39, -19, -2, -9, -18, -30, -44, -22, 10, 10,
  ],
  Sc: [
    8, 7, 1, -8, -11, -30, -39, -24, -29, -38, -69.5, 1, 4, 18, 11, -44, -61, -86, -28, -30, -30, -45, 5, 16,
    9, -17, -39, -62, -89, -74, -40, -46,
  ],
  Ti: [
    -2, -7, -8, -17, -28, -35, -9, -15, -23, -51.5, 15, 0, 2, -4, -43, -52, -65, -2, -8, -5, -21, 0, 1, -6,
    -25, -41, -57, -74, -47, -8, -14,
  ],
  V: [
    -2, -1, -7, -14, -18, 5, -2, -8, -31.5, 17, -4, -1, 0, -25, -29, -35, 17, 9, 12, -1, -2, -1, -1, -13, -23,
    -34, -45, -19, 15, 10,
  ],
  Cr: [
    2, -1, -4, -7, 12, 5, -1, -18.5, 11, -12, -7, 0, -12, -13, -15, 27, 17, 20, 10, -9, -7, 1, -4, -11, -18,
    -24, 0, 28, 24,
  ],
  Mn: [
    0, -5, -8, 4, -6, -13, -31.5, -1, -15, -4, 5, -11, -16, -23, 13, 2, 3, -7, -12, -4, 6, -1, -9, -18, -28,
    -11, 7, 3,
  ],
  Fe: [
    -1, -2, 13, 4, -2, -15.5, -1, -25, -16, -2, -5, -5, -4, 28, 17, 19, 11, -21, -15, 0, 0, -4, -9, -13, 8,
    29, 26,
  ],
  Co: [
    0, 6, -5, -11, -21.5, -22, -41, -25, -5, -1, -2, -1, 19, 6, 7, 0, -35, -24, -1, 2, 0, -3, -7, 7, 17, 14,
  ],
  Ni: [4, -9, -15, -23.5, -31, -49, -30, -7, 0, -1, 0, 15, 2, 2, -4, -42, -29, -3, 2, 1, -2, -5, 7, 13, 10],
  Cu: [1, 1, -11.5, -22, -23, 3, 19, 7, -2, -14, 2, 6, 10, 7, -17, 2, 22, 18, 10, 0, -12, -9, 15, 15],
  Zn: [0, -15.5, -31, -29, -1, 12, -5, -17, -33, -4, 1, 3, 1, -24, -3, 15, 8, -1, -13, -29, -16, 5, 4],
  Ga: [-15.5, -40, -40, -8, 7, -11, -25, -42, -5, 1, 3, 1, -34, -10, 11, 3, -7, -21, -38, -19, 5, 4],
  Ge: [
    -72.5, -72.5, -36.5, -13.5, -18.5, -29.5, -43.5, -17.5, -14.5, -13.5, -12.5, -65.5, -37.5, -7.5, -7.5,
    -14.5, -24.5, -37.5, -21.5, -7.5, -7.5,
  ],
  Y: [9, 30, 24, -34, -54, -84, -29, -35, -36, -51, 11, 27, 24, -4, -28, -53, -83, -74, -48, -54],
  Zr: [4, -6, -59, -72, -91, -20, -26, -25, -43, 0, 3, -9, -35, -55, -76, -100, -74, -33, -40],
  Nb: [-6, -41, -46, -53, 16, 11, 15, -1, 4, 0, -8, -26, -39, -53, -67, -32, 17, 12],
  Mo: [-14, -15, -15, 37, 28, 33, 20, -4, -5, 0, -7, -14, -21, -28, 3, 42, 38],
  Ru: [1, 6, 23, 9, 10, 4, -52, -39, -10, -1, 0, -1, -1, 15, 25, 23],
  Rh: [2, 10, -6, -8, -13, -63, -45, -9, 1, 2, 1, -2, 7, 6, 3],
  Pd: [-7, -26, -31, -34, -80, -52, -6, 6, 8, 6, 2, 0, -18, -21],
  Ag: [-2, -2, -3, -13, 15, 43, 38, 28, 16, -1, -6, 3, 2],
  Cd: [0, 0, -19, 9, 33, 25, 14, 0, -18, -11, 2, 1],
  In: [0, -18, 13, 38, 29, 16, 0, -21, -11, -1, -1],
  Sn: [-35, -3, 27, 20, 9, -5, -25, -10, 2, 1],
  Hf: [3, -6, -30, -48, -68, -90, -63, -23, -30],
  Ta: [-7, -24, -38, -52, -66, -32, 15, 9],
  W: [-4, -10, -16, -20, 12, 49, 45],
  Re: [-1, -3, -4, 20, 44, 40],
  Os: [-1, 0, 18, 32, 29],
  Ir: [0, 13, 16, 14],
  Pt: [4, -5, -8],
  Au: [2, 2],
  Pb: [0],
}

/** The elements with data, in the order of the table above. */
const ELEMENTS = Object.keys(ELEMENT_PROPERTIES)

const POSITIONS: ReadonlyMap<string, number> = new Map(ELEMENTS.map((element, index) => [element, index]))

/**
 * Mixing enthalpy of the liquid of two metals at equal parts, by Miedema's model; negative: they attract each other.
 *
 * Source: Takeuchi and Inoue, Mater. Trans. 46 (2005) 2817, doi 10.2320/matertrans.46.2817, as tabulated in matminer
 * (BSD licence).
 *
 * @returns kJ/mol; 0 for an element with itself
 * @throws InputError for an element without data
 * @example pairMixingEnthalpy('Cu', 'Pd') // -14
 */
export function pairMixingEnthalpy(a: string, b: string): number {
  const [first, second] = [positionOf(a), positionOf(b)].sort((p, q) => p - q) as [number, number]
  if (first === second) return 0
  return WITH_LATER_ELEMENTS[ELEMENTS[first] as string]?.[second - first - 1] as number
}

function positionOf(element: string): number {
  const position = POSITIONS.get(element)
  if (position === undefined)
    throw new InputError(
      `there is no mixing enthalpy for ${element}; the elements with data are ${ELEMENTS.join(', ')}`,
    )
  return position
}
