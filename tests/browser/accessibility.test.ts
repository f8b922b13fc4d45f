import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOnly, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn } from './on-screen.ts'
import { DESKTOP, PHONE } from './screens.ts'
import { SHOWN_VIEWS } from './shown-views.ts'
import { eventually, useStage } from './stage.ts'

const { open } = useStage()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

/** The one rule whose result depends on the colour scheme. */
const CONTRAST = ['color-contrast']

/** Faults that axe-core calls serious or critical, in light and in dark, as `rule: element`. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const light = await violated(page, { type: 'tag', values: RULES })
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violated(page, { type: 'rule', values: CONTRAST })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map(fault => `dark ${fault}`)]
}

async function violated(page: Page, runOnly: RunOnly): Promise<string[]> {
  const { violations } = await page.evaluate(
    runOnly =>
      (window as never as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
        runOnly,
      }),
    runOnly,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    )
}

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
])('accessibility on a %s', (_, screen) => {
  it.each(SHOWN_VIEWS)('of the view %s: axe-core finds no serious fault', async (_, query, shows) => {
    const page = await open(query, screen)
    await page.locator(shows).first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('of the periodic table, the API page and the page of a wrong address: none either', async () => {
    const page = await open('', screen)
    await drawn(page)
    await page.click('text=Elements…')
    expect(await seriousFaults(page)).toEqual([])
    await page.goto(new URL('/api', page.url()).href)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.goto(new URL('/none', page.url()).href)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('of faults beside their fields: none', async () => {
    const page = await open('?composition=PtXx&binWidth=-1', screen)
    await page.locator('.field .fault').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})

/** What the Tab key has to reach. */
const REACHABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, summary, [tabindex="0"]'

describe('accessibility', () => {
  it('is checked on every view', async () => {
    const page = await open()
    await drawn(page)
    const tabs = await page.getByRole('navigation', { name: 'Views' }).getByRole('link').allTextContents()
    expect(SHOWN_VIEWS.map(([title]) => title)).toEqual(tabs)
  })

  it('lets the Tab key reach everything, in sight and with a mark', async () => {
    const page = await open('?composition=IrPt&window=0.9,1.1&target=1.05', DESKTOP)
    await drawn(page)
    await page.getByRole('slider', { name: 'Target' }).waitFor()
    const count = await page.evaluate(reachable => {
      const all = [...document.querySelectorAll(reachable)].filter(element => element.checkVisibility())
      for (const [place, element] of all.entries()) element.setAttribute('data-place', String(place))
      return all.length
    }, REACHABLE)
    const reached: string[] = []
    for (let step = 0; step < count; step++) {
      await page.keyboard.press('Tab')
      const { place, isMarked } = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        return {
          place: element.dataset.place ?? element.outerHTML,
          isMarked: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
        }
      })
      reached.push(place)
      expect(isMarked, `focus on ${place}`).toBe(true)
    }
    expect(new Set(reached).size).toBe(count)
  })

  it('keeps the focus in the periodic table, and gives it back', async () => {
    const page = await open()
    const opener = page.getByRole('button', { name: 'Elements…' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    const isOutside = () =>
      page.evaluate(() => {
        const focused = document.activeElement as Element
        return focused !== document.body && focused.closest('dialog') === null
      })
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(key)
      expect(await isOutside()).toBe(false)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => opener.evaluate(element => element === document.activeElement)).toBe(true)
  })
})
