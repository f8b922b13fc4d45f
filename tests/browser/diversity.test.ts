import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { significant } from '../../src/output/significant.ts'
import { drawn, faultBeside } from './on-screen.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const counts = (page: Page) => page.getByRole('region', { name: 'Counts', exact: true })

describe('diversity', () => {
  it('counts the environments of any elements, of a model or not', async () => {
    const page = await open('?view=diversity&composition=IrPdPtRhRu&site=fcc111-top')
    await eventually(() => counts(page).textContent()).toContain('36,750')
    await page.click('text=Elements…')
    const gold = page.getByRole('dialog').getByRole('button', { name: 'gold' })
    await eventually(() => gold.getAttribute('aria-disabled')).toBe('false')
    await gold.click()
    await page.keyboard.press('Escape')
    await eventually(() => counts(page).textContent()).toContain('with 6 elements')
  })

  it('draws the rarefaction, and marks the numbers of sites that are typed', async () => {
    const page = await open('?view=diversity&composition=IrPdPtRhRu')
    await drawn(page)
    const rarefaction = page.getByRole('img', { name: /^Expected different fingerprints against sites/ })
    await page.fill('[name=sites]', '2000')
    const { expected } = (await ask('diversity?site=fcc111-top&composition=IrPdPtRhRu&sites=2000')) as {
      expected: { fingerprints: number }[]
    }
    await eventually(() => rarefaction.getAttribute('aria-label')).toContain(
      `${significant((expected[0] as { fingerprints: number }).fingerprints)} among 2,000 sites`,
    )
    await page.fill('[name=sites]', 'many')
    await eventually(() => faultBeside(page, 'sites')).toContain('many')
    await eventually(() => page.inputValue('[name=sites]')).toBe('many')
  })

  it('counts what a particle shows, of a size that is picked', async () => {
    const page = await open('?view=diversity&composition=IrPt')
    const sizes = page.locator('[name=usualParticle]')
    const size = (await sizes.locator('option').nth(1).getAttribute('value')) as string
    await sizes.selectOption(size)
    await page.locator('text=One particle, and a gram of them').waitFor()
    await eventually(() => page.inputValue('[name=particle]')).toBe(size)
  })
})
