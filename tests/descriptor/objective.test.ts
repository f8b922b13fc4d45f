import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BOLTZMANN } from '../../src/descriptor/constants.ts'
import { hydrogenEvolution } from '../../src/descriptor/hydrogen-evolution.ts'
import { loadObjectiveModule } from '../../src/descriptor/load-objective-module.ts'
import {
  energyFunction,
  type Objective,
  objectiveText,
  peakOf,
  reachWarnings,
} from '../../src/descriptor/objective.ts'
import { oxygenReduction } from '../../src/descriptor/oxygen-reduction.ts'
import { peakFunction } from '../../src/descriptor/peak.ts'
import { pureMetalEnergy } from '../../src/descriptor/pure-metal.ts'
import { sitesPerSurfaceAtom } from '../../src/descriptor/site-density.ts'
import type { EnergyModel } from '../../src/energy/model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'
import { SITE_DEFINITIONS } from '../../src/site/catalogue.ts'

const oh = loadModel('irpdptrhru-oh')
const o = loadModel('irpdptrhru-o')
const h = loadModel('agaucupdpt-h')
const electronicH: EnergyModel = { ...h, energy: { ...h.energy, quantity: 'E' } }

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

  it('counts both ends of a window in, also where a sum of decimals rounds, and leaves an open end open', () => {
    const within = energyFunction({ name: 'window', from: 0.1, to: 0.3 })
    expect([0.1, 0.1 + 0.2, 0.2].map(within)).toEqual([1, 1, 1])
    expect([0.0999, 0.3001].map(within)).toEqual([0, 0])
    expect([-99, 0, 0.01].map(energyFunction({ name: 'window', from: null, to: 0 }))).toEqual([1, 1, 0])
    expect([-0.01, 0, 99].map(energyFunction({ name: 'window', from: 0, to: null }))).toEqual([0, 1, 1])
  })

  it('refuses a temperature that is not positive, and a window that is upside down', () => {
    for (const temperature of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const message = `got ${temperature}`
      expect(() => energyFunction({ name: 'sabatier', optimum: 0, temperature })).toThrow(message)
      expect(() => oxygenReduction(oh, { temperature })).toThrow(message)
      expect(() => hydrogenEvolution(h, { temperature })).toThrow(message)
    }
    expect(() => energyFunction({ name: 'window', from: 1, to: 0 })).toThrow('got 1 to 0')
  })

  it('is its peak, where it has one', () => {
    const objectives: Objective[] = [
      { name: 'sabatier', optimum: 1.1, temperature: 300 },
      oxygenReduction(o),
      oxygenReduction(oh, { diffusionLimit: null }),
      hydrogenEvolution(h),
    ]
    for (const objective of objectives) {
      const peak = peakOf(objective)
      if (peak === null) throw new Error('a peak was expected')
      for (const energy of [-1, 0.3, 1.1, 2.5])
        expect(energyFunction(objective)(energy)).toBe(peakFunction(peak)(energy))
    }
    expect(peakOf({ name: 'mean' })).toBeNull()
  })
})

describe('the oxygen reduction current', () => {
  const kT = BOLTZMANN * 298.15
  const pt = pureMetalEnergy(oh, 'Pt')

  it('is 1 / (1 + 1/j_d) at an ideal site at 0.86 V, and 1 without a diffusion limit', () => {
    for (const [model, shift] of [
      [oh, 0.1],
      [o, 0.2],
    ] as const) {
      const ideal = pureMetalEnergy(model, 'Pt') + shift
      for (const diffusionLimit of [1, 0.5, 10, null]) {
        const current = energyFunction(oxygenReduction(model, { potential: 0.86, diffusionLimit }))
        expect(current(ideal)).toBeCloseTo(diffusionLimit === null ? 1 : 1 / (1 + 1 / diffusionLimit), 12)
      }
    }
  })

  it('on Pt follows from the formula: |0 - 0.10| - 0.86 + 0.82 = 0.06 eV, of *OH and of *O alike', () => {
    const onPt = 1 / (1 + Math.exp(0.06 / kT))
    expect(energyFunction(oxygenReduction(oh))(pt)).toBeCloseTo(onPt, 12)
    expect(energyFunction(oxygenReduction(o))(pureMetalEnergy(o, 'Pt'))).toBeCloseTo(onPt, 12)
  })

  it('counts half of the difference for *O', () => {
    const [ofOh, ofO] = [oxygenReduction(oh), oxygenReduction(o)].map(energyFunction) as [
      (energy: number) => number,
      (energy: number) => number,
    ]
    for (const difference of [-0.3, 0.05, 0.4])
      expect(ofO(pureMetalEnergy(o, 'Pt') + 2 * difference)).toBeCloseTo(ofOh(pt + difference), 12)
  })

  it('keeps its limits as the temperature does not matter at an ideal site at 0.86 V', () => {
    for (const temperature of [1, 1e9])
      expect(energyFunction(oxygenReduction(oh, { potential: 0.86, temperature }))(pt + 0.1)).toBeCloseTo(
        0.5,
        9,
      )
    expect(energyFunction(oxygenReduction(oh, { temperature: 1e12 }))(pt - 3)).toBeCloseTo(0.5, 6)
  })

  it('needs *OH or *O, Pt or its energy, and a positive diffusion limit', () => {
    expect(() => oxygenReduction(h)).toThrow('agaucupdpt-h is of *H')
    const withoutPt: EnergyModel = { ...oh, elements: ['Ir', 'Pd'] }
    expect(() => oxygenReduction(withoutPt)).toThrow(
      'relative to Pt, which model irpdptrhru-oh does not cover',
    )
    expect(oxygenReduction(withoutPt, { referenceEnergy: 1 })).toMatchObject({
      referenceEnergy: 1,
      reference: 'given',
    })
    for (const diffusionLimit of [0, -1, Number.NaN])
      expect(() => oxygenReduction(oh, { diffusionLimit })).toThrow(InputError)
  })
})

describe('the hydrogen exchange current', () => {
  it('is half of k0 at an ideal site, at any temperature', () => {
    for (const temperature of [1, 298.15, 1e6])
      expect(energyFunction(hydrogenEvolution(h, { temperature }))(0)).toBe(0.5)
    expect(energyFunction(hydrogenEvolution(electronicH, { correction: 0.24 }))(-0.24)).toBe(0.5)
  })

  it('is the coverage of *H or of empty sites, whichever is less', () => {
    const kT = BOLTZMANN * 298.15
    const current = energyFunction(hydrogenEvolution(h))
    for (const energy of [-0.3, -0.01, 0.02, 0.2]) {
      const covered = Math.exp(-energy / kT) / (1 + Math.exp(-energy / kT))
      expect(current(energy) / Math.min(covered, 1 - covered)).toBeCloseTo(1, 10)
    }
  })

  it('goes to 0 when it is cold and to half of k0 when it is hot', () => {
    expect(energyFunction(hydrogenEvolution(h, { temperature: 1e-3 }))(0.1)).toBe(0)
    expect(energyFunction(hydrogenEvolution(h, { temperature: 1e9 }))(0.1)).toBeCloseTo(0.5, 6)
  })

  it('needs free energies of *H, or a stated correction', () => {
    expect(() => hydrogenEvolution(oh)).toThrow('irpdptrhru-oh is of *OH')
    expect(() => hydrogenEvolution(electronicH)).toThrow('state the correction in eV')
    expect(() => hydrogenEvolution(h, { correction: 0.24 })).toThrow('gives free energies already')
  })
})

describe('an objective of a module', () => {
  const folder = mkdtempSync(join(tmpdir(), 'objective-'))
  const written = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const HEAD = "export const name = 'steps'\nexport const unit = '1/s'\nexport const relativeTo = 'nothing'\n"

  it('is its function, with its name, unit and reference', async () => {
    const path = written('good.mjs', `${HEAD}export const value = energy => energy ** 2\n`)
    const objective = await loadObjectiveModule(path)
    expect(energyFunction(objective)(-3)).toBe(9)
    expect(objectiveText(objective, 'ΔE')).toBe('mean of steps of ΔE, in 1/s, relative to nothing')
    expect(JSON.parse(JSON.stringify(objective))).toEqual({
      name: 'module',
      path,
      title: 'steps',
      unit: '1/s',
      relativeTo: 'nothing',
    })
  })

  it('says what is wrong with it', async () => {
    const cases = [
      ['none.mjs', null, 'cannot read the objective'],
      ['throws.mjs', 'throw new Error("no")', 'fails as it loads: no'],
      ['nameless.mjs', 'export const value = e => e', 'must export name as a text, got undefined'],
      ['valueless.mjs', HEAD, 'must export value as a function, got undefined'],
    ] as const
    for (const [name, text, message] of cases) {
      const path = text === null ? join(folder, name) : written(name, text)
      await expect(loadObjectiveModule(path)).rejects.toThrow(message)
      await expect(loadObjectiveModule(path)).rejects.toThrow(InputError)
    }
    const bad = await loadObjectiveModule(
      written('bad.mjs', `${HEAD}export const value = energy => (energy > 0 ? Infinity : 'x')\n`),
    )
    expect(() => energyFunction(bad)(1)).toThrow('finite number at E = 1 eV, got Infinity')
    expect(() => energyFunction(bad)(-1)).toThrow("got 'x'")
  })
})

describe('what an objective says of itself', () => {
  it('says what it is relative to', () => {
    const text = (objective: Objective) => objectiveText(objective, 'ΔE(*OH)')
    expect(text({ name: 'sabatier', optimum: 1.1, temperature: 300 })).toContain(
      'relative to a site at the optimum',
    )
    expect(text(oxygenReduction(oh))).toContain(
      'dG = ΔE(*OH) - 1.0831 eV, zero at pure Pt in model irpdptrhru-oh',
    )
    expect(text(oxygenReduction(o))).toContain('/ 2')
    expect(text(hydrogenEvolution(electronicH, { correction: 0.24 }))).toContain('dG = ΔE(*OH) + 0.24 eV')
    expect(text({ name: 'window', from: null, to: 0 })).toBe('probability of ΔE(*OH) up to 0 eV')
    expect(text({ name: 'window', from: 0, to: null })).toBe('probability of ΔE(*OH) from 0 eV up')
  })

  it('warns when no site can be the best', () => {
    const warned = (objective: Objective) => reachWarnings(objective, 0, 1, 'they have')
    expect(warned({ name: 'sabatier', optimum: 2, temperature: 300 })).toEqual([
      'the optimum 2 eV lies outside all energies that they have, 0.0000 to 1.0000 eV',
    ])
    expect(warned({ name: 'window', from: null, to: -1 })).toEqual([
      'the window up to -1 eV lies outside all energies that they have, 0.0000 to 1.0000 eV',
    ])
    expect(warned({ name: 'window', from: null, to: 0 })).toEqual([])
    expect(warned({ name: 'mean' })).toEqual([])
  })
})

describe('sites per surface atom', () => {
  it('are known for the sites of flat facets', () => {
    const flat = SITE_DEFINITIONS.map(({ id }) => id).filter(id => /^fcc1[01][01]-/.test(id))
    for (const id of flat) expect(sitesPerSurfaceAtom(id)).toBeGreaterThanOrEqual(1)
    expect(['fcc111-top', 'fcc111-fcc', 'fcc111-bridge'].map(sitesPerSurfaceAtom)).toEqual([1, 1, 3])
    expect(() => sitesPerSurfaceAtom('fcc211-edge-top')).toThrow('got fcc211-edge-top')
  })
})
