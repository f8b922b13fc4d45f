import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const NO = ['optimize', '--model', 'agaucupdpt-no', '--objective', 'window', '--from', '-0.6', '--to', '-0.3']

describe('optimize', () => {
  it('says how much of each composition of the front rests on no data, in text and picture', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sitescape-')), 'front.svg')
    const { code, stdout } = await sitescape(...NO, '--against', 'share:Cu', '--out', path)
    expect(code).toBe(0)
    expect(stdout).toMatch(/composition +cost +value +without data\n/)
    expect(stdout).toMatch(/Ag66\.67Pd33\.33 +0 +0\.444444 +44\.4 %/)
    const svg = readFileSync(path, 'utf8')
    expect(svg).toContain('negative binds stronger')
    expect(svg).toContain('ensembles without data: up to 44.4 % of the sites (energies predicted)')
  })

  it('lists no composition that adding an absent element makes better', async () => {
    const { stdout } = await sitescape(
      ...[
        'optimize',
        '--model',
        'irpdptrhru-oh',
        '--objective',
        'window',
        '--from',
        '0.85',
        '--to',
        '0.86',
        '--json',
      ],
    )
    const values = JSON.parse(stdout).maxima.map(({ value }: { value: number }) => value)
    expect(values).toHaveLength(5)
    expect(Math.min(...values)).toBeGreaterThan(0.005)
  })

  it('takes a formula as the objective', async () => {
    const { code, stdout } = await sitescape(
      ...['optimize', '--model', 'irpdptrhru-oh', '--objective', 'expression'],
      ...['--formula', 'exp(-abs(E - 1.1) / 0.1)', '--elements', 'Ir,Pt'],
    )
    expect(code).toBe(0)
    expect(stdout).toContain('mean of the expression exp(-abs(E - 1.1) / 0.1)')
  })
})
