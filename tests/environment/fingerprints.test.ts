import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { arrangementsByProbability } from '../../src/environment/arrangement-order.ts'
import {
  arrangementProbability,
  canonicalNumber,
  type DistinctArrangement,
  distinctArrangements,
  distinctWithAtoms,
  drawArrangement,
  drawUniformArrangement,
} from '../../src/environment/arrangements.ts'
import { atomGroups } from '../../src/environment/atom-groups.ts'
import { countEnvironments } from '../../src/environment/count.ts'
import { fillingAt, fillingRank } from '../../src/environment/filling-rank.ts'
import {
  fingerprintCursor,
  fingerprintsById,
  fingerprintsByProbability,
} from '../../src/environment/fingerprint-order.ts'
import {
  drawFingerprint,
  drawUniformFingerprint,
  type Fingerprint,
  fingerprintAt,
  fingerprintCount,
  fingerprintId,
  fingerprintMultiplicity,
  fingerprintProbability,
} from '../../src/environment/fingerprints.ts'
import { countWithAtoms } from '../../src/environment/pattern-inventory.ts'
import { seededRandom } from '../../src/environment/random.ts'
import { siteGroups } from '../../src/environment/site-groups.ts'
import { zoneFillings } from '../../src/environment/zone-fillings.ts'
import { InputError } from '../../src/input/input-error.ts'
import { allSites, findSite } from '../../src/site/registry.ts'

const groupsOf = (site: string, composition: string) =>
  siteGroups(findSite(site), unlayered(parseComposition(composition)))

function* take<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0
  for (const item of items) {
    if (taken++ === count) return
    yield item
  }
}

describe('fillings', () => {
  it('rank in the order of their list, and come back from their rank', () => {
    for (const [size, elements] of [
      [1, 1],
      [3, 2],
      [4, 3],
      [6, 5],
      [8, 4],
    ] as const) {
      const { length, counts } = zoneFillings(size, elements)
      for (let filling = 0; filling < length; filling++) {
        const listed = [...counts.subarray(filling * elements, (filling + 1) * elements)]
        expect(fillingRank(listed)).toBe(BigInt(filling))
        expect(fillingAt(BigInt(filling), size, elements)).toEqual(listed)
      }
    }
  })
})

describe('fingerprints', () => {
  const groups = groupsOf('fcc111-top', 'Ir1Pd2Pt3')

  it('have ids that run without gaps, from any start', () => {
    const all = [...fingerprintsById(groups)]
    expect(BigInt(all.length)).toBe(fingerprintCount(groups))
    for (const [index, { id, fingerprint }] of all.entries()) {
      expect(id).toBe(BigInt(index))
      expect(fingerprintId(groups, fingerprint)).toBe(id)
    }
    expect([...fingerprintsById(groups, 800n)]).toEqual(all.slice(800))
  })

  it('keep their id beyond what a number holds', () => {
    const hollow = siteGroups(
      findSite('fcc100-hollow'),
      unlayered(parseComposition('IrPdPtRhRuAgAuCuNiCoFeMnCrMoW')),
    )
    const id = fc.bigInt({ min: 0n, max: fingerprintCount(hollow) - 1n })
    fc.assert(
      fc.property(id, value => {
        expect(fingerprintId(hollow, fingerprintAt(hollow, value))).toBe(value)
      }),
    )
    expect(fingerprintCount(hollow)).toBeGreaterThan(2n ** 53n)
  })

  it('have multiplicities that sum to all arrangements and probabilities that sum to 1', () => {
    let [multiplicity, probability] = [0n, 0]
    for (const { fingerprint } of fingerprintsById(groups)) {
      multiplicity += fingerprintMultiplicity(fingerprint)
      probability += fingerprintProbability(groups, fingerprint)
    }
    expect(multiplicity).toBe(3n ** 10n)
    expect(probability).toBeCloseTo(1, 12)
  })

  it('pass under a cursor in the same order with the same probabilities, from any start', () => {
    for (const from of [0n, 7n, 500n]) {
      const cursor = fingerprintCursor(groups, from)
      for (const { fingerprint } of fingerprintsById(groups, from)) {
        expect(cursor.probability).toBeCloseTo(fingerprintProbability(groups, fingerprint), 14)
        expect([...cursor.fillings].map(BigInt)).toEqual(fingerprint.map(fillingRank))
        cursor.next()
      }
      expect(cursor.next()).toBe(false)
    }
  })

  it('come most probable first, each once', () => {
    const ordered = [...fingerprintsByProbability(groups)]
    expect(new Set(ordered.map(({ fingerprint }) => fingerprintId(groups, fingerprint))).size).toBe(840)
    for (const { fingerprint, probability } of ordered)
      expect(probability / fingerprintProbability(groups, fingerprint)).toBeCloseTo(1, 12)
    const probabilities = ordered.map(({ probability }) => probability)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
  })

  it('are drawn as often as they are probable, the same for a seed', () => {
    const draws = 20_000
    const times = (draw: typeof drawFingerprint, seed: number) => {
      const random = seededRandom(seed)
      const seen = new Map<bigint, number>()
      for (let i = 0; i < draws; i++) {
        const id = fingerprintId(groups, draw(groups, random))
        seen.set(id, (seen.get(id) ?? 0) + 1)
      }
      return seen
    }
    const [weighted, uniform] = [times(drawFingerprint, 1), times(drawUniformFingerprint, 1)]
    /** Chi-squared over the fingerprints that are expected five times or more, and its degrees of freedom. */
    const chiSquared = (seen: Map<bigint, number>, probabilityOf: (fingerprint: Fingerprint) => number) => {
      let [chi, cells] = [0, 0]
      for (const { id, fingerprint } of fingerprintsById(groups)) {
        const expected = draws * probabilityOf(fingerprint)
        if (expected < 5) continue
        chi += ((seen.get(id) ?? 0) - expected) ** 2 / expected
        cells++
      }
      return { chi, cells }
    }
    for (const { chi, cells } of [
      chiSquared(weighted, fingerprint => fingerprintProbability(groups, fingerprint)),
      chiSquared(uniform, () => 1 / 840),
    ]) {
      expect(cells).toBeGreaterThan(300)
      expect(Math.abs(chi - cells)).toBeLessThan(5 * Math.sqrt(2 * cells))
    }
    expect(times(drawFingerprint, 2)).toEqual(times(drawFingerprint, 2))
    expect(times(drawFingerprint, 2)).not.toEqual(weighted)
  })

  it('refuse ids that there are not', () => {
    for (const id of [-1n, 840n]) {
      expect(() => fingerprintAt(groups, id)).toThrow(InputError)
      expect(() => fingerprintAt(groups, id)).toThrow(`ids run from 0 to 839, got ${id}`)
    }
  })
})

describe('distinct arrangements', () => {
  it('are found at once wherever a walk begins, though few numbers are canonical', () => {
    const hollow = atomGroups(findSite('fcc111-fcc'))
    const from = 3_000_000_000_000n
    const [first, second] = [...take(distinctArrangements(hollow, 5, from), 2)]
    expect(first?.id).toBeGreaterThanOrEqual(from)
    expect(second?.id).toBeGreaterThan(first?.id as bigint)
    expect([...distinctArrangements(hollow, 5, 5n ** 18n - 1n)].map(({ id }) => id)).toEqual([5n ** 18n - 1n])
  })

  it.each(
    allSites()
      .filter(site => site.atoms <= 12)
      .map(site => site.id),
  )('of 2 elements on %s are as many as Burnside counts, with orbits that hold all', id => {
    const groups = atomGroups(findSite(id))
    const all = [...distinctArrangements(groups, 2)]
    const { distinct, labelled } = countEnvironments(groups, 2)
    expect(BigInt(all.length)).toBe(distinct)
    expect(BigInt(all.reduce((sum, { orbit }) => sum + orbit, 0))).toBe(labelled)
    for (const { id: number, atoms } of all) expect(canonicalNumber(groups, atoms, 2)).toBe(number)
  })

  it('go on from any number', () => {
    const groups = atomGroups(findSite('fcc110-top'))
    const all = [...distinctArrangements(groups, 3)]
    const from = 1000n
    expect([...distinctArrangements(groups, 3, from)]).toEqual(all.filter(({ id }) => id >= from))
    expect(() => [...distinctArrangements(groups, 3, 3n ** 8n)]).toThrow('run from 0 to 6560, got 6561')
  })
})

describe('arrangements by probability', () => {
  it.each([
    ['fcc110-top', [0.2, 0.3, 0.5]],
    ['fcc100-top', [0.5, 0.5]],
    ['fcc111-top', [0.9, 0.1]],
  ])('at %s of %j are all of them, in falling order', (id, fractions) => {
    const groups = atomGroups(findSite(id))
    const ordered = [...arrangementsByProbability(groups, fractions)]
    const probabilities = ordered.map(arrangement => arrangementProbability(arrangement, fractions))
    for (let i = 1; i < probabilities.length; i++)
      expect(probabilities[i]).toBeLessThanOrEqual((probabilities[i - 1] as number) * (1 + 1e-12))
    const byNumber = [...distinctArrangements(groups, fractions.length)]
    const sorted = ordered.sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted).toEqual(byNumber)
  })

  it('with fixed atoms are as many as the pattern inventory counts', () => {
    const groups = atomGroups(findSite('fcc111-top'))
    for (const atoms of [
      [5, 5],
      [7, 2, 1],
      [4, 3, 3],
      [10, 0],
    ])
      expect(BigInt([...distinctWithAtoms(groups, atoms)].length)).toBe(
        countWithAtoms(groups, atoms).distinct,
      )
  })

  it('refuse more element counts than can be sorted', () => {
    const many = new Array<number>(12).fill(1 / 12)
    expect(() => arrangementsByProbability(atomGroups(findSite('fcc100-hollow')), many).next()).toThrow(
      InputError,
    )
  })
})

describe('drawn arrangements', () => {
  const groups = atomGroups(findSite('fcc110-top'))
  const fractions = [0.3, 0.7]
  const all = [...distinctArrangements(groups, 2)]
  const draws = 40_000

  it('have probabilities that sum to 1', () => {
    const total = all.reduce((sum, arrangement) => sum + arrangementProbability(arrangement, fractions), 0)
    expect(total).toBeCloseTo(1, 12)
  })

  it.each([
    ['probable', () => drawArrangement, (a: DistinctArrangement) => arrangementProbability(a, fractions)],
    ['any other', () => drawUniformArrangement, () => 1 / all.length],
  ] as const)('are each as likely as %s', (_, which, probabilityOf) => {
    const random = seededRandom(5)
    const seen = new Map<bigint, number>()
    for (let i = 0; i < draws; i++) {
      const { id } =
        which() === drawArrangement
          ? drawArrangement(groups, fractions, random)
          : drawUniformArrangement(groups, 2, random)
      seen.set(id, (seen.get(id) ?? 0) + 1)
    }
    let [chi, cells] = [0, 0]
    for (const arrangement of all) {
      const expected = draws * probabilityOf(arrangement)
      if (expected < 5) continue
      chi += ((seen.get(arrangement.id) ?? 0) - expected) ** 2 / expected
      cells++
    }
    expect(cells).toBeGreaterThan(50)
    expect(Math.abs(chi - cells)).toBeLessThan(5 * Math.sqrt(2 * cells))
  })
})

describe('seeded random numbers', () => {
  it('are even from the first on, over neighbouring seeds', () => {
    const cells = new Array<number>(20).fill(0)
    const seeds = 4000
    for (let seed = 0; seed < seeds; seed++) cells[Math.floor(seededRandom(seed)() * cells.length)]++
    const expected = seeds / cells.length
    const chi = cells.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
    expect(Math.abs(chi - 19)).toBeLessThan(5 * Math.sqrt(2 * 19))
  })

  it('are those of their seed, within 0..1', () => {
    const [a, b] = [seededRandom(42), seededRandom(42)]
    for (let i = 0; i < 1000; i++) {
      const value = a()
      expect(value).toBe(b())
      expect(value >= 0 && value < 1).toBe(true)
    }
  })

  it.each([-1, 1.5, 2 ** 32, Number.NaN])('refuse the seed %d', seed => {
    expect(() => seededRandom(seed)).toThrow(InputError)
  })
})
