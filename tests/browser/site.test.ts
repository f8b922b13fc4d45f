import { describe, expect, it } from 'vitest'
import { readExtendedXyz } from '../../src/structure/read-extended-xyz.ts'
import { readPoscar } from '../../src/structure/read-poscar.ts'
import { inAddress } from './on-screen.ts'
import { saved } from './saved.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const SITE = '?view=site&site=fcc111-fcc&composition=IrPt&model=irpdptrhru-o'

describe('site viewer', () => {
  it('draws the site in three dimensions, with its zones in a table', async () => {
    const page = await open(SITE)
    await page.locator('main canvas').waitFor()
    const zones = async () => {
      const rows = await page.locator('table.zones tbody tr:not(.atoms)').allTextContents()
      return rows.map(row => row.replace(/\d.*/, ''))
    }
    await eventually(zones).toEqual([
      'ensemble',
      'surface-near',
      'surface-far',
      'subsurface-near',
      'subsurface-far',
    ])
  })

  it('names the zone, the element and the distance of an atom that has the focus', async () => {
    const page = await open(SITE)
    await page.locator('main canvas').waitFor()
    await page.getByRole('button', { name: /^surface-far, atom 1/ }).focus()
    await eventually(() => page.locator('main').textContent()).toMatch(/surface-far.*1\.080/)
  })

  it('draws another fingerprint, takes one that is written, and says what is wrong with another', async () => {
    const page = await open(SITE)
    const first = (await ask('site-atoms?site=fcc111-fcc&composition=IrPt&seed=1')) as { fingerprint: string }
    await eventually(() => page.inputValue('[name=fingerprint]')).toBe(first.fingerprint)
    await page.getByRole('button', { name: 'Draw another' }).click()
    await eventually(() => page.inputValue('[name=fingerprint]')).not.toBe(first.fingerprint)
    const own = 'Pt-Pt-Pt; surface-near Pt3, surface-far Pt6, subsurface-near Pt3, subsurface-far Pt3'
    await page.fill('[name=fingerprint]', own)
    await eventually(() => inAddress(page, 'fingerprint')).toBe(own)
    await page.fill('[name=fingerprint]', 'Pt-Pt-Pt; surface-near Pt4')
    await page.locator('.fault:not(:empty)').first().waitFor()
    await eventually(() => page.inputValue('[name=fingerprint]')).toBe('Pt-Pt-Pt; surface-near Pt4')
  })

  it('gives the slab as extended XYZ and as POSCAR, with the same atoms', async () => {
    const page = await open(SITE)
    const xyz = await saved(page, page.getByRole('button', { name: /xyz/i }))
    const vasp = await saved(page, page.getByRole('button', { name: /POSCAR/i }))
    const [frame] = readExtendedXyz(xyz.content.toString())
    const elements = frame?.structure?.atoms.map(({ element }) => element) ?? []
    expect(elements.length).toBeGreaterThan(60)
    expect(
      readPoscar(vasp.content.toString())
        .atoms.map(({ element }) => element)
        .sort(),
    ).toEqual(elements.sort())
  })
})
