import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { type LayeredComposition, unlayered } from '../../src/composition/layered.ts'
import { energyDistribution } from '../../src/distribution/distribution.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { ensembleNames } from '../../src/environment/ensembles.ts'
import { type Random, seededRandom } from '../../src/environment/random.ts'
import { InputError } from '../../src/input/input-error.ts'
import { atomClasses } from '../../src/joint/atom-classes.ts'
import { ALL_ENERGIES, type EnergyInterval, halfOpen } from '../../src/joint/energy-interval.ts'
import { exactPlane, ownMeasure } from '../../src/joint/exact-plane.ts'
import { gridPlane } from '../../src/joint/grid-plane.ts'
import { gridResolution } from '../../src/joint/grid-step.ts'
import { jointDistribution } from '../../src/joint/joint.ts'
import { type JointGroup, jointGroups } from '../../src/joint/pair-terms.ts'
import { modelSites } from '../../src/joint/paired-sites.ts'
import { spreadPoints } from '../../src/joint/plane-grid.ts'
import { planePoints } from '../../src/joint/plane-points.ts'
import { allSites, findSite } from '../../src/site/registry.ts'
import { pairArrangements, pairAtoms } from './brute-force-pairs.ts'

const alloyOf = (text: string) => unlayered(parseComposition(text))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const co = loadModel('agaucupdpt-co')
const h = loadModel('agaucupdpt-h')
const oh = loadModel('irpdptrhru-oh')
const { training: _rows, covariance: _errors, ...withoutRows } = oh
const o = loadModel('irpdptrhru-o')

const atMost = (energy: number): EnergyInterval => ({ low: null, high: { energy, included: true } })
const above = (energy: number): EnergyInterval => ({ low: { energy, included: false }, high: null })
const below = (energy: number): EnergyInterval => ({ low: null, high: { energy, included: false } })
const atLeast = (energy: number): EnergyInterval => ({ low: { energy, included: true }, high: null })

const quadrants = (a: number, b: number) =>
  [
    [atMost(a), atMost(b)],
    [atMost(a), above(b)],
    [above(a), atMost(b)],
    [above(a), above(b)],
  ].map((within, index) => ({ name: String(index), within: within as [EnergyInterval, EnergyInterval] }))

/** A made-up model of some zones of a site, with coefficients of its own for every ensemble where asked. */
function randomModel(site: string, zones: number, perEnsemble: boolean, random: Random): EnergyModel {
  const elements = ['Ir', 'Pt']
  const { ensemble, zones: first, zonesBeyond } = findSite(site)
  const chosen = [...first, ...zonesBeyond]
    .map(zone => ({ zone, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, zones)
    .map(({ zone: { name, atoms } }) => ({ name, atoms }))
  const names = ensembleNames(elements, ensemble.length)
  const coefficients = () =>
    Object.fromEntries(
      chosen.map(({ name }) => [
        name,
        Object.fromEntries(elements.map(element => [element, 0.2 * (random() - 0.5)])),
      ]),
    )
  return {
    ...withoutRows,
    id: `made-up-${site}-${random()}`,
    site,
    elements,
    zones: chosen,
    ensembles: Object.fromEntries(names.map(name => [name, 2 * (random() - 0.5)])),
    coefficients: perEnsemble
      ? Object.fromEntries(names.map(name => [name, coefficients()]))
      : coefficients(),
    unseenEnsembles: names.slice(0, 1),
  }
}

function expectBruteForce(
  models: readonly [EnergyModel, EnergyModel],
  alloy: LayeredComposition,
  neighbour: number,
) {
  const pair = modelSites(models, neighbour)
  const arrangements = pairArrangements(models, alloy, pair)
  const mean = (of: (energies: readonly [number, number]) => number) =>
    sum(arrangements.map(({ energies, probability }) => probability * of(energies)))
  const means = [mean(([a]) => a), mean(([, b]) => b)] as const
  const windows = [
    ...quadrants(...means),
    { name: 'band', within: [ALL_ENERGIES, { ...above(means[1] - 0.1), ...below(means[1] + 0.1) }] as const },
  ]
  const joint = jointDistribution(models, alloy, { neighbour, windows })

  expect(joint.neighbour).toBe(neighbour)
  const covariance = mean(([a, b]) => (a - means[0]) * (b - means[1]))
  expect(joint.covariance).toBeCloseTo(covariance, 12)
  for (const model of [0, 1] as const) {
    expect(joint.means[model]).toBeCloseTo(means[model], 12)
    const deviation = Math.sqrt(mean(energies => (energies[model] - means[model]) ** 2))
    expect(joint.standardDeviations[model]).toBeCloseTo(deviation, 12)
  }
  if (joint.correlation !== null)
    expect(joint.correlation).toBeCloseTo(
      covariance / joint.standardDeviations[0] / joint.standardDeviations[1],
      9,
    )
  expect(joint.unseenProbability).toBeCloseTo(
    sum(
      arrangements
        .filter(({ ensembles }) =>
          ensembles.some((name, model) => models[model]?.unseenEnsembles.includes(name)),
        )
        .map(({ probability }) => probability),
    ),
    12,
  )

  const isWithin = (energy: number, interval: EnergyInterval) => {
    const { from, to } = halfOpen(interval)
    return energy >= from && energy < to
  }
  const probabilityOf = (holds: (energies: readonly [number, number]) => boolean) =>
    mean(energies => (holds(energies) ? 1 : 0))
  for (const { within, probability, independent } of joint.windows) {
    expect(probability).toBeCloseTo(
      probabilityOf(([a, b]) => isWithin(a, within[0]) && isWithin(b, within[1])),
      12,
    )
    expect(independent).toBeCloseTo(
      probabilityOf(([a]) => isWithin(a, within[0])) * probabilityOf(([, b]) => isWithin(b, within[1])),
      12,
    )
  }
  expect(joint.resolution).toBe(0)

  const { starts, width, probability } = joint.bins
  const bins = probability.map(row => row.map(() => 0))
  const binOf = (energy: number, start: number) =>
    Math.floor((energy + 1e-12) / width) - Math.round(start / width)
  for (const { energies, probability: share } of arrangements) {
    const row = bins[binOf(energies[0], starts[0])] as number[]
    const column = binOf(energies[1], starts[1])
    row[column] = (row[column] as number) + share
  }
  const deviations = bins.flatMap((row, i) =>
    row.map((share, j) => Math.abs(share - (probability[i]?.[j] as number))),
  )
  expect(Math.max(...deviations)).toBeLessThan(1e-12)
  expect(joint.bins.resolution).toBe(0)

  for (const model of [0, 1] as const) {
    const within = atMost(means[model])
    const { given } = jointDistribution(models, alloy, { neighbour, given: { name: 'it', model, within } })
    const kept = arrangements.filter(({ energies }) => isWithin(energies[model], within))
    const total = sum(kept.map(({ probability: share }) => share))
    const other = kept
      .map(({ energies, probability: share }) => ({
        energy: energies[1 - model] as number,
        share: share / total,
      }))
      .sort((a, b) => a.energy - b.energy)
    const otherMean = sum(other.map(({ energy, share }) => energy * share))
    expect(given?.model).toBe(models[1 - model]?.id)
    expect(given?.probability).toBeCloseTo(total, 12)
    expect(given?.mean).toBeCloseTo(otherMean, 12)
    expect(given?.standardDeviation).toBeCloseTo(
      Math.sqrt(sum(other.map(({ energy, share }) => share * (energy - otherMean) ** 2))),
      11,
    )
    expect(sum(given?.bins.probability ?? [])).toBeCloseTo(1, 12)
    for (const [share, energy] of Object.entries(given?.quantiles ?? {})) {
      const atOrBelow = sum(other.filter(site => site.energy <= energy + 1e-12).map(site => site.share))
      const strictlyBelow = sum(other.filter(site => site.energy < energy - 1e-12).map(site => site.share))
      expect(atOrBelow).toBeGreaterThan(Number(share) - 1e-9)
      expect(strictlyBelow).toBeLessThan(Number(share) + 1e-9)
    }
  }
}

/** Arrangements of two elements on more atoms than this take long to list. */
const LISTED_ATOMS = 12

const facets = [...new Set(allSites().map(({ facet }) => facet))]
const sitePairs = facets.flatMap(facet => {
  const ids = allSites().flatMap(site => (site.facet === facet ? site.id : []))
  return ids.flatMap((a, index) => ids.slice(index).map(b => [a, b] as const))
})

/** Two made-up models that see as many zones as can be listed. */
function listedModels(
  [a, b]: readonly [string, string],
  neighbour: number,
  perEnsemble: boolean,
  random: Random,
) {
  for (let zones = 3; ; zones--) {
    const models = [
      randomModel(a, zones, perEnsemble, random),
      randomModel(b, zones, perEnsemble, random),
    ] as const
    if (pairAtoms(models, modelSites(models, neighbour)).length <= LISTED_ATOMS) return models
  }
}

describe('joint distribution', () => {
  it.each(sitePairs)('at %s and %s is that of all labelled arrangements', (a, b) => {
    const random = seededRandom(a.length + 100 * b.length)
    for (const [neighbour, perEnsemble] of [
      [a === b ? 0 : 1, true],
      [1, false],
      [2, true],
      [3, true],
    ] as const) {
      const models = listedModels([a, b], neighbour, perEnsemble, random)
      expectBruteForce(models, alloyOf('Ir30Pt70'), neighbour)
    }
  })

  it('is that of all labelled arrangements for built-in models and differing layers', () => {
    const alloy = {
      bulk: parseComposition('Ag40Pt60'),
      layers: new Map([
        [1, parseComposition('Cu30Pt70')],
        [3, parseComposition('Pd')],
      ]),
    }
    expectBruteForce([loadModel('agaucupdpt-co'), loadModel('agaucupdpt-h')], alloy, 1)
    expectBruteForce([loadModel('irpdptrhru-oh'), loadModel('irpdptrhru-oh')], alloyOf('Ir20Ru80'), 1)
  })

  it('of *CO on top beside *H in the fcc hollow of equimolar Ag-Au-Cu-Pd-Pt correlates with 0.52, as DESIGN 7.5 says', () => {
    expect(jointDistribution([co, h], alloyOf('AgAuCuPdPt')).correlation?.toFixed(2)).toBe('0.52')
  })

  it.each([
    [co, h, 1, 'Ag10Au30Cu20Pd25Pt15', true],
    [oh, oh, 1, 'Ir10Pd30Pt20Rh25Ru15', true],
    [oh, o, 1, 'Ir10Pd70Pt20', true],
    [oh, o, 4, 'Ir10Pd30Pt20Rh25Ru15', false],
    [o, o, 1, 'Ir10Pd30Pt20Rh25Ru15', false],
  ] as const)(
    'has the margins of the two energy distributions, case %#',
    (a, b, neighbour, text, isExact) => {
      const alloy = alloyOf(text)
      const joint = jointDistribution([a, b], alloy, { neighbour })
      const { probability, width, resolution } = joint.bins
      expect(resolution === 0).toBe(isExact)
      const margins = [
        probability.map(sum),
        (probability[0] ?? []).map((_, column) => sum(probability.map(row => row[column] as number))),
      ]
      for (const [index, model] of [a, b].entries()) {
        const { bins, mean, standardDeviation } = energyDistribution(model, alloy, { binWidth: width })
        expect(joint.means[index]).toBeCloseTo(mean, 12)
        expect(joint.standardDeviations[index]).toBeCloseTo(standardDeviation, 12)
        expect(joint.bins.starts[index]).toBe(bins.start)
        const margin = margins[index] as number[]
        expect(margin).toHaveLength(bins.probability.length)
        if (resolution === 0)
          for (const [bin, share] of margin.entries())
            expect(share).toBeCloseTo(bins.probability[bin] as number, 10)
        else {
          // Mass may have moved over an edge by less than the resolution, which is less than a bin.
          let [own, exact] = [0, 0]
          for (const [bin, share] of margin.entries()) {
            const [before, after] = [bins.probability[bin - 1] ?? 0, bins.probability[bin + 1] ?? 0]
            own += share
            exact += bins.probability[bin] as number
            expect(Math.abs(own - exact)).toBeLessThanOrEqual(
              Math.max(bins.probability[bin] as number, before, after) + 1e-9,
            )
          }
          expect(resolution).toBeLessThan(width)
        }
      }
    },
  )

  it('does not depend on which model is named first', () => {
    for (const [a, b, neighbour] of [
      [co, h, 1],
      [h, loadModel('agaucupdpt-no'), 2],
      [h, loadModel('agaucupdpt-no'), 3],
    ] as const) {
      const alloy = alloyOf('Ag30Cu50Pt20')
      const window = quadrants(0.1, 0)[1] as ReturnType<typeof quadrants>[number]
      const reversed = { ...window, within: [window.within[1], window.within[0]] as const }
      const [there, back] = [
        jointDistribution([a, b], alloy, { neighbour, windows: [window] }),
        jointDistribution([b, a], alloy, { neighbour, windows: [reversed] }),
      ]
      expect(back.distance).toBe(there.distance)
      expect(back.covariance).toBeCloseTo(there.covariance, 12)
      expect(back.means[0]).toBeCloseTo(there.means[1], 12)
      expect(back.windows[0]?.probability).toBeCloseTo(there.windows[0]?.probability as number, 12)
    }
  })

  it('of a model with itself at the very same site lies on the diagonal', () => {
    const energy = 0.7
    const joint = jointDistribution([oh, oh], alloyOf('IrPdPtRhRu'), { windows: quadrants(energy, energy) })
    expect(joint.neighbour).toBe(0)
    expect(joint.correlation).toBeCloseTo(1, 12)
    expect(joint.covariance).toBeCloseTo(joint.standardDeviations[0] ** 2, 12)
    expect(joint.windows[1]?.probability).toBe(0)
    expect(joint.windows[2]?.probability).toBe(0)
  })

  it('is independent where no atom is shared, and says so with a correlation of exactly 0', () => {
    const windows = quadrants(0.7, 0.8)
    const joint = jointDistribution([oh, o], alloyOf('IrPdPtRhRu'), { neighbour: 20, windows })
    expect(joint.sharedAtoms).toBe(0)
    expect(joint.correlation).toBe(0)
    expect(joint.covariance).toBe(0)
    for (const { probability, independent } of joint.windows) expect(probability).toBe(independent)
    const rows = joint.bins.probability.map(sum)
    const [row, column] = [10, 20]
    const columnSum = sum(joint.bins.probability.map(shares => shares[column] as number))
    expect(joint.bins.probability[row]?.[column]).toBeCloseTo((rows[row] as number) * columnSum, 12)
  })

  it('of a pure metal is one point without a correlation, and its energy is within <= but not within <', () => {
    const [a, b] = [oh, o].map(model => energyDistribution(model, alloyOf('Pt')).mean) as [number, number]
    const within = (first: EnergyInterval, second: EnergyInterval) => ({
      name: 'it',
      within: [first, second] as const,
    })
    const joint = jointDistribution([oh, o], alloyOf('Pt'), {
      windows: [
        within(atMost(a), atLeast(b)),
        within(below(a), atLeast(b)),
        within(atMost(a), above(b)),
        within(atLeast(a), atMost(b)),
      ],
    })
    expect(joint.means[0]).toBeCloseTo(a, 12)
    expect(joint.standardDeviations).toEqual([0, 0])
    expect(joint.covariance).toBe(0)
    expect(joint.correlation).toBeNull()
    expect(joint.windows.map(({ probability }) => probability)).toEqual([1, 0, 0, 1])
    expect(joint.bins.probability).toEqual([[1]])
  })

  it.each([
    [co, h, 1, 'AgAuCuPdPt'],
    [oh, oh, 2, 'IrPdPtRhRu'],
    [oh, o, 1, 'IrPdPt'],
    [o, o, 1, 'IrPdPtRhRu'],
  ] as const)(
    'has complementary windows that sum to 1, exact or from a grid, case %#',
    (a, b, neighbour, text) => {
      const alloy = alloyOf(text)
      const { windows } = jointDistribution([a, b], alloy, { neighbour, windows: quadrants(0.2, 0.5) })
      expect(sum(windows.map(({ probability }) => probability))).toBeCloseTo(1, 9)
      expect(sum(windows.map(({ independent }) => independent))).toBeCloseTo(1, 9)
    },
  )

  it('refuses models of different elements, and says which differ', () => {
    expect(() => jointDistribution([oh, co], alloyOf('PdPt'))).toThrow(InputError)
    expect(() => jointDistribution([oh, co], alloyOf('PdPt'))).toThrow(
      'irpdptrhru-oh has Ir, Rh, Ru, which agaucupdpt-co lacks; agaucupdpt-co has Ag, Au, Cu, which irpdptrhru-oh lacks',
    )
    expect(() => jointDistribution([oh, o], alloyOf('AgPt'))).toThrow('no parameters for Ag')
  })

  it('refuses a layer that neither model sees, and takes one that only one sees', () => {
    const layered = (layer: number) => ({
      bulk: parseComposition('AgPt'),
      layers: new Map([[layer, parseComposition('Cu')]]),
    })
    expect(() => jointDistribution([co, h], layered(4))).toThrow(
      'layer 4 has no part in the energies of agaucupdpt-co and agaucupdpt-h; its layers are 1, 2, 3',
    )
    expect(jointDistribution([co, h], layered(3)).standardDeviations[1]).toBeCloseTo(
      energyDistribution(h, alloyOf('AgPt')).standardDeviation,
      12,
    )
  })

  it('refuses a condition that no site meets, and says where the energies are', () => {
    const given = { name: 'CO<-9', model: 0 as const, within: below(-9) }
    expect(() => jointDistribution([co, h], alloyOf('AgPt'), { given })).toThrow(
      /no site has CO<-9; energies of agaucupdpt-co are from -\d/,
    )
  })

  it('warns where an electronic energy stands beside a free energy', () => {
    const free = { ...o, energy: { ...o.energy, quantity: 'G' as const } }
    expect(jointDistribution([oh, o], alloyOf('Pt')).warnings).toEqual([])
    expect(jointDistribution([oh, free], alloyOf('Pt')).warnings[0]).toContain(
      'ΔE and those of irpdptrhru-o are ΔG',
    )
  })

  it('refuses bins without number, and by default makes at most 100 along an axis', () => {
    const joint = jointDistribution([oh, o], alloyOf('IrPtRu'))
    expect(joint.bins.probability.length).toBeLessThanOrEqual(100)
    expect(joint.bins.probability[0]?.length).toBeLessThanOrEqual(100)
    expect(() => jointDistribution([oh, o], alloyOf('IrPt'), { binWidth: 0.0005 })).toThrow(
      'bins of both energies; at most 1,000,000 are allowed',
    )
  })
})

describe('grid', () => {
  const random = seededRandom(11)
  const cases: [string, JointGroup][] = [
    ['*OH beside *O', groupOf([oh, o], 'IrPdPt', 1)],
    ['*CO beside *H', groupOf([co, h], 'AgAuCuPdPt', 1)],
    ['*H beside *H', groupOf([h, h], 'AgAuPt', 1)],
    ['*O farther from *O', groupOf([o, o], 'IrPt', 2)],
  ]

  it.each(cases)('moves no probability by more than its resolution: %s', (_, group) => {
    const exact = exactPlane(group, [ownMeasure(group.alone[0]), ownMeasure(group.alone[1])])
    for (const step of [0.001, 0.01]) {
      const grid = gridPlane(group, step)
      const reach = gridResolution([group], step)
      for (let trial = 0; trial < 40; trial++) {
        const offsets = [random() - 0.5, random() - 0.5] as const
        const interval = () => {
          const [from, to] = [random() - 0.5, random() - 0.5].sort((a, b) => a - b) as [number, number]
          return { from, to }
        }
        const within = [interval(), interval()] as const
        const grown = (by: number) =>
          within.map(({ from, to }) => ({
            from: from - by,
            to: Math.max(to + by, from - by),
          })) as unknown as typeof within
        const probability = grid.probability(offsets, within)
        expect(probability).toBeLessThanOrEqual(exact.probability(offsets, grown(reach)) + 1e-12)
        expect(probability).toBeGreaterThanOrEqual(exact.probability(offsets, grown(-reach)) - 1e-12)
      }
    }
  })

  it.each(cases)(
    'gives a condition the mean of the exact one, but for what it moves over the bound: %s',
    (_, group) => {
      const [exact, grid] = [
        exactPlane(group, [ownMeasure(group.alone[0]), ownMeasure(group.alone[1])]),
        gridPlane(group, 0.002),
      ]
      const all = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
      const meanOf = (plane: typeof exact) => {
        const { points, rest } = plane.secondGiven(group.states, all)
        const mean = ({ energies, probabilities }: typeof rest) =>
          energies.reduce((total, energy, point) => total + energy * (probabilities[point] as number), 0)
        return mean(points) + mean(rest)
      }
      expect(meanOf(grid)).toBeCloseTo(meanOf(exact), 10)
    },
  )

  it('keeps the means and the mean of the product', () => {
    const points = planePoints(groupOf([co, h], 'AgAuCuPdPt', 1).shared)
    const { starts, lengths, mass } = spreadPoints(points, 0.01)
    const gridMean = (of: (a: number, b: number) => number) =>
      mass.reduce((total, share, cell) => {
        const [row, column] = [Math.floor(cell / lengths[1]), cell % lengths[1]]
        return total + share * of((starts[0] + row) * 0.01, (starts[1] + column) * 0.01)
      }, 0)
    const pointMean = (of: (a: number, b: number) => number) =>
      points.probabilities.reduce(
        (total, share, point) =>
          total + share * of(points.energies[0][point] as number, points.energies[1][point] as number),
        0,
      )
    for (const of of [
      () => 1,
      (a: number) => a,
      (_: number, b: number) => b,
      (a: number, b: number) => a * b,
    ])
      expect(gridMean(of)).toBeCloseTo(pointMean(of), 13)
  })

  function groupOf(models: readonly [EnergyModel, EnergyModel], text: string, neighbour: number): JointGroup {
    const classes = atomClasses(models, modelSites(models, neighbour))
    return jointGroups(models, alloyOf(text), classes)[0] as JointGroup
  }
})
