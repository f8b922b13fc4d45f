import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evenPointsBelow, pointsBelow } from '../../src/distribution/points-below.ts'

const energy = fc.double({ min: -5, max: 5, noNaN: true })

const counted = (energies: Float64Array, added: number, threshold: number) =>
  energies.filter(own => added + own < threshold).length

describe('points below a threshold', () => {
  it('are as many as are counted one by one', () => {
    fc.assert(
      fc.property(
        fc.array(energy, { minLength: 1, maxLength: 40 }),
        energy,
        energy,
        (list, added, threshold) => {
          const energies = Float64Array.from(list).sort()
          expect(pointsBelow(energies, added, threshold)).toBe(counted(energies, added, threshold))
          const onPoint = added + (energies[0] as number)
          expect(pointsBelow(energies, added, onPoint)).toBe(counted(energies, added, onPoint))
        },
      ),
    )
  })

  it('are the same of evenly spaced points, on a point and within rounding of it too', () => {
    fc.assert(
      fc.property(
        energy,
        fc.constantFrom(0.0001, 0.001, 0.1),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: -3, max: 203 }),
        fc.constantFrom(-1e-14, 0, 1e-14),
        energy,
        (start, step, count, place, off, added) => {
          const energies = Float64Array.from({ length: count }, (_, index) => start + index * step)
          const threshold = added + start + place * step + off
          expect(evenPointsBelow(energies, step, added, threshold)).toBe(counted(energies, added, threshold))
        },
      ),
    )
  })
})
