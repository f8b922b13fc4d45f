import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sitescape } from './sitescape.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))

describe('sitescape alloy', () => {
  it('gives each descriptor with value, unit and source, and a verdict with reasons', async () => {
    const { code, stdout, stderr } = await sitescape('alloy', '--composition', 'CoCrFeMnNi', '--json')
    expect([code, stderr]).toEqual([0, ''])
    const answer = JSON.parse(stdout)
    expect(answer.mixingEntropy).toMatchObject({
      unit: 'J/(mol K)',
      source: expect.stringContaining('CODATA 2018'),
    })
    expect(answer.mixingEnthalpy.value).toBeCloseTo(-4.16, 12)
    expect(answer.verdict).toMatchObject({
      plausible: true,
      reasons: expect.arrayContaining([expect.any(String)]),
    })
  })

  it('says so for people, and leaves Omega of one element out', async () => {
    const { stdout } = await sitescape('alloy', '--composition', 'AgNi')
    expect(stdout).toMatch(/^Ag50Ni50: a random fcc solid solution is not plausible\n/)
    expect(stdout).toMatch(/mixing enthalpy +15 +kJ\/mol/)
    expect((await sitescape('alloy', '--composition', 'Pt')).stdout).toMatch(/\nOmega +- +T_m S_mix/)
  })

  it('writes the table and the map', async () => {
    const place = folder()
    const [csv, svg] = [join(place, 'alloy.csv'), join(place, 'alloy.svg')]
    expect(await sitescape('alloy', '--composition', 'PtNi', '--out', csv)).toMatchObject({ code: 0 })
    expect(readFileSync(csv, 'utf8')).toMatch(/^descriptor,value,unit,formula,source\nmixingEntropy,5\.763/)
    expect(await sitescape('alloy', '--composition', 'PtNi', '--out', svg)).toMatchObject({ code: 0 })
    expect(readFileSync(svg, 'utf8')).toContain('Size mismatch')
  })

  it('names an element without data', async () => {
    const { code, stdout, stderr } = await sitescape('alloy', '--composition', 'PtNa')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(
      /^sitescape: there is no [a-z ]+ for Na; the elements with data are Mg, Al, [^\n]+\n$/,
    )
  })
})
