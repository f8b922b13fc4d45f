import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn, faultBeside, figure, inAddress, percentageSum, percentages } from './on-screen.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

/** The mean that the API gives for the composition on screen, as the table writes it. */
async function meanOf(composition: string): Promise<string> {
  const query = new URLSearchParams({ model: 'irpdptrhru-oh', composition })
  const { mean } = (await ask(`distribution?${query}`)) as { mean: number }
  return mean.toFixed(4)
}

/** Waits for a formula like this, and for the figures and the address that belong to it. */
async function settled(page: Page, formula: RegExp): Promise<void> {
  await eventually(() => page.inputValue('[name=composition]')).toMatch(formula)
  const composition = await page.inputValue('[name=composition]')
  const mean = await meanOf(composition)
  await eventually(() => figure(page, 'Mean')).toBe(mean)
  await eventually(() => inAddress(page, 'composition')).toBe(composition)
}

describe('composition editor', () => {
  it('keeps the sum at 100 % while the mouse drags a slider, and the figures follow', async () => {
    const page = await open()
    await drawn(page)
    const slider = page.locator('[name="share-Ir"]')
    await slider.hover()
    const { x, y, width, height } = (await slider.boundingBox()) as DOMRect
    await page.mouse.move(x + 0.2 * width + 4, y + height / 2)
    await page.mouse.down()
    for (const place of [0.3, 0.4, 0.5, 0.6]) {
      await page.mouse.move(x + place * width, y + height / 2)
      expect(await percentageSum(page)).toBe(100)
    }
    await page.mouse.up()
    const { Ir, ...others } = await percentages(page)
    expect(Ir).toBeGreaterThan(50)
    expect(Ir).toBeLessThan(70)
    const rest = Object.values(others)
    expect(Math.max(...rest) - Math.min(...rest)).toBeLessThanOrEqual(0.01)
    await settled(page, /^Ir[567]\d/)
    // The whole drag is one step back.
    await page.goBack()
    await eventually(() => percentages(page)).toEqual({ Ir: 20, Pd: 20, Pt: 20, Rh: 20, Ru: 20 })
  })

  it('keeps it with the arrow keys too', async () => {
    const page = await open('?composition=Ir20Pt80')
    await page.focus('[name="share-Ir"]')
    for (const share of [21, 22, 23]) {
      await page.keyboard.press('ArrowRight')
      await eventually(() => percentages(page)).toEqual({ Ir: share, Pt: 100 - share })
    }
    await page.keyboard.press('End')
    await eventually(() => percentages(page)).toEqual({ Ir: 100, Pt: 0 })
    await settled(page, /^Ir$/)
    await page.keyboard.press('Home')
    await eventually(() => percentages(page)).toEqual({ Ir: 0, Pt: 100 })
    await settled(page, /^Pt$/)
  })

  it('takes exact numbers, and says what no share can be', async () => {
    const page = await open('?composition=IrPtRu')
    const exact = page.getByLabel('iridium, exact per cent')
    await exact.fill('12.34')
    await eventually(() => percentages(page)).toEqual({ Ir: 12.34, Pt: 43.83, Ru: 43.83 })
    await settled(page, /^Ir12.34Pt43.83Ru43.83$/)
    await exact.fill('120')
    await eventually(() => page.locator('.share-row .fault').textContent()).toBe(
      'per cent are from 0 to 100, got "120"',
    )
    await eventually(() => exact.inputValue()).toBe('120')
  })

  it('reads a formula as it is typed; a wrong one stays, with the sentence beside it', async () => {
    const page = await open()
    await page.fill('[name=composition]', 'Pt3Ir')
    await eventually(() => percentages(page)).toEqual({ Pt: 75, Ir: 25 })
    await settled(page, /^Pt3Ir$/)
    await page.fill('[name=composition]', 'Pt3Xx')
    await eventually(() => faultBeside(page, 'composition')).toBe(
      'unknown element "Xx" in the composition; write symbols like Pt',
    )
    await eventually(() => page.inputValue('[name=composition]')).toBe('Pt3Xx')
    await eventually(() => percentages(page)).toEqual({ Pt: 75, Ir: 25 })
    await page.fill('[name=composition]', 'Ru')
    await settled(page, /^Ru$/)
    await eventually(() => faultBeside(page, 'composition')).toBe(null)
  })

  it('says what the server does of an element that the model does not have', async () => {
    const page = await open('?composition=PtAu')
    await eventually(() => faultBeside(page, 'composition')).toContain(
      'model irpdptrhru-oh has no parameters for Au',
    )
    await eventually(() => page.locator('.share-row', { hasText: 'Au' }).textContent()).toContain(
      'not in the model',
    )
  })

  it('sets equal shares and pure elements', async () => {
    const page = await open('?composition=Ir10Pd20Pt70')
    await page.click('text=Equimolar')
    await eventually(() => percentages(page)).toEqual({ Ir: 33.34, Pd: 33.33, Pt: 33.33 })
    await page.getByLabel('Pure Pd').click()
    await eventually(() => percentages(page)).toEqual({ Ir: 0, Pd: 100, Pt: 0 })
    await settled(page, /^Pd$/)
  })

  it('picks elements in the periodic table, by mouse and by keys', async () => {
    const page = await open('?composition=IrPt')
    await page.click('text=Elements…')
    const dialog = page.getByRole('dialog', { name: 'Elements of the alloy' })
    await dialog.getByRole('button', { name: 'ruthenium' }).click()
    await eventually(() => percentages(page)).toEqual({ Ir: 33.34, Pt: 33.33, Ru: 33.33 })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await eventually(async () => Object.keys(await percentages(page))).toEqual(['Ir', 'Pt', 'Ru', 'Rh'])
    await dialog.getByRole('button', { name: 'iridium' }).click()
    await eventually(async () => Object.keys(await percentages(page))).toEqual(['Pt', 'Ru', 'Rh'])
    const gold = dialog.getByRole('button', { name: 'gold, not in the model' })
    await eventually(() => gold.getAttribute('aria-disabled')).toBe('true')
    await gold.click({ force: true })
    await eventually(async () => Object.keys(await percentages(page))).toEqual(['Pt', 'Ru', 'Rh'])
    await dialog.getByRole('button', { name: 'Done' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => percentageSum(page)).toBe(100)
    await settled(page, /^Pt\d.*Ru.*Rh/)
  })

  it('goes on at the next element when one is removed by a key', async () => {
    const page = await open('?composition=IrPtRu')
    await page.getByLabel('Remove platinum').press('Enter')
    const slider = page.getByLabel('ruthenium, per cent')
    await eventually(() => slider.evaluate(own => own === document.activeElement)).toBe(true)
  })

  it('gives layers compositions of their own behind a switch', async () => {
    const page = await open('?composition=Pt')
    await page.getByLabel('Layers of their own composition').check()
    await page.fill('[name=composition]', 'Ru')
    await eventually(() => inAddress(page, 'layer')).toBe('1=Ru')
    expect(inAddress(page, 'composition')).toBe('Pt')
    const { mean } = (await ask('distribution?model=irpdptrhru-oh&composition=Pt&layer=1%3DRu')) as {
      mean: number
    }
    await eventually(() => figure(page, 'Mean')).toBe(mean.toFixed(4))
    expect(mean.toFixed(4)).not.toBe(await meanOf('Pt'))
    await page.getByRole('button', { name: 'Layers below' }).click()
    await eventually(() => page.inputValue('[name=composition]')).toBe('Pt')
    await page.getByLabel('Layers of their own composition').uncheck()
    await eventually(() => inAddress(page, 'layer')).toBe(null)
    await settled(page, /^Pt$/)
  })

  it('undoes a choice with the back button', async () => {
    const page = await open('?composition=IrPt')
    await page.getByLabel('Pure Ir').click()
    await eventually(() => inAddress(page, 'composition')).toBe('Ir')
    await page.goBack()
    await eventually(() => percentages(page)).toEqual({ Ir: 50, Pt: 50 })
    await settled(page, /^IrPt$/)
  })
})
