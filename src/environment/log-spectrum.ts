import { listableFillings } from './listable-fillings.ts'
import type { FilledGroup } from './site-groups.ts'
import type { ZoneFillings } from './zone-fillings.ts'

/**
 * How many fingerprints have which probability, as weights on the nodes ln p = -i STEP. Sums over fingerprints
 * of a smooth function of p become sums over nodes.
 */
export interface LogSpectrum {
  /** Float64Array [node]: fingerprints at the node; not whole, and some are negative, as they interpolate. */
  readonly weights: Float64Array
  /** Float64Array [node]: p. */
  readonly probabilities: Float64Array
  /** Float64Array [node]: ln(1 - p). */
  readonly logMisses: Float64Array
}

/** Distance of the nodes in ln p. */
const STEP = 0.02

/** Each fingerprint is spread over so many nodes by Lagrange interpolation, exact for polynomials of degree 5. */
const STENCIL = 6

/** Fingerprints of smaller p count at the last node: among 10^100 sites they do not show. */
const LAST_NODE = Math.round(400 / STEP)

/**
 * The spectrum of a site: ln p adds over independent groups, so the groups' spectra convolve, and no list of
 * fingerprints is made.
 *
 * @throws InputError when a single group has over a million fillings
 * @example logSpectrum(siteGroups(findSite('fcc111-top'), unlayered(parseComposition('IrPt'))))
 */
export function logSpectrum(groups: readonly FilledGroup[]): LogSpectrum {
  const weights = groups.map(groupWeights).reduce(convolve)
  const probabilities = weights.map((_, node) => Math.exp(-node * STEP))
  return { weights, probabilities, logMisses: probabilities.map(p => Math.log1p(-p)) }
}

function groupWeights(group: FilledGroup): Float64Array {
  const places = logProbabilities(listableFillings(group), group.fractions).map(log =>
    Math.min(LAST_NODE, -log / STEP),
  )
  const weights = new Float64Array(Math.ceil(places.reduce((a, b) => Math.max(a, b), 0)) + STENCIL)
  for (const place of places) {
    const first = Math.max(0, Math.floor(place) - STENCIL / 2 + 1)
    for (let node = 0; node < STENCIL; node++) weights[first + node] += lagrange(place - first, node)
  }
  return weights
}

/** ln of `fillingProbabilities`, which stays finite where they are too small for a number. */
function logProbabilities(
  { counts, multiplicities, elements }: ZoneFillings,
  fractions: Float64Array,
): Float64Array {
  const logarithms = fractions.map(Math.log)
  return multiplicities.map((multiplicity, filling) => {
    let logarithm = Math.log(multiplicity)
    for (let element = 0; element < elements; element++)
      logarithm += counts[filling * elements + element] * logarithms[element]
    return Math.min(0, logarithm)
  })
}

/** Value at a place of the polynomial that is 1 at one node of 0, 1, ... and 0 at the others of the stencil. */
function lagrange(place: number, node: number): number {
  let value = 1
  for (let other = 0; other < STENCIL; other++) if (other !== node) value *= (place - other) / (node - other)
  return value
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const result = new Float64Array(Math.min(a.length + b.length - 1, LAST_NODE + STENCIL))
  const last = result.length - 1
  for (let i = 0; i < a.length; i++) {
    const weight = a[i]
    if (weight === 0) continue
    const inside = Math.min(b.length, result.length - i)
    for (let j = 0; j < inside; j++) result[i + j] += weight * b[j]
    for (let j = Math.max(0, inside); j < b.length; j++) result[last] += weight * b[j]
  }
  return result
}
