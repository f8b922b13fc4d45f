import { describe, it } from 'vitest'
import { drawn } from './on-screen.ts'
import { SHOWN_VIEWS } from './shown-views.ts'
import { eventually, eventuallySame, useStage } from './stage.ts'

const { open } = useStage()

describe('a link', () => {
  it.each(SHOWN_VIEWS)('to the view %s shows a colleague the same', async (title, query, shows) => {
    const page = await open(query)
    await page.locator(shows).first().waitFor()
    await page.waitForLoadState('networkidle')
    await eventually(() => page.title()).toBe(`${title} · sitescape`)
    const colleague = await open(new URL(page.url()).search)
    await colleague.locator(shows).first().waitFor()
    await eventuallySame(colleague, page, shown => shown.innerText('body'))
  })

  it('to nothing says so, and leads to the page', async () => {
    const page = await open('nowhere/at/all')
    await page.getByRole('heading', { name: 'There is nothing at this address' }).waitFor()
    await page.getByRole('main').getByRole('link').first().click()
    await drawn(page)
  })

  it('of older versions, with model, composition, target and bin width, still holds', async () => {
    const page = await open('?model=irpdptrhru-o&composition=Pt80Ru20&target=2&binWidth=0.05')
    await eventually(() => page.locator('.plot figcaption').textContent()).toContain(
      '*O on fcc111-fcc of Pt80Ru20',
    )
    await eventually(() => page.getByRole('slider', { name: 'Target' }).getAttribute('aria-valuenow')).toBe(
      '2',
    )
  })
})
