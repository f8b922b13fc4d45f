import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInModelIds } from '../../src/energy/built-in-models.ts'
import { fingerprintEnergy } from '../../src/energy/model.ts'
import { validateModel } from '../../src/energy/model-file.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'

type Json = Record<string, unknown>
const oh = () => structuredClone(loadModel('irpdptrhru-oh')) as unknown as Json

/** The model without a field, or with another value in its place. */
function changed(path: string, value?: unknown): Json {
  const model = oh()
  const keys = path.split('.')
  const last = keys.pop() as string
  const parent = keys.reduce<Json>((object, key) => object[key] as Json, model)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return model
}

describe('model files', () => {
  it('come built in for the five published data sets', () => {
    expect(builtInModelIds()).toEqual([
      'agaucupdpt-co',
      'agaucupdpt-h',
      'agaucupdpt-no',
      'irpdptrhru-o',
      'irpdptrhru-oh',
    ])
    for (const id of builtInModelIds()) {
      const model = loadModel(id)
      expect(model.id).toBe(id)
      expect(model.energy.reaction).toContain(`*${model.adsorbate}`)
      expect(model.source.doi).toMatch(/^10\./)
    }
  })

  it.each([
    'id',
    'title',
    'adsorbate',
    'site',
    'elements',
    'zones',
    'ensembles',
    'coefficients',
    'energy',
    'energy.quantity',
    'energy.unit',
    'energy.reaction',
    'energy.zero',
    'residual',
    'source',
    'unseenEnsembles',
  ])('are refused without %s', path => {
    expect(() => validateModel(changed(path), 'model file x.json')).toThrow(InputError)
    expect(() => validateModel(changed(path), 'model file x.json')).toThrow(
      `model file x.json: ${path} is missing`,
    )
  })

  it.each([
    ['energy.unit', 'kJ/mol', 'energy.unit'],
    ['energy.quantity', 'H', 'energy.quantity'],
    ['site', 'fcc111-tip', 'unknown site "fcc111-tip"'],
    ['elements', ['Ir', 'Pd', 'Pt', 'Rh', 'Qq'], 'unknown element "Qq"'],
    ['elements', ['Ir', 'Pd', 'Pt', 'Rh', 'Rh'], 'appears twice'],
    ['ensembles.Ir', undefined, 'ensembles: Ir is missing'],
    ['ensembles.Au', 0, 'ensembles: Au is not among'],
    ['ensembles.Ir', 'strong', 'ensembles.Ir'],
    ['coefficients.surface.Ru', undefined, 'coefficients.surface: Ru is missing'],
    ['coefficients.subsurface', undefined, 'coefficients: subsurface is missing'],
    ['zones', [{ name: 'surface', atoms: 5 }], 'surface of site fcc111-top has 6 atoms, got 5'],
    ['zones', [{ name: 'attic', atoms: 5 }], 'has no zone "attic"'],
    ['unseenEnsembles', ['Au'], 'Au is no ensemble'],
    ['comment', 'mine', 'comment'],
    ['covariance', [[1]], 'covariance: the model has 15 parameters, so it needs 15 rows of 15 numbers'],
    ['covariance.0.0', -1, 'covariance: the variance of parameter 1 is negative, -1'],
    ['covariance.0.1', 7, 'covariance: row 1, column 2 is 7, but column and row exchanged'],
    ['training.rows.Pt', undefined, 'training.rows: Pt is missing'],
    ['training.counts.surface.Pt', [3, 2], 'training.counts.surface: Pt has fewest 3 and most 2 of 6 atoms'],
    [
      'training.counts.subsurface.Pt',
      [0, 4],
      'training.counts.subsurface: Pt has fewest 0 and most 4 of 3 atoms',
    ],
    ['training.counts.subsurface', undefined, 'training.counts: subsurface is missing'],
  ])('are refused with %s = %j', (path, value, sentence) => {
    expect(() => validateModel(changed(path, value), 'x.json')).toThrow(InputError)
    expect(() => validateModel(changed(path, value), 'x.json')).toThrow(sentence)
  })

  it('may have coefficients of their own for each ensemble, which give the same energies when all are alike', () => {
    const shared = loadModel('irpdptrhru-oh')
    const { covariance, ...perEnsemble } = changed(
      'coefficients',
      Object.fromEntries(shared.elements.map(name => [name, shared.coefficients])),
    )
    expect(() => validateModel({ ...perEnsemble, covariance }, 'x.json')).toThrow(
      'the model has 55 parameters',
    )
    const own = validateModel(perEnsemble, 'x.json')
    const zones = { surface: { Ir: 2, Pt: 4 }, subsurface: { Ru: 3 } }
    expect(fingerprintEnergy(own, 'Rh', zones)).toBe(fingerprintEnergy(shared, 'Rh', zones))
  })

  it('are found by path, and faults in the file itself are named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    const path = join(folder, 'mine.json')
    writeFileSync(path, JSON.stringify(oh()))
    expect(loadModel(path)).toEqual(loadModel('irpdptrhru-oh'))
    writeFileSync(path, '{')
    expect(() => loadModel(path)).toThrow('is not JSON')
    expect(() => loadModel(join(folder, 'none.json'))).toThrow('cannot read the model file')
    expect(() => loadModel('irpdptrhru-oho')).toThrow('did you mean irpdptrhru-oh?')
  })
})
