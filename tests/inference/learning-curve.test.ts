import { describe, expect, it } from 'vitest'
import { SHARED } from '../../src/energy/fit-in-form.ts'
import { learningCurve } from '../../src/inference/learning-curve.ts'
import { InputError } from '../../src/input/input-error.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'

const OPTIONS = { repeats: 8, seed: 1 }

describe('a learning curve', () => {
  const data = madeUpRows({ count: 300, seed: 1, elements: ['Pd', 'Pt', 'Rh'] })
  const curve = learningCurve(data, data.rows, SHARED, OPTIONS)

  it('goes from a fifth of the rows that are not held out to all of them', () => {
    const rows = curve.points.map(point => point.rows)
    expect(rows).toEqual([...rows].sort((a, b) => a - b))
    // Groups are whole, so that a part can be a few rows larger than asked for.
    expect(rows[0]).toBeGreaterThanOrEqual(48)
    expect(rows[0]).toBeLessThan(53)
    expect(rows.at(-1)).toBeLessThanOrEqual(240)
    expect(rows.at(-1)).toBeGreaterThan(230)
  })

  it('falls for rows held out and rises for those of the fit, towards the scatter of the rows', () => {
    const heldOut = curve.points.map(point => point.heldOut.mae as number)
    const train = curve.points.map(point => point.train.mae as number)
    expect(heldOut[0]).toBeGreaterThan(heldOut.at(-1) as number)
    expect(train[0]).toBeLessThan(train.at(-1) as number)
    for (const [index, mae] of train.entries()) expect(mae).toBeLessThan(heldOut[index] as number)
    // The mean of |normal| is sqrt(2 / pi) standard deviations; 60 held-out rows, eight times, tell it to some 5 %.
    expect(heldOut.at(-1)).toBeGreaterThan(0.9 * 0.1 * Math.sqrt(2 / Math.PI))
    expect(heldOut.at(-1)).toBeLessThan(1.25 * 0.1 * Math.sqrt(2 / Math.PI))
  })

  it('is that of the seed', () => {
    expect(learningCurve(data, data.rows, SHARED, OPTIONS)).toEqual(curve)
    expect(learningCurve(data, data.rows, SHARED, { ...OPTIONS, seed: 2 })).not.toEqual(curve)
    expect(() => learningCurve(data, data.rows, SHARED, { ...OPTIONS, seed: 0.5 })).toThrow(InputError)
  })

  it('counts held-out rows that few rows do not tell of', () => {
    const few = madeUpRows({ count: 70, seed: 3, elements: ['Ir', 'Pd', 'Pt', 'Rh'] })
    const { points } = learningCurve(few, few.rows, SHARED, OPTIONS)
    expect(points.reduce((sum, point) => sum + point.unpredictedRows, 0)).toBeGreaterThan(0)
    expect(JSON.stringify(points)).not.toMatch(/NaN|Infinity/)
  })

  it('has no spread of a single repeat', () => {
    const { points } = learningCurve(data, data.rows, SHARED, { repeats: 1, seed: 1 })
    expect(points.every(point => point.heldOut.deviation === null && point.heldOut.mae !== null)).toBe(true)
  })
})
