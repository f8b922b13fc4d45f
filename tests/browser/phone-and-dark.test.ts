import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn, faultBeside, inAddress } from './on-screen.ts'
import { PHONE } from './screens.ts'
import { SHOWN_VIEWS } from './shown-views.ts'
import { eventually, useStage } from './stage.ts'

const { open } = useStage()

/** Relative luminance as WCAG has it, of `rgb(r, g, b)`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(text => {
    const share = Number(text) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('on a phone', () => {
  it.each(SHOWN_VIEWS)('the view %s is no wider than the screen', async (_, query, shows) => {
    const page = await open(query, PHONE)
    await page.locator(shows).first().waitFor()
    await page.waitForLoadState('networkidle')
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: innerWidth,
    }))
    expect(wide).toBeLessThanOrEqual(room)
    expect(room).toBe(390)
  })

  it('the tab of the view that a link leads to is in sight', async () => {
    const page = await open('?view=search', PHONE)
    const tab = page.getByRole('link', { name: 'Search', exact: true })
    await eventually(async () => {
      const { x, width } = (await tab.boundingBox()) as DOMRect
      return x >= 0 && x + width <= 390
    }).toBe(true)
    await eventually(() => page.evaluate(() => scrollY)).toBe(0)
  })

  it('elements are picked and views are changed by touch', async () => {
    const page = await open('?composition=IrPt', PHONE)
    await drawn(page)
    await page.getByRole('button', { name: 'Elements…' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'ruthenium' }).tap()
    await page.getByRole('button', { name: 'Done' }).tap()
    await eventually(() => inAddress(page, 'composition')).toMatch(/Ru33/)
    await page.getByRole('link', { name: 'Alloy', exact: true }).tap()
    await page.locator('.verdict').waitFor()
  })
})

describe('in dark mode', () => {
  it('paper is dark and ink is light, and both turn with the system', async () => {
    const page = await open('', { colorScheme: 'dark' })
    await drawn(page)
    const paper = async () =>
      luminance(await page.evaluate(() => getComputedStyle(document.body).backgroundColor))
    const ink = async () => luminance(await page.evaluate(() => getComputedStyle(document.body).color))
    const isDark = async () => (await paper()) < 0.05 && (await ink()) > 0.5
    const isLight = async () => (await paper()) > 0.8 && (await ink()) < 0.1
    await eventually(isDark).toBe(true)
    await page.emulateMedia({ colorScheme: 'light' })
    await eventually(isLight).toBe(true)
  })
})

describe('long text', () => {
  const MANY = 'ScTiVCrMnFeCoNiCuZnYZrNbMoRuRhPdAgCdHfTaWReOsIrPtAu'
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  it.each(['alloy', 'diversity'])('in the view %s does not widen the page', async view => {
    const page = await open(`?view=${view}&composition=${MANY}`)
    await drawn(page)
    expect(await overflow(page)).toBe(0)
  })

  it('that is refused does not widen the page', async () => {
    const page = await open('?composition=IrPt')
    await drawn(page)
    for (const name of ['target', 'binWidth']) {
      await page.fill(`[name=${name}]`, 'x'.repeat(300))
      await eventually(() => faultBeside(page, name)).toContain('xxx')
    }
    expect(await overflow(page)).toBe(0)
  })
})

describe('on a tablet', () => {
  it('all tabs are in sight', async () => {
    const page = await open('', { viewport: { width: 768, height: 1024 } })
    await drawn(page)
    const hidden = await page.locator('.tabs').evaluate(tabs => tabs.scrollWidth - tabs.clientWidth)
    expect(hidden).toBe(0)
  })

  it('the buttons of the tray are in sight', async () => {
    const page = await open('?view=compare&composition=IrPt&pin=Pt&pin=Ru', {
      viewport: { width: 768, height: 1024 },
    })
    const button = page.getByLabel('Remove Ru')
    await button.waitFor()
    const hidden = await button.evaluate(own => {
      const box = own.closest('table')?.parentElement as HTMLElement
      return own.getBoundingClientRect().right - box.getBoundingClientRect().right
    })
    expect(hidden).toBeLessThanOrEqual(0)
  })
})
