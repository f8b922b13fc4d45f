import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const OH = ['--model', 'irpdptrhru-oh']
const ORR = [...OH, '--objective', 'orr']

describe('credible intervals on the command line', () => {
  it('stand beside the energies of a distribution, and say what is not in them', async () => {
    const { code, stdout } = await sitescape(
      'distribution',
      ...OH,
      '--composition',
      'IrPdPtRhRu',
      '--draws',
      '200',
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/ΔE\(\*OH\) +eV +90 % credible\nmean +0\.7456 +0\.74\d\d to 0\.74\d\d\n/)
    expect(stdout).toContain(
      '200 draws, seed 1, of what the rows of irpdptrhru-oh leave open about its coefficients',
    )
    expect(stdout).toContain('the scatter of single sites about the model is not in it')
  })

  it('stand beside an activity and its shares', async () => {
    const { stdout } = await sitescape(
      ...['activity', ...ORR, '--composition', 'Ir20Pt80', '--relative-to', 'Pt'],
      ...['--draws', '100', '--credible', '0.5', '--seed', '4'],
    )
    expect(stdout).toMatch(
      /\n50 % credible: value [\d.]+ to [\d.]+, that of Pt [\d.]+ to [\d.]+, ratio [\d.]+ to [\d.]+\n/,
    )
    expect(stdout).toContain('from 100 draws of the coefficients, seed 4')
    expect(stdout).toMatch(/ensemble +share of value +50 % credible/)
  })

  it('stand beside an optimum, with its regret', async () => {
    const { stdout } = await sitescape('optimize', ...ORR, '--elements', 'Ir,Pt', '--draws', '10')
    expect(stdout).toContain('the optimum found anew for 10 draws of the coefficients, seed 1')
    expect(stdout).toMatch(/regret, what the first loses to it +\S+ +\S+ to \S+\n/)
  })

  it('stand beside the energies of environments as standard errors', async () => {
    const { stdout } = await sitescape('environments', ...OH, '--composition', 'Pt')
    expect(stdout).toMatch(/energy \/ eV +standard error +prediction sd\n.*1\.0831 +0\.0\d{3} +0\.0\d{3}/)
  })

  it('are refused with one sentence where they cannot be', async () => {
    const { code, stdout, stderr } = await sitescape(
      'distribution',
      ...OH,
      '--composition',
      'Pt',
      '--draws',
      '1',
    )
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe('sitescape: the draws must be a whole number from 2 to 100,000, got 1\n')
  })
})

describe('rank', () => {
  it('takes several compositions after one option, and writes table and picture', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    const compositions = ['--compositions', 'Pt', 'Ir20Pt80', 'Ir28Pd72']
    const asked = [...ORR, ...compositions, '--draws', '50']
    const { code, stdout } = await sitescape('rank', ...asked, '--out', join(folder, 'rank.csv'))
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n1 +Ir28Pd72 +0\.2903 +\S+ to \S+ +1 +100\.0 %\n/)
    expect(stdout).toContain('probability that the row is higher than the column')
    expect(readFileSync(join(folder, 'rank.csv'), 'utf8').split('\n')[0]).toContain('beats_3')
    await sitescape('rank', ...asked, '--out', join(folder, 'rank.svg'))
    expect(readFileSync(join(folder, 'rank.svg'), 'utf8')).toContain('Ranking of 3 compositions')
  })

  it('gives one JSON document, the same from the same seed', async () => {
    const asked = ['rank', ...ORR, '--compositions', 'Pt', 'Ir', '--draws', '20', '--seed', '3', '--json']
    const [once, again] = await Promise.all([sitescape(...asked), sitescape(...asked)])
    expect(once.stdout).toBe(again.stdout)
    const { rows, beats, draws, seed, level } = JSON.parse(once.stdout)
    expect([draws, seed, level]).toEqual([20, 3, 0.9])
    expect(rows).toHaveLength(2)
    expect(beats[0][1] + beats[1][0]).toBeCloseTo(1, 12)
  })

  it('refuses a single composition', async () => {
    const { code, stderr } = await sitescape('rank', ...ORR, '--compositions', 'Pt')
    expect(code).toBe(2)
    expect(stderr).toBe('sitescape: rank takes 2 to 1,000 compositions, got 1\n')
  })
})
