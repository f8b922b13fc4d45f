import { seededRandom } from './random.ts'

/**
 * Independent streams of random 32-bit words for work that is done in parts, by whoever comes to it: part b always
 * takes stream b, so the result does not depend on who did what. xoshiro128++ by Blackman and Vigna (ACM Trans. Math.
 * Softw. 47, 36, 2021), which needs no more than 32-bit arithmetic; stream b starts b jumps of 2^64 words after the
 * first, so no two overlap.
 *
 * @param seed a whole number from 0 to 2^32 - 1; neighbouring seeds give unrelated streams
 * @param count how many streams
 * @throws InputError for another seed
 * @returns Int32Array [stream, 4], the state in which each stream starts
 * @example const states = randomStreams(1, 2); nextWord(states.subarray(4, 8)) // the first word of the second stream
 */
export function randomStreams(seed: number, count: number): Int32Array {
  const random = seededRandom(seed)
  const state = Int32Array.from({ length: WORDS }, () => random() * 2 ** 32)
  const states = new Int32Array(count * WORDS)
  for (let stream = 0; stream < count; stream++) {
    states.set(state, stream * WORDS)
    jump(state)
  }
  return states
}

/** Words of a stream's state. */
export const WORDS = 4

/**
 * The next word of a stream, from -2^31 to 2^31 - 1; steps the state.
 *
 * @param state Int32Array [4]
 */
export function nextWord(state: Int32Array): number {
  const [s0, s1, s2, s3] = state as unknown as [number, number, number, number]
  const sum = (s0 + s3) | 0
  const word = (((sum << 7) | (sum >>> 25)) + s0) | 0
  const third = s2 ^ s0
  const fourth = s3 ^ s1
  state[1] = s1 ^ third
  state[0] = s0 ^ fourth
  state[2] = third ^ (s1 << 9)
  state[3] = (fourth << 11) | (fourth >>> 21)
  return word
}

/** x^(2^64) modulo the characteristic polynomial of the generator, 32 coefficients a word. */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]

/** Moves a state by 2^64 words. */
function jump(state: Int32Array): void {
  const jumped = new Int32Array(WORDS)
  for (const coefficients of JUMP)
    for (let bit = 0; bit < 32; bit++) {
      if ((coefficients >>> bit) & 1) for (let word = 0; word < WORDS; word++) jumped[word] ^= state[word]
      nextWord(state)
    }
  state.set(jumped)
}
