import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandAnswer } from './carried-out.ts'
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
      await eventually(() => page.locator('table.tray tbody tr').nth(row).textContent()).toContain(
        mean.toFixed(3),
      )
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
    await eventually(() => picture.textContent()).toMatch(/(?=.*IrPt)(?=.*Ru)/s)
    await page.getByRole('cell', { name: 'Pt – Ru' }).or(page.locator('text=Pt – Ru')).first().waitFor()
    await page.getByLabel('Remove Ru').click()
    await eventually(() => tray(page)).toEqual(['IrPt', 'Pt'])
    expect(pins(page)).toEqual(['Pt'])
  })

  it('calls a composition alike everywhere, and keeps many differences in a box that keys scroll', async () => {
    const others = ['IrRu', 'PtRu', 'IrPd', 'PdPt', 'PdRu', 'PdRh', 'IrRh', 'PtRh', 'RhRu']
    const page = await open(
      `?view=compare&composition=IrPtRu${others.map(pin => `&pin=${pin}`).join('')}&objective=sabatier&optimum=1.1&ranked=yes`,
    )
    const differences = page.getByRole('region', { name: 'How far the distributions lie apart' })
    await eventually(() => differences.locator('tbody tr').count()).toBe(45)
    const { height } = (await differences.boundingBox()) as DOMRect
    expect(height).toBeLessThan(450)
    await differences.focus()
    await page.keyboard.press('End')
    await eventually(() => differences.evaluate(box => box.scrollTop)).toBeGreaterThan(0)
    await page.locator('text=/is the best with a probability of .* %/').waitFor()
    const places = page.getByRole('region', { name: 'By place' })
    await eventually(() => places.textContent()).toContain('IrPtRu')
    const picture = page.getByRole('region', { name: 'Distributions' }).locator('.plot-picture')
    await eventually(() => picture.textContent()).toContain('IrPtRu')
    expect(await page.locator('main').textContent()).not.toContain('Ir33.33')
  })

  it('calls pins by names that are typed in place, here, in the picture, the address and the command', async () => {
    const page = await open('?view=compare&composition=IrPt&pin=Pt&pin=Ru')
    const picture = page.getByRole('region', { name: 'Distributions' }).locator('.plot-picture')
    await eventually(() => tray(page)).toEqual(['IrPt', 'Pt', 'Ru'])
    await page.getByRole('button', { name: 'Rename Ru' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Name of Ru' }).fill('batch: 2')
    await page.keyboard.press('Enter')
    await eventually(() => pins(page)).toEqual(['Pt', 'batch: 2: Ru'])
    await eventually(() => tray(page)).toEqual(['IrPt', 'Pt', 'batch: 2Ru'])
    const rename = page.getByRole('button', { name: 'Rename batch: 2' })
    await eventually(() => rename.evaluate(button => button === document.activeElement)).toBe(true)
    await eventually(() => picture.textContent()).toContain('batch: 2')
    await page
      .getByRole('cell', { name: 'Pt – batch: 2' })
      .or(page.locator('text=Pt – batch: 2'))
      .first()
      .waitFor()

    await page.keyboard.press('Enter')
    await page.keyboard.type('something else')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Rename Pt' }).click()
    await page.getByRole('textbox', { name: 'Name of Pt' }).fill('bare')
    await page.getByRole('textbox', { name: 'Name of Pt' }).blur()
    await eventually(() => pins(page)).toEqual(['bare: Pt', 'batch: 2: Ru'])

    await page.locator('text=bare – batch: 2').first().waitFor()
    await page
      .getByRole('region', { name: 'Take it away: compare' })
      .getByRole('button', { name: 'CLI command' })
      .click()
    const command = (await page.locator('.copied pre').textContent()) as string
    expect(command).toContain(" IrPt 'bare: Pt' 'batch: 2: Ru' ")
    const { rows } = (await commandAnswer(command.replace(/ --out \S+/, ''))) as { rows: { name: string }[] }
    expect(rows.map(({ name }) => name)).toEqual([null, 'bare', 'batch: 2'])

    const colleague = await open(new URL(page.url()).search)
    await eventually(() => tray(colleague)).toEqual(['IrPt', 'barePt', 'batch: 2Ru'])
    await colleague.getByRole('button', { name: 'Rename bare' }).click()
    await colleague.getByRole('textbox', { name: 'Name of Pt' }).fill('')
    await colleague.keyboard.press('Enter')
    await eventually(() => pins(colleague)).toEqual(['Pt', 'batch: 2: Ru'])
  })

  it('goes on at the next row when one is removed by a key', async () => {
    const page = await open('?view=compare&composition=Ir&pin=Pt&pin=Ru&pin=Rh')
    await eventually(() => tray(page)).toEqual(['Ir', 'Pt', 'Ru', 'Rh'])
    await page.getByLabel('Remove Ru').press('Enter')
    await eventually(() => tray(page)).toEqual(['Ir', 'Pt', 'Rh'])
    await eventually(() => page.getByLabel('Remove Rh').evaluate(own => own === document.activeElement)).toBe(
      true,
    )
  })

  it('neither loads nor pins what cannot be read', async () => {
    const page = await open('?view=compare&composition=Ir(&pin=Pt')
    await eventually(() => page.getByLabel('Pin Ir(').isDisabled()).toBe(true)
    expect(await page.getByLabel('Load Pt into the editor').isEnabled()).toBe(true)
  })

  it('says which cannot be compared, and compares the others', async () => {
    const page = await open('?view=compare&composition=Pt&pin=Au')
    await eventually(() => tray(page)).toEqual(['Pt', 'Au'])
    const gold = page.locator('table.tray tr', { hasText: 'Au' }).locator('.fault')
    await eventually(() => gold.textContent()).toContain('model irpdptrhru-oh has no parameters for Au')
  })

  it('ranks them by an objective, and says how sure that is', async () => {
    const page = await open('?view=compare&composition=IrPt&pin=Pt&objective=sabatier&optimum=1.1')
    await page.getByLabel('Which is best, and how sure').check()
    await page.locator('text=/is the best with a probability of .* %/').waitFor()
  })
})
