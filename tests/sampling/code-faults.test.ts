import { describe, expect, it } from 'vitest'
import { parseComposition } from '../../src/composition/formula.ts'
import { unlayered } from '../../src/composition/layered.ts'
import { validateCodeModel } from '../../src/energy/code-model.ts'
import { PlugInError } from '../../src/energy/plug-in-error.ts'
import { codeDistribution } from '../../src/sampling/code-distribution.ts'
import { sampledDistribution, sampledInTurns, sampledInWorkers } from '../../src/sampling/sampled.ts'

const TOP = { site: 'fcc111-top', elements: ['Ir', 'Pt'], zones: [{ name: 'surface', atoms: 6 }] }

/** With five elements it has 315,131,250 fingerprints: too many to list, so it is asked for each site that is drawn. */
const HOLLOW = {
  site: 'fcc111-fcc',
  elements: ['Ir', 'Pd', 'Pt', 'Rh', 'Ru'],
  zones: [
    { name: 'surface-near', atoms: 3 },
    { name: 'surface-far', atoms: 6 },
    { name: 'subsurface-near', atoms: 3 },
    { name: 'subsurface-far', atoms: 3 },
  ],
}

const modelOf = (place: typeof TOP, energyOf: (ensemble: string) => unknown) =>
  validateCodeModel(
    {
      ...place,
      energyOf,
      id: 'made-up',
      title: 'made up',
      adsorbate: 'OH',
      energy: { quantity: 'E', unit: 'eV', reaction: 'H2O + * -> *OH + 1/2 H2', zero: 'the clean slab' },
      source: { citation: 'made up for a test' },
    },
    'it',
    'models/made-up.mjs',
  )

const alloyOf = ({ elements }: typeof TOP) => unlayered(parseComposition(elements.join('')))
const drawing = { sites: 1000, seed: 1 }

const throws = () => {
  throw new Error('no data')
}

describe('a code model that fails is named with the fingerprint, enumerated, sampled and sampled in workers', () => {
  it.each([
    [
      'gives NaN',
      TOP,
      () => Number.NaN,
      /^model made-up \(models\/made-up\.mjs\) must give a finite number of eV for ensemble Ir, surface Ir6, got NaN$/,
    ],
    ['gives nothing', TOP, () => undefined, /for ensemble Ir, surface Ir6, got undefined$/],
    ['gives a text', TOP, () => '0.5', /for ensemble Ir, surface Ir6, got '0\.5'$/],
    [
      'throws',
      TOP,
      throws,
      /^model made-up \(models\/made-up\.mjs\) fails for ensemble Ir, surface Ir6: no data$/,
    ],
    [
      'gives NaN for some',
      TOP,
      (ensemble: string) => (ensemble === 'Pt' ? Number.NaN : 1),
      /for ensemble Pt, surface Ir6, got NaN$/,
    ],
    [
      'gives NaN, of many',
      HOLLOW,
      () => Number.NaN,
      /for ensemble \w\w-\w\w-\w\w(, (sub)?surface-(near|far) (\w\w\d)+){4}, got NaN$/,
    ],
    [
      'throws, of many',
      HOLLOW,
      throws,
      /^model made-up \(models\/made-up\.mjs\) fails for ensemble .*: no data$/,
    ],
  ])('that %s', async (_, place, energyOf, message) => {
    const model = modelOf(place, energyOf)
    const alloy = alloyOf(place)
    const asked = [
      ...(place === TOP ? [async () => codeDistribution(model, alloy)] : []),
      async () => sampledDistribution(model, alloy, drawing),
      () => sampledInTurns(model, alloy, drawing),
      () => sampledInWorkers(model, alloy, drawing, 2),
    ]
    for (const ask of asked) {
      const error = await ask().then(
        () => undefined,
        (fault: unknown) => fault,
      )
      expect(error).toBeInstanceOf(PlugInError)
      expect((error as PlugInError).message).toMatch(message)
      expect((error as PlugInError).publicMessage).toMatch(/^model made-up .* for ensemble [^/]*$/)
    }
  })
})
