import { ELEMENT_COLOURS } from '../../../../plots/element-colours.ts'
import { ENSEMBLE_COLOUR, zoneColours } from '../../../../plots/zone-colours.ts'
import type { PlacedAtom, SiteAtomsAnswer } from '../../../../src/question/site-atoms.ts'
import type { Ball, Scene } from './stage.ts'

/** What atoms are told apart by. */
export type Colouring = 'zone' | 'element'

/** Colours that the two schemes of the page differ in. */
export interface Scheme {
  readonly background: string
  readonly crystal: string
  readonly adsorbate: string
}

export const LIGHT: Scheme = {
  background: '#ffffff',
  crystal: '#6b7680',
  adsorbate: '#111111',
}

export const DARK: Scheme = {
  background: '#171c21',
  crystal: '#a9b4be',
  adsorbate: '#ffffff',
}

/** Radius of touching spheres, in lattice constants: half the nearest-neighbour distance of fcc. */
const TOUCHING = Math.SQRT1_2 / 2

/** Spheres a little smaller, so that one sees between them; and the adsorbate's place. */
const SIZE = 0.94
const ADSORBATE_SIZE = 0.28

/** Crystal atoms further from the ensemble's centre would make the site small; lattice constants. */
const REACH = 1.8

/** A colour with what it stands for. */
export interface LegendEntry {
  readonly name: string
  readonly colour: string
}

/** The atoms of the site itself, which a list names and the pointer finds. */
export const namedAtoms = ({ atoms }: Pick<SiteAtomsAnswer, 'atoms'>): PlacedAtom[] =>
  atoms.filter(({ zone }) => zone !== null)

/**
 * What the colours of a site mean: zones in their order, or elements in that of their symbols.
 *
 * @throws Error for a site of more zones than there are colours
 * @example legendOf(answer, 'zone')[0] // { name: 'ensemble', colour: '#d62728' }
 */
export function legendOf(answer: Pick<SiteAtomsAnswer, 'atoms'>, colouring: Colouring): LegendEntry[] {
  const own = namedAtoms(answer)
  if (colouring === 'element')
    return [...new Set(own.flatMap(({ element }) => element ?? []))]
      .sort()
      .map(name => ({ name, colour: ELEMENT_COLOURS[name] as string }))
  const zones = [...new Set(own.map(({ zone }) => zone as string))]
  const colours = [ENSEMBLE_COLOUR, ...zoneColours(zones.length - 1)]
  return zones.map((name, index) => ({ name, colour: colours[index] as string }))
}

/**
 * A site as spheres: its atoms solid and in colour, the crystal around faint, a small sphere where an adsorbate would
 * touch.
 *
 * @example sceneOf(answer, 'zone', LIGHT).solid.length // 14, of fcc111-top with its adsorbate
 */
export function sceneOf(answer: SiteAtomsAnswer, colouring: Colouring, scheme: Scheme): Scene {
  const { atoms, latticeConstant, adsorbatePosition } = answer
  const colours = new Map(legendOf(answer, colouring).map(({ name, colour }) => [name, colour]))
  const ball = (atom: PlacedAtom): Ball => ({
    position: atom.position,
    radius: SIZE * TOUCHING * latticeConstant,
    colour: colourOf(atom, colouring, colours) ?? scheme.crystal,
  })
  return {
    background: scheme.background,
    solid: [
      ...namedAtoms(answer).map(ball),
      ...(adsorbatePosition === null
        ? []
        : [
            {
              position: adsorbatePosition,
              radius: ADSORBATE_SIZE * TOUCHING * latticeConstant,
              colour: scheme.adsorbate,
            },
          ]),
    ],
    faint: atoms.filter(({ zone, distance }) => zone === null && distance <= REACH).map(ball),
  }
}

const colourOf = (
  { zone, element }: PlacedAtom,
  colouring: Colouring,
  colours: ReadonlyMap<string, string>,
): string | undefined =>
  colouring === 'zone'
    ? colours.get(zone ?? '')
    : (colours.get(element ?? '') ?? ELEMENT_COLOURS[element ?? ''])
