import type { ZoneTerm } from '../distribution/terms.ts'
import { multisets } from '../environment/binomial.ts'
import { extremes, pointEnergies, type ZonePoints, zonePoints } from './zone-points.ts'

/** Probabilities on the energies (first + i + 1/2) step. */
export interface GridMasses {
  readonly first: number
  /** Float64Array [grid point]. */
  readonly masses: Float64Array
}

/** The zones of an alloy, to be convolved on a grid for many coefficients. */
export interface ZoneConvolution {
  /** How many times a probability is split between two points, each time moving by less than a step. */
  readonly splits: number
  /** @param step eV */
  readonly convolved: (zones: readonly ZoneTerm[], step: number) => GridMasses
}

/** The first list has up to so many points, each put on the grid once. */
const LONGEST_LIST = 2 ** 14

/** Fillings of a zone that convolve in less time than those of its two halves. */
const FEW_FILLINGS = 2 ** 9

/**
 * Plans how zones are convolved: the largest ones are listed together and put on the grid; each further zone costs a
 * pass over the grid per filling. A zone with many fillings is the sum of two halves, as its atoms are independent.
 *
 * @param zones of a term: only probabilities are taken from them
 */
export function zoneConvolution(zones: readonly ZoneTerm[]): ZoneConvolution {
  const whole = zones
    .flatMap(({ atoms }, place) => partsOf({ place, atoms }, zones, LONGEST_LIST))
    .sort((a, b) => fillingsOf(b, zones) - fillingsOf(a, zones))
  const listed: ZonePart[] = []
  let points = 1
  while (whole[0] !== undefined && points * fillingsOf(whole[0], zones) <= LONGEST_LIST) {
    points *= fillingsOf(whole[0], zones)
    listed.push(whole.shift() as ZonePart)
  }
  const list = pointsOf(listed, zones)
  const others = whole
    .flatMap(part => partsOf(part, zones, FEW_FILLINGS))
    .map(part => pointsOf([part], zones))
  return {
    splits: 1 + others.length,
    convolved: (drawn, step) =>
      others.reduce(
        (masses, points) => convolution(masses, pointEnergies(points, drawn), points.probabilities, step),
        onGrid(pointEnergies(list, drawn), list.probabilities, step),
      ),
  }
}

/** Some atoms of a zone. */
interface ZonePart {
  readonly place: number
  readonly atoms: number
}

const fillingsOf = ({ place, atoms }: ZonePart, zones: readonly ZoneTerm[]): number =>
  Number(multisets((zones[place] as ZoneTerm).fractions.length, atoms))

function partsOf(part: ZonePart, zones: readonly ZoneTerm[], most: number): ZonePart[] {
  if (part.atoms < 2 || fillingsOf(part, zones) <= most) return [part]
  const half = part.atoms >> 1
  return [half, part.atoms - half].flatMap(atoms => partsOf({ ...part, atoms }, zones, most))
}

const pointsOf = (parts: readonly ZonePart[], zones: readonly ZoneTerm[]): ZonePoints =>
  zonePoints(
    zones,
    parts.map(({ place }) => place),
    parts.map(({ atoms }) => atoms),
  )

/** Point masses on the grid, each split between two points so that its mean stays. */
function onGrid(energies: Float64Array, probabilities: Float64Array, step: number): GridMasses {
  const [lowest, highest] = extremes(energies)
  const first = Math.floor(lowest / step - 0.5)
  const masses = new Float64Array(Math.floor(highest / step - 0.5) - first + 2)
  const scale = 1 / step
  for (let i = 0; i < energies.length; i++) {
    const place = energies[i] * scale - 0.5 - first
    const point = Math.max(0, Math.floor(place))
    const above = probabilities[i] * (place - point)
    masses[point] += probabilities[i] - above
    masses[point + 1] += above
  }
  return { first, masses }
}

/**
 * The sum of an energy on the grid and an independent one of some point masses, each split between two whole steps.
 *
 * @param energies, probabilities of the point masses
 */
export function convolution(
  { first, masses }: GridMasses,
  energies: Float64Array,
  probabilities: Float64Array,
  step: number,
): GridMasses {
  const [lowest, highest] = extremes(energies)
  const start = Math.floor(lowest / step)
  const result = new Float64Array(masses.length + Math.floor(highest / step) - start + 1)
  for (let i = 0; i < energies.length; i++) {
    const place = energies[i] / step - start
    const point = Math.floor(place)
    addShifted(
      result,
      masses,
      point,
      probabilities[i] * (1 - place + point),
      probabilities[i] * (place - point),
    )
  }
  return { first: first + start, masses: result }
}

/** Adds masses shifted by some points, and by one more. */
function addShifted(
  result: Float64Array,
  masses: Float64Array,
  shift: number,
  share: number,
  shareAbove: number,
): void {
  let before = 0
  for (let i = 0; i < masses.length; i++) {
    const mass = masses[i]
    result[shift + i] += share * mass + shareAbove * before
    before = mass
  }
  result[shift + masses.length] += shareAbove * before
}
