import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { faultBeside, inAddress, percentages } from './on-screen.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const surface = (page: Page) => page.getByRole('application', { name: /Mixtures on the map/ })

/** The middle of what is drawn as the grid of mixtures, in pixels of the page. */
async function middle(page: Page): Promise<{ x: number; y: number }> {
  await page.locator('.map-present').waitFor()
  await page.waitForLoadState('networkidle')
  const { x, y, width, height } = (await page.locator('.map-present').boundingBox()) as DOMRect
  return { x: x + width / 2, y: y + height / 2 }
}

describe('map of a descriptor over mixtures', () => {
  it('takes the mixture under a click as the composition', async () => {
    const page = await open('?view=map&composition=IrPtRu&corners=Ir,Pt,Ru&mapStep=0.1')
    const { x, y } = await middle(page)
    await page.mouse.move(x - 40, y + 20)
    const tip = await page.locator('.map-tip').innerText()
    await page.mouse.click(x - 40, y + 20)
    await eventually(() => inAddress(page, 'composition')).not.toBe('IrPtRu')
    const taken = await percentages(page)
    for (const [element, share] of Object.entries(taken)) expect(tip).toContain(`${element} ${share} %`)
    expect(Object.values(taken).every(share => share % 10 === 0)).toBe(true)
    const mean = Number(/(\d\.\d+) eV/.exec(tip)?.[1])
    const answer = (await ask(
      `distribution?model=irpdptrhru-oh&composition=${inAddress(page, 'composition')}`,
    )) as { mean: number }
    expect(mean).toBeCloseTo(answer.mean, 5)
    await eventually(async () => {
      const { x: across, y: down } = await middle(page)
      return Math.hypot(across - x + 40, down - y - 20)
    }).toBeLessThan(25)
  })

  it('is walked over by keys', async () => {
    const page = await open('?view=map&composition=IrPtRu&corners=Ir,Pt,Ru&mapStep=0.1')
    await page.locator('.map-present').waitFor()
    await surface(page).focus()
    const told = surface(page).locator('[aria-live]')
    await page.keyboard.press('ArrowRight')
    await eventually(() => told.textContent()).toMatch(/Ir .* Pt .* Ru .*: .* eV/)
    const first = await told.textContent()
    await page.keyboard.press('ArrowRight')
    await eventually(() => told.textContent()).not.toBe(first)
    const mixture = await told.textContent()
    await page.keyboard.press('Enter')
    await eventually(async () =>
      Object.entries(await percentages(page)).every(([element, share]) =>
        mixture?.includes(`${element} ${share} %`),
      ),
    ).toBe(true)
    expect(inAddress(page, 'composition')).not.toBe('IrPtRu')
  })

  it('maps pseudo-ternary mixtures, whose corners are alloys', async () => {
    const page = await open('?view=map&composition=IrPdPtRhRu')
    await page.locator('.map-present').waitFor()
    await page.fill('[name=corner-top]', 'Pt3Ru')
    await eventually(() => page.locator('.plot figcaption').textContent()).toContain('Pt3Ru')
    await page.getByLabel('Take the mixture of the lowest value').click()
    await eventually(() => inAddress(page, 'composition')).toBe('Ir')
    await eventually(() => page.locator('.plot figcaption').textContent()).toContain('Pt3Ru')
  })

  it('takes a corner in mole fractions, whose commas leave the other corners as they are', async () => {
    const page = await open('?view=map&composition=IrPdPt')
    await page.locator('.map-present').waitFor()
    await page.fill('[name=corner-left]', '')
    await page.locator('[name=corner-left]').pressSequentially('Ir=0.2,Pt=0.8')
    await page.locator('[name=corner-left]').blur()
    await eventually(() => page.locator('.plot-picture').first().textContent()).toContain('Ir20Pt80')
    const corners = ['left', 'right', 'top'].map(place => page.inputValue(`[name=corner-${place}]`))
    expect(await Promise.all(corners)).toEqual(['Ir=0.2,Pt=0.8', 'Pd', 'Pt'])
  })

  it('says beside the corner what is wrong with it, and keeps it', async () => {
    const page = await open('?view=map&composition=IrPtRu')
    await page.locator('.map-present').waitFor()
    await page.fill('[name=corner-right]', 'Xx')
    await eventually(() => faultBeside(page, 'corner-right')).toContain('unknown element "Xx"')
    await eventually(() => page.inputValue('[name=corner-right]')).toBe('Xx')
    await page.fill('[name=corner-right]', 'Rh')
    await eventually(() => faultBeside(page, 'corner-right')).toBe(null)
    await eventually(() => page.locator('.plot figcaption').textContent()).toContain('Rh')
  })
})
