import { describe, expect, it } from 'vitest'
import { SHOWN_VIEWS } from './shown-views.ts'
import { useStage } from './stage.ts'

const { open } = useStage()

/** Chromium's own, of its software renderer. */
const OF_THE_BROWSER = /GPU|GL Driver|WebGL/

describe('the console of the browser', () => {
  it.each(SHOWN_VIEWS)('is told nothing by the view %s', async (_, query, shows) => {
    const page = await open('404')
    const said: string[] = []
    page.on('console', message => {
      if (message.type() !== 'error' && !OF_THE_BROWSER.test(message.text())) said.push(message.text())
    })
    await page.goto(new URL(`/${query}`, page.url()).href)
    await page.locator(shows).first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(said).toEqual([])
  })
})
