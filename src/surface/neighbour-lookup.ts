import { NEAREST_NEIGHBOURS } from '../lattice/neighbours.ts'
import type { Vector } from '../lattice/vector.ts'

/** Per step, where in the particle the atom at that step from one of its atoms is, or -1. */
export type NeighbourLookup = (atom: number, step: number) => number

/** Finds neighbours in a particle without searching: a grid of cells holds every atom's index. */
export function neighbourLookup(particle: readonly Vector[]): NeighbourLookup {
  let reach = 0
  for (const [x, y, z] of particle) reach = Math.max(reach, Math.abs(x), Math.abs(y), Math.abs(z))
  // A grid of cells with a margin for the neighbours. Points of one fcc lattice share the parity of x + y + z,
  // so every second z has no point and needs no cell; the way to a neighbour depends on the parity of z.
  const margin = reach + 1
  const width = 2 * margin + 1
  const depth = margin + 1
  const offset = (x: number, y: number, z: number) => (x * width + y) * depth + (z >> 1)
  const cellOf = ([x, y, z]: Vector) => offset(x + margin, y + margin, z + margin)
  const cells = new Int32Array(width * width * depth).fill(-1)
  for (let atom = 0; atom < particle.length; atom++) cells[cellOf(particle[atom] as Vector)] = atom
  const offsets = [0, 1].map(parity => NEAREST_NEIGHBOURS.map(([x, y, z]) => offset(x, y, z + parity)))
  const [even, odd] = offsets.map(steps => Int32Array.from(steps)) as [Int32Array, Int32Array]
  return (atom, step) => {
    const point = particle[atom] as Vector
    const steps = (point[2] + margin) & 1 ? odd : even
    return cells[cellOf(point) + steps[step]]
  }
}
