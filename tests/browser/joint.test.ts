import { describe, expect, it } from 'vitest'
import { drawn, faultBeside, inAddress } from './on-screen.ts'
import { DESKTOP, PHONE } from './screens.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const PAIR = 'view=joint&model=agaucupdpt-co&model2=agaucupdpt-h&composition=AgPd'

describe('joint map of two adsorbates', () => {
  it('draws both energies, with their correlation in words', async () => {
    const page = await open(`?${PAIR}`)
    await drawn(page)
    const { correlation } = (await ask('joint?models=agaucupdpt-co,agaucupdpt-h&composition=AgPd')) as {
      correlation: number
    }
    await page
      .locator(`.joint-figures >> text=${correlation.toFixed(4)}`)
      .first()
      .waitFor()
    const picture = page.locator('.plot-picture svg').first()
    await eventually(() => picture.textContent()).toMatch(/\*CO.*\*H/s)
  })

  it.each([['a desktop', DESKTOP] as const, ['a phone', PHONE] as const])(
    'keeps the numbers of the colour legend apart on %s',
    async (_, screen) => {
      const page = await open('?view=joint&model=irpdptrhru-oh&model2=irpdptrhru-o', screen)
      await drawn(page)
      const labels = page.locator('.plot-picture .role-legend-label text')
      const boxes = await labels.evaluateAll(texts =>
        texts
          .filter(text => text.getAttribute('opacity') !== '0')
          .map(text => text.getBoundingClientRect())
          .map(({ left, right, height }) => ({ left, right, height })),
      )
      expect(boxes.length).toBeGreaterThan(1)
      for (const [before, { left, height }] of boxes.slice(1).entries())
        expect(left - (boxes[before] as DOMRect).right).toBeGreaterThan(height / 4)
    },
  )

  it('says what windows hold, as the sliders move', async () => {
    const page = await open(`?${PAIR}`)
    await page.fill('[name=pairWindow]', 'CO<0,H>0')
    const probability = async (composition: string) => {
      const { windows } = (await ask(
        `joint?models=agaucupdpt-co,agaucupdpt-h&composition=${composition}&window=${encodeURIComponent('CO<0,H>0')}`,
      )) as { windows: { probability: number }[] }
      return windows[0]?.probability.toFixed(4) as string
    }
    const windows = page.locator('table', { hasText: 'Windows' })
    await eventually(() => windows.textContent()).toContain(await probability('AgPd'))
    await page.focus('[name="share-Ag"]')
    await page.keyboard.press('PageUp')
    await eventually(() => inAddress(page, 'composition')).not.toBe('AgPd')
    const composition = inAddress(page, 'composition') as string
    await eventually(() => windows.textContent()).toContain(await probability(composition))
  })

  it('says beside a window what is wrong with it, and keeps it', async () => {
    const page = await open(`?${PAIR}`)
    await drawn(page)
    await page.fill('[name=pairWindow]', 'CO<')
    await eventually(() => faultBeside(page, 'pairWindow')).not.toBe(null)
    await eventually(() => page.inputValue('[name=pairWindow]')).toBe('CO<')
  })
})
