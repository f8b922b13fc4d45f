import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/energy/registry.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { writeRows } from './rows-file.ts'
import { sitescape } from './sitescape.ts'

const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
const file = join(folder, 'rows.csv')
writeRows(file, madeUpRows({ count: 60, seed: 1, paired: 10 }))

const run = (...args: string[]) => sitescape('fit', file, '--site', 'fcc111-fcc', '--adsorbate', 'X', ...args)

describe('fit', () => {
  it('says in words what the form is and how it was validated', async () => {
    const [shared, pooled] = await Promise.all([
      run('--validate', 'kfold=5', '--seed', '7'),
      run('--form', 'per-ensemble', '--validate', 'grouped-loo', '--ridge'),
    ])
    expect(shared.stdout).toContain('shared coefficients; rank 6 of 8 columns')
    expect(shared.stdout).toContain('5 folds, seed 7')
    expect(shared.stdout).toContain('every ensemble has data')
    expect(pooled.stdout).toMatch(
      /coefficients per ensemble under a ridge of [\d.]+ rows, chosen by cross-validation; [\d.]+ effective parameters of 20 columns/,
    )
    expect(pooled.stdout).toContain('leave one group out')
  })

  it('writes a model that knows how it was fitted', async () => {
    const out = join(folder, 'own.json')
    const { stdout } = await run('--form', 'per-ensemble', '--ridge', '2.5', '--out', out, '--json')
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      form: 'per-ensemble',
      ridge: 2.5,
      ridgeChosen: false,
      columns: 20,
      rank: null,
    })
    expect(answer.crossValidation).toMatchObject({ kind: 'loo', groupsTogether: false, n: 60 })
    const model = loadModel(out)
    expect([model.training?.ridge, model.training?.freedom]).toEqual([2.5, answer.freedom])
    expect(model.covariance).toHaveLength(20)
  })

  it.each([
    [['--ridge', '-1'], 'got "-1"'],
    [['--validate', 'kfold=2000'], 'which make 2 to'],
    [['--out', 'model.csv'], 'a model is written as .json, got "model.csv"'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await run(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
