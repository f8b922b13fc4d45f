import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { drawn, faultBeside, figure, inAddress } from './on-screen.ts'
import { PHONE } from './screens.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const handle = (page: Page, name: string) => page.getByRole('slider', { name })

const energyAt = async (page: Page, name: string): Promise<number> =>
  Number(await handle(page, name).getAttribute('aria-valuenow'))

/** Drags a handle so many pixels to the right, in steps. */
async function drag(page: Page, name: string, pixels: number): Promise<void> {
  await handle(page, name).hover()
  const { x, y, width, height } = (await handle(page, name).boundingBox()) as DOMRect
  const [centre, middle] = [x + width / 2, y + height / 2]
  await page.mouse.move(centre, middle)
  await page.mouse.down()
  await page.mouse.move(centre + pixels, middle, { steps: 5 })
  await page.mouse.up()
}

/** The means that the table of figures shows from now on, each as it changes. */
const recordMeans = (page: Page) =>
  page.evaluate(() => {
    const shown = () => document.querySelector('#figures td')?.textContent ?? ''
    const means = [shown()]
    Object.assign(window, { means })
    new MutationObserver(() => {
      if (means.at(-1) !== shown()) means.push(shown())
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })

const meansShown = (page: Page) => page.evaluate(() => (window as never as { means: string[] }).means)

/** Something to wait for until it is released. */
function gate(): { readonly held: Promise<void>; readonly release: () => void } {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  return { held, release }
}

describe('distribution', () => {
  it('shows the example at once: histogram, figures, ensembles, source', async () => {
    const page = await open()
    await drawn(page)
    await eventually(() => figure(page, 'Mean')).toBe('0.7456')
    await eventually(() => figure(page, 'Fingerprints')).toBe('36,750')
    await eventually(() => page.locator('#ensembles tbody tr').allInnerTexts()).toHaveLength(5)
    const picture = page.getByRole('img', { name: /^Histogram of ΔE\(\*OH\) .* mean 0\.746 eV$/ })
    await eventually(() => picture.locator('.mark-rect path').count()).toBeGreaterThan(100)
    await eventually(() => page.locator('.plot figcaption').textContent()).toContain(
      'negative binds stronger',
    )
  })

  it('has its figures in electronvolts apart from those without a unit', async () => {
    const page = await open()
    await drawn(page)
    const groups = await page.locator('#figures tbody').evaluateAll(bodies =>
      bodies.map(body => ({
        title: body.querySelector('th[scope=rowgroup]')?.textContent,
        names: [...body.querySelectorAll('th[scope=row]')].map(name => name.textContent),
      })),
    )
    expect(groups).toEqual([
      { title: 'ΔE(*OH) / eV', names: expect.arrayContaining(['Mean', '50 % quantile', 'Maximum']) },
      { title: 'Shape and counts', names: ['Skewness', 'Excess kurtosis', 'Fingerprints', 'Arrangements'] },
    ])
  })

  it('says beside the pointer what a bar stands for, as long as it is there', async () => {
    const page = await open()
    await drawn(page)
    await page.locator('.plot-picture .mark-rect path').nth(60).hover()
    await eventually(() => page.locator('.tooltip').textContent()).toMatch(
      /^from \/ eV[\d.]+to \/ eV[\d.]+element[A-Z][a-z]probability/,
    )
    await page.mouse.move(0, 0)
    await page.locator('.tooltip').waitFor({ state: 'detached' })
  })

  it('shades a window, whose ends follow mouse and keys, with the share of sites in it', async () => {
    const page = await open()
    await page.click('text=Shade a window')
    const low = await energyAt(page, 'Lower end of the window')
    const high = await energyAt(page, 'Upper end of the window')
    expect(low).toBeLessThan(high)
    await drag(page, 'Upper end of the window', -40)
    await eventually(() => energyAt(page, 'Upper end of the window')).toBeLessThan(high - 0.01)
    await handle(page, 'Lower end of the window').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('PageUp')
    await eventually(() => energyAt(page, 'Lower end of the window')).toBeCloseTo(low + 0.11, 6)
    const [from, to] = [
      await energyAt(page, 'Lower end of the window'),
      await energyAt(page, 'Upper end of the window'),
    ]
    await eventually(() => inAddress(page, 'window')).toBe(`${from},${to}`)
    const { window } = (await ask(
      `distribution?model=irpdptrhru-oh&composition=Ir20Pd20Pt20Rh20Ru20&window=${from},${to}`,
    )) as { window: { probability: number } }
    await eventually(() => page.textContent('#summary')).toContain(
      `${(100 * window.probability).toFixed(2)} % of the sites bind between ${from} and ${to} eV`,
    )
  })

  it('marks a target, which is dragged and typed', async () => {
    const page = await open()
    await page.click('text=Mark a target')
    const target = await energyAt(page, 'Target')
    await drag(page, 'Target', 60)
    await eventually(() => energyAt(page, 'Target')).toBeGreaterThan(target + 0.02)
    const dragged = await energyAt(page, 'Target')
    await eventually(async () => Number(await page.inputValue('[name=target]'))).toBe(dragged)
    await page.fill('[name=target]', '1.1')
    await eventually(() => energyAt(page, 'Target')).toBe(1.1)
    await eventually(() => inAddress(page, 'target')).toBe('1.1')
  })

  it.each(['0.2', '1.1', '1.3'])('keeps the label of a target of %s eV in sight on a phone', async target => {
    const page = await open(`?composition=IrPtRu&model=irpdptrhru-oh&target=${target}&window=1.0,1.2`, PHONE)
    await drawn(page)
    const label = page.locator('.plot-picture text', { hasText: /^target/ })
    const beyond = await label.evaluate(text => {
      const [own, picture] = [text.getBoundingClientRect(), text.closest('svg')?.getBoundingClientRect()]
      return {
        left: (picture?.left ?? Infinity) - own.left,
        right: own.right - (picture?.right ?? -Infinity),
      }
    })
    expect(beyond.left).toBeLessThanOrEqual(0)
    expect(beyond.right).toBeLessThanOrEqual(0)
  })

  it('says beside the field what is wrong, keeps what was typed and the last picture, and recovers', async () => {
    const page = await open()
    await drawn(page)
    await page.fill('[name=binWidth]', '-1')
    await eventually(() => faultBeside(page, 'binWidth')).toMatch(/bin.?width.*-1/i)
    await eventually(() => page.inputValue('[name=binWidth]')).toBe('-1')
    await eventually(() => figure(page, 'Mean')).toBe('0.7456')
    await page.fill('[name=binWidth]', '0.02')
    await eventually(() => faultBeside(page, 'binWidth')).toBe(null)
    await eventually(() => page.textContent('.plot-picture')).toContain('Probability per 0.02 eV')
  })

  it('gives credible intervals on demand', async () => {
    const page = await open()
    await page.click('text=Credible band')
    await page.locator('#figures th', { hasText: '% credible' }).waitFor()
    const mean = page.locator('#figures tr', { hasText: 'Mean' }).locator('td').nth(1)
    await eventually(() => mean.textContent()).toMatch(/^0\.7\d{3} to 0\.7\d{3}$/)
  })

  it('brings an alloy of its own with a model of other elements, and says what rests on no data', async () => {
    const page = await open()
    await page.selectOption('[name=model]', 'agaucupdpt-no')
    await eventually(() => inAddress(page, 'model')).toBe('agaucupdpt-no')
    await page.locator('.warning', { hasText: '12.0 % of the sites' }).waitFor()
    await eventually(() => page.inputValue('[name=composition]')).toMatch(/^Ag20Au20/)
  })

  it('says when there is no such model', async () => {
    const page = await open('?model=irpdptrhru&composition=Pt')
    await eventually(() => faultBeside(page, 'model')).toContain('unknown model "irpdptrhru"; did you mean')
  })

  it('drops a stale answer: the newer one stays', async () => {
    const page = await open('?composition=Pt')
    await eventually(() => figure(page, 'Mean')).toBe('1.0831')
    const { held, release } = gate()
    await page.route('**/api/v1/distribution', async route => {
      if (route.request().postData()?.includes('"Ru"')) await held
      await route.continue().catch(() => {}) // the page may have given the request up
    })
    await recordMeans(page)
    const asked = page.waitForRequest(request => request.postData()?.includes('"Ru"') === true)
    await page.fill('[name=composition]', 'Ru')
    await asked
    const since = await page.evaluate(() => performance.now())
    await page.waitForFunction(since => performance.now() > since + 400, since)
    await page.fill('[name=composition]', 'Ir')
    await eventually(() => figure(page, 'Mean')).not.toBe('1.0831')
    const iridium = await figure(page, 'Mean')
    release()
    await page.evaluate(() => fetch('/api/v1/models').then(response => response.text()))
    expect(await meansShown(page)).toEqual(['1.0831', iridium])
    const { mean } = (await ask('distribution?model=irpdptrhru-oh&composition=Ir')) as { mean: number }
    expect(iridium).toBe(mean.toFixed(4))
  })

  it('dims the figures of another alloy, and gives nothing of it away, while the newer one is late or wrong', async () => {
    const page = await open('?composition=Pt')
    await eventually(() => figure(page, 'Mean')).toBe('1.0831')
    const { held, release } = gate()
    await page.route('**/api/v1/distribution', async route => {
      await held
      await route.continue()
    })
    const stale = () => page.locator('.stale[aria-busy=true]').count()
    expect(await stale()).toBe(0)
    await page.fill('[name=composition]', 'Ru')
    await eventually(stale).toBe(2)
    expect(await page.locator('.stale #figures').count()).toBe(1)
    const command = page.getByRole('button', { name: 'CLI command' })
    expect(await command.getAttribute('aria-disabled')).toBe('true')
    release()
    await eventually(() => page.locator('.stale').count()).toBe(0)
    expect(await command.getAttribute('aria-disabled')).toBe('false')
    await page.fill('[name=composition]', 'Ru3N')
    await eventually(() => page.locator('.stale #figures').count()).toBe(1)
  })

  it('asks again when the server can be reached again', async () => {
    const page = await open('?composition=Pt')
    await eventually(() => figure(page, 'Mean')).toBe('1.0831')
    await page.route('**/api/v1/distribution', route => route.abort('connectionrefused'))
    await page.fill('[name=composition]', 'Ru')
    await page.getByText('the server cannot be reached').waitFor()
    await page.unroute('**/api/v1/distribution')
    await eventually(() => page.getByText('the server cannot be reached').count()).toBe(0)
    const { mean } = (await ask('distribution?model=irpdptrhru-oh&composition=Ru')) as { mean: number }
    await eventually(() => figure(page, 'Mean')).toBe(mean.toFixed(4))
  })

  it('says where a model may be that this tab does not have', async () => {
    const page = await open('?model=mine&composition=Pt')
    await eventually(() => faultBeside(page, 'model')).toContain('unknown model "mine". Known:')
    await page.locator('.model-choice').getByText('fitted in a tab of the browser').waitFor()
  })

  it('draws while a slider is dragged, never empty in between', async () => {
    const page = await open()
    await drawn(page)
    await page.evaluate(() => {
      const gaps: string[] = []
      Object.assign(window, { gaps })
      new MutationObserver(() => {
        if (document.querySelector('.plot-picture .mark-rect path') === null) gaps.push('no bars')
        if (document.querySelector('#figures td') === null) gaps.push('no figures')
      }).observe(document.body, { childList: true, subtree: true })
    })
    await recordMeans(page)
    await page.focus('[name="share-Pd"]')
    for (let step = 0; step < 25; step++) await page.keyboard.press('ArrowRight')
    await eventually(() => page.inputValue('[name=composition]')).toContain('Pd45')
    const composition = await page.inputValue('[name=composition]')
    const { mean } = (await ask(`distribution?model=irpdptrhru-oh&composition=${composition}`)) as {
      mean: number
    }
    await eventually(() => figure(page, 'Mean')).toBe(mean.toFixed(4))
    expect(await page.evaluate(() => (window as never as { gaps: string[] }).gaps)).toEqual([])
    const means = (await meansShown(page)).map(Number)
    expect(means).toEqual([...means].sort((a, b) => a - b))
  })
})
