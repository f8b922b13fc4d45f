import type { AliasTable } from './alias-table.ts'

/**
 * Draws from an alias table, two words of a random stream each. The generator is that of `nextWord`, written out so
 * that its state stays in registers.
 *
 * @param state Int32Array [4], the stream's state; stepped
 * @param halves Int32Array [draw], receives 2 column + half, for `entriesOfHalves`
 * @param draws how many
 */
export function drawHalves(
  state: Int32Array,
  { shift, thresholds }: AliasTable,
  halves: Int32Array,
  draws: number,
): void {
  let s0 = state[0]
  let s1 = state[1]
  let s2 = state[2]
  let s3 = state[3]
  for (let draw = 0; draw < draws; draw++) {
    let word = (s0 + s3) | 0
    const column = ((((word << 7) | (word >>> 25)) + s0) | 0) >>> shift
    let shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
    word = (s0 + s3) | 0
    word = (((word << 7) | (word >>> 25)) + s0) | 0
    shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
    // The sign of the difference tells the half without a branch, which would be mispredicted half of the time.
    halves[draw] = 2 * column + ((thresholds[column] - 1 - (word >>> 1)) >>> 31)
  }
  state[0] = s0
  state[1] = s1
  state[2] = s2
  state[3] = s3
}
