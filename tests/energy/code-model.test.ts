import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  codeEnergy,
  isCodeModel,
  isCodeModelPath,
  loadCodeModel,
  validateCodeModel,
} from '../../src/energy/code-model.ts'
import { loadModel } from '../../src/energy/registry.ts'
import { InputError } from '../../src/input/input-error.ts'

const FIELDS = {
  id: 'made-up',
  title: 'a made-up model',
  adsorbate: 'OH',
  site: 'fcc111-top',
  elements: ['Ir', 'Pt'],
  zones: [{ name: 'surface', atoms: 6 }],
  energy: { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' },
  source: { citation: 'made up for a test' },
}

const whole = { ...FIELDS, energyOf: () => 0.5 }

const moduleOf = (text: string, name = 'model.mjs') => {
  const path = join(mkdtempSync(join(tmpdir(), 'sitescape-')), name)
  writeFileSync(path, text)
  return path
}

const namedExports = Object.entries(FIELDS)
  .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
  .join('\n')

const messageOf = (task: () => unknown) => {
  try {
    task()
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    return (error as Error).message
  }
  return 'no error'
}

describe('code model', () => {
  it('is loaded from named exports and from one default export alike', async () => {
    const energyOf = '(ensemble, zones) => (ensemble === "Pt" ? 1 : 0) + 0.1 * zones.surface.Ir'
    const named = await loadCodeModel(moduleOf(`${namedExports}\nexport const energyOf = ${energyOf}`))
    const fields = `{ ...${JSON.stringify(FIELDS)}, energyOf: ${energyOf} }`
    const asDefault = await loadCodeModel(moduleOf(`export default ${fields}`))
    for (const model of [named, asDefault]) {
      expect(model.id).toBe('made-up')
      expect(model.unseenEnsembles).toEqual([])
      expect(isCodeModel(model)).toBe(true)
      expect(codeEnergy(model, 'Pt', { surface: { Ir: 2, Pt: 4 } })).toBeCloseTo(1.2, 12)
    }
    expect(isCodeModel(loadModel('irpdptrhru-oh'))).toBe(false)
  })

  it('keeps the object that its function belongs to', () => {
    const model = validateCodeModel(
      {
        ...FIELDS,
        offset: 0.25,
        energyOf() {
          return (this as unknown as { offset: number }).offset
        },
      },
      'it',
    )
    expect(model.energyOf('Pt', {})).toBe(0.25)
  })

  it.each(Object.keys(whole))('says when %s is missing', field => {
    const { [field as keyof typeof whole]: _, ...rest } = whole
    expect(messageOf(() => validateCodeModel(rest, 'it'))).toBe(`it: ${field} is missing`)
  })

  it.each([
    [{ energyOf: 3 }, 'it: energyOf must be a function, got 3'],
    [{ site: 'fcc111' }, 'it: site: unknown site "fcc111"'],
    [{ elements: [] }, 'it: elements: '],
    [{ elements: ['Ir', 'Xx'] }, 'it: elements.1: unknown element "Xx"'],
    [{ elements: ['Ir', 'Ir'] }, 'it: elements: one appears twice (Ir, Ir)'],
    [{ zones: [null] }, 'it: zones.0: '],
    [{ zones: [{ name: 'top', atoms: 6 }] }, 'it: zones: site fcc111-top has no zone "top"'],
    [{ zones: [{ name: 'surface', atoms: 5 }] }, 'it: zones: surface of site fcc111-top has 6 atoms, got 5'],
    [{ energy: { ...FIELDS.energy, unit: 'kJ/mol' } }, 'it: energy.unit: '],
    [{ unseenEnsembles: ['Au'] }, 'it: unseenEnsembles: Au is no ensemble of the elements'],
  ])('refuses %j', (wrong, message) => {
    expect(messageOf(() => validateCodeModel({ ...whole, ...wrong }, 'it'))).toContain(message)
  })

  it('names the fingerprint for which it fails or gives no finite number', () => {
    const given = (energyOf: () => unknown) =>
      messageOf(() =>
        codeEnergy(validateCodeModel({ ...FIELDS, energyOf }, 'it'), 'Pt', { surface: { Ir: 0, Pt: 6 } }),
      )
    const where = 'for ensemble Pt, surface Pt6'
    expect(given(() => Number.NaN)).toBe(`model made-up must give a finite number of eV ${where}, got NaN`)
    expect(given(() => '1')).toBe(`model made-up must give a finite number of eV ${where}, got '1'`)
    expect(given(() => undefined)).toContain('got undefined')
    expect(given(() => Promise.resolve(1))).toMatch(/got a promise$/)
    expect(given(() => new Error('no data'))).toMatch(/got the error "no data"$/)
    expect(given(() => Number.POSITIVE_INFINITY)).toMatch(/got Infinity$/)
    expect(given(() => 1n)).toMatch(/got 1n$/)
    expect(given(() => 'x'.repeat(1e6)).length).toBeLessThan(400)
    expect(
      given(() => {
        throw new Error('no data')
      }),
    ).toBe(`model made-up fails ${where}: no data`)
    expect(
      given(() => {
        throw 'two\nlines'
      }),
    ).toBe(`model made-up fails ${where}: 'two\\nlines'`)
    expect(
      given(() => {
        throw new Error('two\nlines')
      }),
    ).toBe(`model made-up fails ${where}: two lines`)
  })

  it('names the file too', async () => {
    const path = moduleOf(`${namedExports}\nexport const energyOf = () => undefined`)
    const model = await loadCodeModel(path)
    expect(messageOf(() => codeEnergy(model, 'Pt', { surface: { Ir: 0, Pt: 6 } }))).toBe(
      `model made-up (${path}) must give a finite number of eV for ensemble Pt, surface Pt6, got undefined`,
    )
  })

  it('lets a promise that fails go by: the fault is that there is one', async () => {
    const model = validateCodeModel({ ...FIELDS, energyOf: () => Promise.reject(new Error('late')) }, 'it')
    expect(messageOf(() => codeEnergy(model, 'Pt', { surface: { Ir: 0, Pt: 6 } }))).toMatch(/got a promise$/)
    // A rejection that nobody handles would fail this run.
    await new Promise(resolve => setImmediate(resolve))
  })

  it.each([
    ['./a.mjs', true],
    ['a.js', true],
    ['a.json', false],
    ['irpdptrhru-oh', false],
  ])('is what %s names: %s', (text, isModule) => {
    expect(isCodeModelPath(text)).toBe(isModule)
  })

  it('says what is wrong with a file that is absent, does not parse or fails as it loads', async () => {
    await expect(loadCodeModel('absent.mjs')).rejects.toThrow('cannot read the code model absent.mjs')
    const broken = moduleOf('export const = 3')
    await expect(loadCodeModel(broken)).rejects.toThrow(`the code model ${broken} fails as it loads`)
    const failing = moduleOf('throw new Error("no licence")')
    await expect(loadCodeModel(failing)).rejects.toThrow(/fails as it loads: no licence$/)
  })
})
