import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { builtInModel, builtInModelIds } from '../../src/energy/built-in-models.ts'
import { codeEnergy, isCodeModel, loadCodeModel } from '../../src/energy/code-model.ts'
import { fingerprintEnergy } from '../../src/energy/model.ts'
import { type ModelFolder, readModelFolder } from '../../src/energy/model-folder.ts'
import { PlugInError } from '../../src/energy/plug-in-error.ts'
import { loadModel, modelById, useModelFolder } from '../../src/energy/registry.ts'

const json = (id: string) => JSON.stringify({ ...builtInModel('irpdptrhru-oh'), id })

const code = (id: string) => `
export const id = '${id}', title = 'made up', adsorbate = 'OH', site = 'fcc111-top', elements = ['Ir', 'Pt']
export const zones = [{ name: 'surface', atoms: 6 }]
export const energy = { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' }
export const source = { citation: 'made up for a test' }
export const energyOf = (ensemble, zones) => 0.1 * zones.surface.Ir
`

function folderOf(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'sitescape-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

const read = (files: Readonly<Record<string, string>>) => readModelFolder(folderOf(files))

const errorOf = (id: string, folder: ModelFolder): Error => {
  try {
    modelById(id, folder)
  } catch (error) {
    return error as Error
  }
  throw new Error(`${id} was found`)
}

describe('a model folder', () => {
  afterEach(() => useModelFolder(undefined))

  it('finds models by the id that they state, in order, whatever their files are called', async () => {
    const folder = await read({ 'a.json': json('zinc'), 'b.mjs': code('brass'), 'c.mjs': code('bronze') })
    expect(folder.faults).toEqual([])
    expect([...folder.models.keys()]).toEqual(['brass', 'bronze', 'zinc'])
    expect(folder.models.get('brass')?.file).toBe(join(folder.path, 'b.mjs'))
    expect(isCodeModel(modelById('brass', folder))).toBe(true)
    expect(modelById('zinc', folder)).toEqual({ ...builtInModel('irpdptrhru-oh'), id: 'zinc' })
    for (const id of builtInModelIds()) expect(modelById(id, folder)).toBe(builtInModel(id))
  })

  it('passes over other files, hidden ones, those of npm, and folders of its own', async () => {
    const path = folderOf({
      'a.json': json('mine'),
      'notes.md': '# notes',
      'rows.csv': 'ensemble,energy',
      '.draft.json': '{',
      'package.json': '{ "type": "module" }',
      'package-lock.json': '{}',
    })
    mkdirSync(join(path, 'parts.js'))
    writeFileSync(join(path, 'parts.js', 'broken.mjs'), 'export const =')
    const { models, faults } = await readModelFolder(path)
    expect([[...models.keys()], faults]).toEqual([['mine'], []])
  })

  it('is told to `loadModel`, which refuses code', async () => {
    useModelFolder(await read({ 'a.json': json('mine'), 'b.mjs': code('brass') }))
    expect(loadModel('mine').id).toBe('mine')
    expect(loadModel('irpdptrhru-o').id).toBe('irpdptrhru-o')
    expect(() => loadModel('brass')).toThrow(
      'model brass is code, which only distribution and sample can use',
    )
    useModelFolder(undefined)
    expect(() => loadModel('mine')).toThrow('unknown model "mine"')
  })

  it.each(['absent', 'package.json'])('cannot be %s', async path => {
    await expect(readModelFolder(path)).rejects.toThrow(
      `cannot read the model folder "${path}"; it must be a directory`,
    )
  })

  it('names both files of one id, and offers neither', async () => {
    const folder = await read({ 'a.json': json('mine'), 'b.mjs': code('mine'), 'c.mjs': code('other') })
    const [first, second] = ['a.json', 'b.mjs'].map(name => join(folder.path, name))
    expect([...folder.models.keys()]).toEqual(['other'])
    const error = errorOf('mine', folder)
    expect(error.message).toBe(`the id "mine" is that of ${first} and ${second}; give each model its own`)
    expect(folder.faults.map(({ message }) => message)).toEqual([error.message])
  })

  it('names the file that takes the id of a built-in model, and then offers neither', async () => {
    const folder = await read({ 'a.mjs': code('irpdptrhru-oh') })
    const error = errorOf('irpdptrhru-oh', folder)
    expect(error).toBeInstanceOf(PlugInError)
    expect(error.message).toBe(
      `the id "irpdptrhru-oh" is that of the built-in irpdptrhru-oh.json and ${join(folder.path, 'a.mjs')}; give each model its own`,
    )
    expect((error as PlugInError).publicMessage).not.toContain(folder.path)
    expect(modelById('irpdptrhru-o', folder).id).toBe('irpdptrhru-o')
  })

  it.each([
    ['not JSON', 'x.json', '{', 'x', 'is not JSON'],
    [
      'a field that is wrong',
      'x.json',
      json('mine').replace('"fcc111-top"', '"fcc111"'),
      'mine',
      'site: unknown',
    ],
    ['a module that does not parse', 'x.mjs', 'export const = 3', 'x', 'fails as it loads: '],
    ['a module that throws', 'x.mjs', 'throw new Error("no licence")', 'x', 'fails as it loads: no licence'],
    [
      'a module without a function',
      'x.mjs',
      code('mine').replace('energyOf', 'energyOff'),
      'mine',
      'energyOf is missing',
    ],
    ['a module that exports nothing', 'x.js', 'module.exports = 1', 'x', 'energyOf is missing'],
    ['an id with a comma', 'x.json', json('a,b'), 'a,b', 'id "a,b" has a comma'],
    [
      'an id like a file',
      'x.mjs',
      code('a.mjs'),
      'x',
      'id "a.mjs" has a comma, a slash or a space, or ends like a file',
    ],
  ])('keeps %s from spoiling others, and tells it to who asks for it', async (_, name, text, id, message) => {
    const folder = await read({ [name]: text, 'good.mjs': code('good') })
    expect(modelById('good', folder).id).toBe('good')
    expect(modelById('irpdptrhru-oh', folder).id).toBe('irpdptrhru-oh')
    expect(folder.faults).toHaveLength(1)
    for (const told of [folder.faults[0]?.message, errorOf(id, folder).message]) {
      expect(told).toContain(message)
      expect(told).toContain(join(folder.path, name))
      expect(told).not.toContain('\n')
    }
  })

  it('says the nearest id, and how many files cannot be used, for one that is unknown', async () => {
    const files = { 'a.mjs': code('brass'), 'b.json': '{' }
    expect(errorOf('bras', await read(files)).message).toMatch(
      /^unknown model "bras"; did you mean brass\? Known: brass, agaucupdpt-co, .*; 1 file of the model folder cannot be used/,
    )
    expect(errorOf('bras', await read({ 'a.mjs': code('brass') })).message).not.toContain('cannot be used')
  })
})

/** Every way to share so many atoms among elements. */
function fillingsOf([first, ...others]: readonly string[], atoms: number): Record<string, number>[] {
  if (first === undefined) return atoms === 0 ? [{}] : []
  return Array.from({ length: atoms + 1 }, (_, own) => own).flatMap(own =>
    fillingsOf(others, atoms - own).map(filling => ({ [first]: own, ...filling })),
  )
}

describe('examples/models', () => {
  it('has two models that are found, and no file that cannot be used', async () => {
    const { models, faults } = await readModelFolder('examples/models')
    expect(faults).toEqual([])
    expect([...models].map(([id, { model }]) => [id, isCodeModel(model)])).toEqual([
      ['d-band-toy', true],
      ['d-band-toy-linear', false],
    ])
  })

  it('states the error of the linear model as it is against the other, over all 6,720 fingerprints', async () => {
    const toy = await loadCodeModel('examples/models/d-band-toy.mjs')
    const linear = loadModel('examples/models/d-band-toy-linear.json')
    const errors = toy.elements.flatMap(ensemble =>
      fillingsOf(toy.elements, 6).flatMap(surface =>
        fillingsOf(toy.elements, 3).map(subsurface => {
          const zones = { surface, subsurface }
          return codeEnergy(toy, ensemble, zones) - fingerprintEnergy(linear, ensemble, zones)
        }),
      ),
    )
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(errors).toHaveLength(linear.residual.n)
    // A least-squares fit with an offset leaves errors that sum to 0.
    expect(mean(errors)).toBeCloseTo(0, 12)
    expect(mean(errors.map(Math.abs))).toBeCloseTo(linear.residual.mae, 12)
    expect(mean(errors.map(error => error ** 2))).toBeCloseTo(linear.residual.rmse ** 2, 12)
  })

  it('is in docs/plug-in-models.md as it is', () => {
    const page = readFileSync('docs/plug-in-models.md', 'utf8')
    expect(page).toContain(`\`\`\`js\n${readFileSync('examples/models/d-band-toy.mjs', 'utf8')}\`\`\``)
  })
})
