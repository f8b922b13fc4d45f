/**
 * Lengths of the cycles of a permutation, in order of their first atoms.
 *
 * @param images the image of each atom
 * @example cycleLengths(Uint8Array.of(1, 0, 2)) // [2, 1]
 */
export function cycleLengths(images: Uint8Array): number[] {
  const seen = new Uint8Array(images.length)
  const lengths: number[] = []
  for (let start = 0; start < images.length; start++) {
    if (seen[start]) continue
    let length = 0
    for (let atom = start; !seen[atom]; atom = images[atom]) {
      seen[atom] = 1
      length++
    }
    lengths.push(length)
  }
  return lengths
}
