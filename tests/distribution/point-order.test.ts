import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pointOrder } from '../../src/distribution/point-order.ts'

/** Without -0, which sorts before 0 though no energy is lower. */
const ascending = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 30 })
  .map(energies => Float64Array.from(energies, energy => energy + 0).sort())

it('every pair of points of two lists comes once, in ascending order of the energy that it adds to', () => {
  fc.assert(
    fc.property(ascending, ascending, (left, right) => {
      const order = pointOrder(left, right)
      const pairs = [...order.energies.keys()].map(point => {
        const [i, j] = [order.left[point] as number, order.right[point] as number]
        expect(order.energies[point]).toBe((left[i] as number) + (right[j] as number))
        return i * right.length + j
      })
      expect(pairs.sort((a, b) => a - b)).toEqual([...Array(left.length * right.length).keys()])
      expect(order.energies).toEqual(Float64Array.from(order.energies).sort())
    }),
  )
})
