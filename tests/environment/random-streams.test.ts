import { describe, expect, it } from 'vitest'
import { nextWord, randomStreams, WORDS } from '../../src/environment/random-streams.ts'
import { InputError } from '../../src/input/input-error.ts'

const stateOf = (states: Int32Array, stream: number) => states.slice(WORDS * stream, WORDS * (stream + 1))

const words = (state: Int32Array, count: number) => Array.from({ length: count }, () => nextWord(state))

/** The state as 128 bits, on which a step of the generator is linear over GF(2). */
const bitsOf = (state: Int32Array) =>
  state.reduce((bits, word, index) => bits | (BigInt(word >>> 0) << BigInt(32 * index)), 0n)

/** The images of the 128 single bits under one step. */
function stepMatrix(): bigint[] {
  return Array.from({ length: 128 }, (_, bit) => {
    const state = new Int32Array(WORDS)
    state[bit >> 5] = 1 << (bit & 31)
    nextWord(state)
    return bitsOf(state)
  })
}

function applied(matrix: readonly bigint[], bits: bigint): bigint {
  let image = 0n
  for (let bit = 0; bits >> BigInt(bit) > 0n; bit++)
    if ((bits >> BigInt(bit)) & 1n) image ^= matrix[bit] as bigint
  return image
}

describe('random streams', () => {
  it('start 2^64 words apart: the step, squared 64 times as a matrix, leads from each to the next', () => {
    let matrix = stepMatrix()
    for (let squaring = 0; squaring < 64; squaring++) {
      const half = matrix
      matrix = half.map(column => applied(half, column))
    }
    for (const seed of [0, 7, 2 ** 32 - 1]) {
      const states = randomStreams(seed, 3)
      for (const stream of [0, 1])
        expect(applied(matrix, bitsOf(stateOf(states, stream)))).toBe(bitsOf(stateOf(states, stream + 1)))
    }
  })

  it('gives the word after 102,400 others that php-src expects of xoshiro128++ from the state 1, 2, 3, 4', () => {
    // ext/random/tests/02_engine/user_xoshiro128plusplus.phpt, fa3c872c, lowest byte first
    const state = Int32Array.of(1, 2, 3, 4)
    for (let word = 0; word < 102_400; word++) nextWord(state)
    expect(nextWord(state)).toBe(0x2c873cfa)
  })

  it('are the same for the same seed, and unrelated for neighbouring seeds from the first word on', () => {
    expect(randomStreams(1, 3)).toEqual(randomStreams(1, 3))
    const first = Array.from({ length: 1000 }, (_, seed) => nextWord(randomStreams(seed, 1)))
    expect(new Set(first).size).toBe(1000)
    // A bit of the first word is set in half of the seeds, +-5 standard deviations of 1000 coin throws.
    for (let bit = 0; bit < 32; bit++) {
      const set = first.filter(word => (word >>> bit) & 1).length
      expect(Math.abs(set - 500)).toBeLessThan(5 * Math.sqrt(250))
    }
  })

  it('have words whose every bit is set half of the time, in each stream', () => {
    const states = randomStreams(3, 4)
    for (const stream of [0, 1, 2, 3]) {
      const drawn = words(stateOf(states, stream), 10_000)
      for (let bit = 0; bit < 32; bit++) {
        const set = drawn.filter(word => (word >>> bit) & 1).length
        expect(Math.abs(set - 5000)).toBeLessThan(5 * Math.sqrt(2500))
      }
    }
  })

  it.each([-1, 1.5, 2 ** 32, Number.NaN])('refuse the seed %s', seed => {
    expect(() => randomStreams(seed, 1)).toThrow(InputError)
  })
})
