import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/environment/random.ts'
import { realise, type WantedGroup } from '../../src/structure/realise.ts'

/** Whether some assignment of elements to atoms gives every group its counts, by trying all. */
function exists(groups: readonly WantedGroup[], atoms: number, elements: number): boolean {
  for (let code = 0; code < elements ** atoms; code++) {
    const elementOf = (atom: number) => Math.floor(code / elements ** atom) % elements
    if (groups.every(group => fits(group, elementOf))) return true
  }
  return false
}

const fits = ({ atoms, counts }: WantedGroup, elementOf: (atom: number) => number | undefined): boolean =>
  counts.every((count, element) => [...atoms].filter(atom => elementOf(atom) === element).length === count)

const ATOMS = 6

/** Groups of positions over a few atoms, with counts that may or may not be possible. */
const wanted = fc.integer({ min: 2, max: 3 }).chain(elements =>
  fc.record({
    elements: fc.constant(elements),
    seed: fc.nat(1000),
    groups: fc.array(
      fc.array(fc.nat(ATOMS - 1), { minLength: 1, maxLength: 7 }).chain(atoms =>
        fc.array(fc.nat(elements - 1), { minLength: atoms.length, maxLength: atoms.length }).map(chosen => ({
          atoms: Int32Array.from(atoms),
          counts: Array.from(
            { length: elements },
            (_, element) => chosen.filter(one => one === element).length,
          ),
        })),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
)

describe('putting elements on atoms so that groups hold what is wanted', () => {
  it('finds an arrangement exactly when trying all finds one, and one that fits', () => {
    fc.assert(
      fc.property(wanted, ({ groups, elements, seed }) => {
        const found = realise(groups, seededRandom(seed))
        expect(found !== null).toBe(exists(groups, ATOMS, elements))
        if (found !== null)
          for (const group of groups) expect(fits(group, atom => found.get(atom))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('takes all arrangements of distinct atoms equally often', () => {
    const random = seededRandom(1)
    const times = new Map<string, number>()
    const draws = 6000
    for (let draw = 0; draw < draws; draw++) {
      const found = realise([{ atoms: Int32Array.of(0, 1, 2, 3), counts: [2, 1, 1] }], random) as Map<
        number,
        number
      >
      const key = [0, 1, 2, 3].map(atom => found.get(atom)).join('')
      times.set(key, (times.get(key) ?? 0) + 1)
    }
    // 12 arrangements: chi squared with 11 degrees of freedom is below 36 but once in 6,000 seeds.
    const chiSquared = [...times.values()].reduce(
      (sum, seen) => sum + (seen - draws / 12) ** 2 / (draws / 12),
      0,
    )
    expect(times.size).toBe(12)
    expect(chiSquared).toBeLessThan(36)
  })

  it('counts an image with its atom: odd counts of a doubled atom cannot be', () => {
    const doubled = { atoms: Int32Array.of(0, 0, 1, 1), counts: [1, 3] }
    expect(realise([doubled], seededRandom(1))).toBe(null)
    expect(realise([{ ...doubled, counts: [2, 2] }], seededRandom(1))).not.toBe(null)
  })
})
