/**
 * A discrete distribution prepared so that a draw takes two random words and one comparison, however many entries
 * there are (Walker's alias method). Every column is equally likely; it holds one entry up to a threshold and
 * another, its alias, above. The number of columns is a power of two, so that the upper bits of a word choose one
 * without bias; columns beyond the entries are all alias.
 */
export interface AliasTable {
  /** How many entries. */
  readonly length: number
  /** 32 less the binary logarithm of the number of columns: what a word is shifted by to give a column. */
  readonly shift: number
  /** Int32Array [column], out of 2^31: a smaller random number takes the column's own entry. */
  readonly thresholds: Int32Array
  /** Int32Array [column]: the entry that every other number takes. */
  readonly aliases: Int32Array
}

/** Even a table of two entries has so many columns, as they add their bits to the 31 of the threshold. */
const FEWEST_COLUMNS = 2 ** 10

const ONE = 2 ** 31

/**
 * The alias table of a distribution, by Vose's algorithm (IEEE Trans. Softw. Eng. 17, 972, 1991).
 *
 * @param probabilities Float64Array [entry], up to 2^30 of them, summing to 1
 * @returns a table whose probabilities differ from those by no more than 2^-32 of a column for each column that
 * an entry has part in: far below the standard error of even 10^12 draws
 * @example aliasTable(Float64Array.of(0.2, 0.8))
 */
export function aliasTable(probabilities: Float64Array): AliasTable {
  const bits = Math.ceil(Math.log2(Math.max(FEWEST_COLUMNS, probabilities.length)))
  const columns = 2 ** bits
  const share = new Float64Array(columns)
  for (let entry = 0; entry < probabilities.length; entry++) share[entry] = probabilities[entry] * columns
  const thresholds = new Int32Array(columns)
  const aliases = new Int32Array(columns)
  // Columns that hold too little fill the list from the front, those that hold too much from the back.
  const waiting = new Int32Array(columns)
  let small = 0
  let large = columns
  for (let column = columns - 1; column >= 0; column--)
    if (share[column] < 1) waiting[small++] = column
    else waiting[--large] = column
  while (small > 0 && large < columns) {
    const column = waiting[--small]
    const donor = waiting[large]
    thresholds[column] = Math.min(ONE - 1, Math.round(share[column] * ONE))
    aliases[column] = donor
    share[donor] -= 1 - share[column]
    if (share[donor] < 1) {
      large++
      waiting[small++] = donor
    }
  }
  // What is left holds 1 to rounding, and is its own alias.
  for (const rest of [waiting.subarray(0, small), waiting.subarray(large)])
    for (const column of rest) aliases[column] = column
  return { length: probabilities.length, shift: 32 - bits, thresholds, aliases }
}

/**
 * The entry behind every half column of a table: its own in the lower halves, its alias in the upper ones.
 *
 * @returns Int32Array [2 column + half]
 */
export function entriesOfHalves({ length, aliases }: AliasTable): Int32Array {
  const entries = new Int32Array(2 * aliases.length)
  for (let column = 0; column < aliases.length; column++) {
    entries[2 * column] = column < length ? column : aliases[column]
    entries[2 * column + 1] = aliases[column]
  }
  return entries
}
