import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawHalves } from '../../src/environment/alias-draw.ts'
import { type AliasTable, aliasTable, entriesOfHalves } from '../../src/environment/alias-table.ts'
import { nextWord, randomStreams } from '../../src/environment/random-streams.ts'

const normalised = (weights: readonly number[]) => {
  const sum = weights.reduce((a, b) => a + b, 0)
  return Float64Array.from(weights, weight => weight / sum)
}

/** What a table gives every entry, summed over its columns. */
function probabilitiesOf(table: AliasTable): Float64Array {
  const columns = table.aliases.length
  const probabilities = new Float64Array(columns)
  for (let column = 0; column < columns; column++) {
    const kept = (table.thresholds[column] as number) / 2 ** 31
    probabilities[column] = (probabilities[column] as number) + kept / columns
    const alias = table.aliases[column] as number
    probabilities[alias] = (probabilities[alias] as number) + (1 - kept) / columns
  }
  return probabilities
}

/** Columns that an entry has part in, each of which rounds its share by at most 2^-32 of a column. */
function partsOf({ aliases }: AliasTable, entry: number): number {
  return 1 + aliases.filter((alias, column) => alias === entry && column !== entry).length
}

const weights = fc.array(fc.oneof(fc.double({ min: 1e-12, max: 1, noNaN: true }), fc.constant(0)), {
  minLength: 1,
  maxLength: 2000,
})

describe('alias table', () => {
  it('sums back to the probabilities, to its rounding', () => {
    fc.assert(
      fc.property(
        weights.filter(list => list.some(weight => weight > 0)),
        list => {
          const probabilities = normalised(list)
          const table = aliasTable(probabilities)
          const columns = table.aliases.length
          const given = probabilitiesOf(table)
          for (let entry = 0; entry < columns; entry++) {
            // A full column may be kept as such although it holds 1 only to the rounding of long sums.
            const bound = (partsOf(table, entry) * 2 ** -31) / columns + 1e-13
            expect(Math.abs((given[entry] as number) - (probabilities[entry] ?? 0))).toBeLessThan(bound)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('has a power of two of columns, at least 1024, and never draws an entry that is not there', () => {
    for (const entries of [1, 2, 1023, 1024, 1025, 3000]) {
      const table = aliasTable(normalised(Array.from({ length: entries }, (_, index) => index + 1)))
      expect(table.aliases.length).toBe(2 ** (32 - table.shift))
      expect(table.aliases.length).toBeGreaterThanOrEqual(Math.max(1024, entries))
      expect(Math.max(...entriesOfHalves(table))).toBeLessThan(entries)
      const halves = new Int32Array(10_000)
      drawHalves(randomStreams(1, 1), table, halves, halves.length)
      for (const half of halves) if (half % 2 === 0) expect(half / 2).toBeLessThan(entries)
    }
  })

  it('never draws an entry of probability 0', () => {
    const table = aliasTable(Float64Array.of(0, 0.5, 0, 0.5, 0))
    const entries = entriesOfHalves(table)
    const halves = new Int32Array(100_000)
    drawHalves(randomStreams(1, 1), table, halves, halves.length)
    expect(new Set([...halves].map(half => entries[half]))).toEqual(new Set([1, 3]))
  })

  it('is drawn from by the words of the stream: upper bits the column, 31 bits of the next the half', () => {
    const table = aliasTable(normalised(Array.from({ length: 1500 }, (_, index) => 1 + (index % 7))))
    const halves = new Int32Array(1000)
    const [state, same] = [randomStreams(5, 1), randomStreams(5, 1)]
    drawHalves(state, table, halves, halves.length)
    for (const half of halves) {
      const column = nextWord(same) >>> table.shift
      const isAlias = nextWord(same) >>> 1 >= (table.thresholds[column] as number)
      expect(half).toBe(2 * column + Number(isAlias))
    }
    expect(state).toEqual(same)
  })

  it('draws entries as often as their probabilities say: chi-square over 20 seeds', () => {
    const probabilities = normalised(Array.from({ length: 100 }, (_, index) => 1 + index ** 2))
    const table = aliasTable(probabilities)
    const entries = entriesOfHalves(table)
    const halves = new Int32Array(200_000)
    let sum = 0
    for (let seed = 0; seed < 20; seed++) {
      drawHalves(randomStreams(seed, 1), table, halves, halves.length)
      const counts = new Float64Array(100)
      for (const half of halves) counts[entries[half] as number]++
      let chiSquare = 0
      for (const [entry, probability] of probabilities.entries()) {
        const expected = probability * halves.length
        chiSquare += ((counts[entry] as number) - expected) ** 2 / expected
      }
      // 99 degrees of freedom: mean 99, variance 198 and a little more as the rarest entry is expected 0.6 times.
      expect(Math.abs(chiSquare - 99)).toBeLessThan(6 * Math.sqrt(198))
      sum += chiSquare
    }
    expect(Math.abs(sum / 20 - 99)).toBeLessThan(5 * Math.sqrt(198 / 20))
  })
})
