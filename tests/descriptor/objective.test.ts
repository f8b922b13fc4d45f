import { describe, expect, it } from 'vitest'
import { BOLTZMANN } from '../../src/descriptor/constants.ts'
import { energyFunction, objectiveText } from '../../src/descriptor/objective.ts'

describe('energyFunction', () => {
  it('has the Boltzmann constant of CODATA 2018', () => {
    expect(BOLTZMANN).toBeCloseTo(8.617333262e-5, 14)
  })

  it('is 1 at the Sabatier optimum, and 1/e one kT to either side', () => {
    const activity = energyFunction({ name: 'sabatier', optimum: 1.1, temperature: 300 })
    expect(activity(1.1)).toBe(1)
    expect(activity(1.1 + 300 * BOLTZMANN)).toBeCloseTo(Math.exp(-1), 12)
    expect(activity(1.1 - 300 * BOLTZMANN)).toBeCloseTo(Math.exp(-1), 12)
  })

  it('counts both ends of a window in, also where a sum of decimals rounds', () => {
    const within = energyFunction({ name: 'window', from: 0.1, to: 0.3 })
    expect([0.1, 0.1 + 0.2, 0.2].map(within)).toEqual([1, 1, 1])
    expect([0.0999, 0.3001].map(within)).toEqual([0, 0])
  })

  it('refuses a temperature that is not positive, and a window that is upside down', () => {
    for (const temperature of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => energyFunction({ name: 'sabatier', optimum: 0, temperature })).toThrow(
        `got ${temperature}`,
      )
    expect(() => energyFunction({ name: 'window', from: 1, to: 0 })).toThrow('got 1 to 0')
  })

  it('says what an activity is relative to', () => {
    expect(objectiveText({ name: 'sabatier', optimum: 1.1, temperature: 300 }, 'ΔE(*OH)')).toContain(
      'relative to a site at the optimum',
    )
  })
})
