import { describe, expect, it } from 'vitest'
import { exampleRows } from '../../server/page/views/fit/example-rows.ts'
import {
  fitQuestion,
  formsQuestion,
  freeId,
  validateQuestion,
} from '../../server/page/views/fit/fit-question.ts'
import { idFaultOf } from '../../server/page/views/fit/id-fault.ts'
import { rowFigures, worstFirst } from '../../server/page/views/fit/row-errors.ts'
import { readTrainingRows } from '../../src/energy/training-rows.ts'
import { parseCsvTable } from '../../src/input/csv-table.ts'
import { ask } from '../../src/question/ask.ts'
import { allSites } from '../../src/site/registry.ts'

/** Rows of pure metals under more or less of one neighbour, one of which is far off. */
const text = [
  'split,ensemble,surface:Ir,surface:Pt,subsurface:Ir,subsurface:Pt,energy',
  ...[0, 1, 2, 3, 4, 5, 6].flatMap(ir =>
    ['Ir', 'Pt'].map((ensemble, index) => {
      const below = ir % 4
      const energy = 0.4 + 0.3 * index + 0.01 * ir + 0.02 * below + (ir === 5 && index === 1 ? 0.5 : 0)
      return [ir === 6 ? 'test' : 'train', ensemble, ir, 6 - ir, below, 3 - below, energy.toFixed(4)].join(
        ',',
      )
    }),
  ),
].join('\n')
const file = { name: 'mine.csv', text }

const fields = {
  site: 'fcc111-top',
  adsorbate: ' OH ',
  zones: '',
  quantity: 'E',
  reaction: '',
  zero: '',
  form: 'shared',
  ridge: 'none',
  strength: '1',
  validate: 'grouped-loo',
  id: '',
  title: '',
  citation: '',
  doi: '',
}

describe('the questions of the fit view', () => {
  it('are not asked before there is a file and something that adsorbs', () => {
    expect(fitQuestion(fields, null, 'mine')).toBeNull()
    expect(fitQuestion({ ...fields, adsorbate: ' ' }, file, 'mine')).toBeNull()
  })

  it('ask for a ridge whose strength is not there yet, which the server refuses', () => {
    const file = { name: 'rows.csv', text: '' }
    const strength = (ridge: string) =>
      fitQuestion({ ...fields, adsorbate: 'OH', ridge, strength: '' }, file, 'mine')
    expect(strength('given')).toMatchObject({ ridge: '' })
    expect(strength('none')).not.toHaveProperty('ridge')
  })

  it('are answered by fit, validate and forms alike, whichever ridge is chosen', async () => {
    for (const ridge of ['none', 'chosen', 'given']) {
      const own = { ...fields, ridge, strength: '2' }
      const fit = await ask('fit', fitQuestion(own, file, 'mine') as never)
      const validation = await ask('validate', validateQuestion(own, file) as never)
      expect(fit).toMatchObject({ model: 'mine', adsorbate: 'OH', ridgeChosen: ridge === 'chosen' })
      expect(validation.ridge).toBe(fit.ridge)
      expect(validation.crossValidation).toEqual(fit.crossValidation)
      expect(validation.learningCurve).toBeNull()
      if (ridge === 'given') expect(fit.ridge).toBe(2)
    }
    const forms = await ask('forms', { ...formsQuestion(fields, file), folds: 3 } as never)
    expect(forms.forms).toHaveLength(4)
  })

  it('call a model by its file, and not as one of the server', () => {
    expect(freeId('my rows.csv', ['a'])).toBe('my-rows')
    expect(freeId('irpdptrhru-oh.csv', ['irpdptrhru-oh'])).toBe('irpdptrhru-oh-own')
    expect(idFaultOf('mine', ['irpdptrhru-oh'])).toBeNull()
    expect(idFaultOf('irpdptrhru-oh', ['irpdptrhru-oh'])).toContain('"irpdptrhru-oh"')
    expect(idFaultOf('a,b', [])).toContain('"a,b"')
  })
})

describe('errors by row', () => {
  it('list the worst row first and what is wrong with it', async () => {
    const { rows } = await ask('validate', validateQuestion(fields, file) as never)
    const sizes = worstFirst(rows, 'all').map(({ error }) => Math.abs(error ?? 0))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    const [worst] = worstFirst(rows, 'train')
    expect(worst).toMatchObject({ row: 12, ensemble: 'Pt' })
    expect(
      worstFirst(rows, 'test')
        .map(({ row }) => row)
        .sort(),
    ).toEqual([13, 14])
    expect(rowFigures([worst as never]).rows[0]?.slice(0, 3)).toEqual(['12', 'train', 'Pt'])
  })
})

describe('the example of a file', () => {
  it.each(allSites().map(site => [site.id, site] as const))('can be read for %s', async (_, site) => {
    const table = await parseCsvTable(exampleRows(site), 'example.csv')
    expect(readTrainingRows(table, site).rows).toHaveLength(1)
  })
})
