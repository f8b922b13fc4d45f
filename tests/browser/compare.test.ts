import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn, inAddress } from './on-screen.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

/** Formulas of the tray, from the first row on. */
const tray = async (page: Page): Promise<string[]> => {
  const formulas = await page.locator('table.tray tbody th').allTextContents()
  return formulas.map(formula => formula.replace(', in the editor', ''))
}

const pins = (page: Page) => new URL(page.url()).searchParams.getAll('pin')

describe('comparison of pinned compositions', () => {
  it('pins what is in the editor, sets it beside the next, and loads it again', async () => {
    const page = await open('?view=compare&composition=Pt')
    await drawn(page)
    await page.getByRole('button', { name: 'Pin for comparison' }).click()
    await eventually(() => pins(page)).toEqual(['Pt'])
    await page.fill('[name=composition]', 'Ir40Pt60')
    await eventually(() => tray(page)).toEqual(['Ir40Pt60', 'Pt'])
    const { rows } = (await ask('compare?model=irpdptrhru-oh&composition=Ir40Pt60&composition=Pt')) as {
      rows: { mean: number }[]
    }
    for (const [row, { mean }] of rows.entries())
      expect(await page.locator('table.tray tbody tr').nth(row).textContent()).toContain(mean.toFixed(3))
    await page.getByLabel('Load Pt into the editor').click()
    await eventually(() => page.inputValue('[name=composition]')).toBe('Pt')
    await eventually(() => tray(page)).toEqual(['Pt'])
  })

  it('pins from another view, and leads to the comparison', async () => {
    const page = await open('?composition=Ru')
    await page.getByRole('button', { name: 'Pin for comparison' }).click()
    await page.fill('[name=composition]', 'Ir')
    await page.getByRole('link', { name: 'Compare 1 pinned' }).click()
    await eventually(() => tray(page)).toEqual(['Ir', 'Ru'])
    expect(inAddress(page, 'view')).toBe('compare')
  })

  it('draws all of them in one picture, and says how far they lie apart', async () => {
    const page = await open('?view=compare&composition=IrPt&pin=Pt&pin=Ru')
    await eventually(() => tray(page)).toEqual(['IrPt', 'Pt', 'Ru'])
    const picture = page.getByRole('region', { name: 'Distributions' }).locator('.plot-picture')
    await eventually(() => picture.textContent()).toMatch(/(?=.*Ir50Pt50)(?=.*Ru)/s)
    await page.getByRole('cell', { name: 'Pt – Ru' }).or(page.locator('text=Pt – Ru')).first().waitFor()
    await page.getByLabel('Remove Ru').click()
    await eventually(() => tray(page)).toEqual(['IrPt', 'Pt'])
    expect(pins(page)).toEqual(['Pt'])
  })

  it('says which cannot be compared, and compares the others', async () => {
    const page = await open('?view=compare&composition=Pt&pin=Au')
    await eventually(() => tray(page)).toEqual(['Pt', 'Au'])
    const gold = page.locator('table.tray tr', { hasText: 'Au' }).locator('.fault')
    expect(await gold.textContent()).toContain('model irpdptrhru-oh has no parameters for Au')
  })

  it('ranks them by an objective, and says how sure that is', async () => {
    const page = await open('?view=compare&composition=IrPt&pin=Pt&objective=sabatier&optimum=1.1')
    await page.getByLabel('Which is best, and how sure').check()
    await page.locator('text=/is the best with a probability of .* %/').waitFor()
  })
})
