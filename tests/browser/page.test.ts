import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../dist/server/app.js'
import { listen } from '../../dist/server/listen.js'
import { ask } from '../../src/question/ask.ts'
import { launchChromium } from './chromium.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof listen>>
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('400')) complaints.push(message.text())
  })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const open = async (query = '') => {
  await page.goto(`${server.address}/${query}`)
  await page.waitForSelector('.plot-picture svg')
}

const figure = (name: string) => page.locator('#figures tr', { hasText: name }).locator('td').first()

const untilFigure = (name: string, value: string) => figure(name).filter({ hasText: value }).waitFor()

const shares = () =>
  page.locator('.share-number').evaluateAll(all => all.map(own => Number((own as HTMLInputElement).value)))

const slider = (name: string) => page.getByRole('slider', { name })

/** The fields of the address once it has been written. */
const untilAddress = (part: string) => page.waitForURL(url => url.search.includes(part))

const download = async (name: string) => {
  const arrival = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  const file = await arrival
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

describe('energy distribution in a real browser', () => {
  it('shows the example at once: histogram, figures and what the energies are', async () => {
    await open()
    expect(await figure('Mean').textContent()).toBe('0.7456')
    expect(await figure('Fingerprints').textContent()).toBe('36,750')
    expect(await page.getByRole('img', { name: /Histogram of ΔE\(\*OH\).*mean 0.746 eV/ }).count()).toBe(1)
    expect(await page.locator('.source').last().textContent()).toContain('negative binds stronger')
  })

  it('says beside the pointer what a bar stands for', async () => {
    await open()
    await page.locator('.plot-picture .mark-rect path').nth(60).hover()
    expect(await page.locator('.tooltip').textContent()).toMatch(
      /^from \/ eV[\d.]+to \/ eV[\d.]+element[A-Z][a-z]probability/,
    )
    await page.mouse.move(0, 0)
    await page.locator('.tooltip').waitFor({ state: 'detached' })
  })

  it('follows a slider: the shares keep their sum, picture, figures and address change', async () => {
    await open()
    const before = await page.locator('.plot-picture').innerHTML()
    await slider('iridium, per cent').fill('60')
    expect(await shares()).toEqual([60, 10, 10, 10, 10])
    const { mean } = await ask('distribution', {
      model: 'irpdptrhru-oh',
      composition: 'Ir60Pd10Pt10Rh10Ru10',
    })
    await untilFigure('Mean', mean.toFixed(4))
    await untilAddress('composition=Ir60Pd10Pt10Rh10Ru10')
    expect(await page.locator('.plot-picture').innerHTML()).not.toBe(before)
  })

  it('takes exact numbers, presets, and formulas, and a link brings the same picture', async () => {
    await open()
    await page.getByRole('textbox', { name: 'platinum, exact per cent' }).fill('33.5')
    await untilAddress('Pt33.5')
    await page.getByRole('button', { name: 'Pure Pt' }).click()
    await untilFigure('Mean', '1.0831')
    await page.getByRole('button', { name: 'Equimolar' }).click()
    await untilFigure('Mean', '0.7456')
    await page.fill('[name=composition]', 'Ru')
    await untilFigure('Mean', '0.2794')
    await untilAddress('composition=Ru')
    await open(new URL(page.url()).search)
    expect(await page.inputValue('[name=composition]')).toBe('Ru')
    expect(await figure('Mean').textContent()).toBe('0.2794')
  })

  it('says beside the field what is wrong, keeps what was typed, and recovers', async () => {
    await open()
    await page.fill('[name=composition]', 'Ir50Xx50')
    const sentence = 'unknown element "Xx" in the composition; write symbols like Pt'
    await page.locator('.composition .fault', { hasText: sentence }).waitFor()
    expect(await page.inputValue('[name=composition]')).toBe('Ir50Xx50')
    expect(await page.getAttribute('[name=composition]', 'aria-invalid')).toBe('true')
    await page.fill('[name=composition]', 'Ru')
    await untilFigure('Mean', '0.2794')
    await page.locator('.composition .fault').waitFor({ state: 'detached' })
    await page.fill('[name=binWidth]', '0.01x')
    await page
      .locator('.field .fault', { hasText: 'the bin width must be a number of eV, got "0.01x"' })
      .waitFor()
    expect(await page.inputValue('[name=binWidth]')).toBe('0.01x')
  })

  it('picks elements in the periodic table by keyboard, those of the model only', async () => {
    await open()
    await page.getByRole('button', { name: 'Elements…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Elements of the alloy' })
    expect(await dialog.getByRole('button', { pressed: true }).count()).toBe(5)
    expect(
      await dialog.getByRole('button', { name: 'Au, gold, not in the model' }).getAttribute('aria-disabled'),
    ).toBe('true')
    await dialog.getByRole('button', { name: 'Rh, rhodium' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    expect(await page.inputValue('[name=composition]')).toBe('Ir25Pd25Pt25Rh25')
    await page.goBack()
    await untilFigure('Mean', '0.7456')
    expect(await page.inputValue('[name=composition]')).toBe('Ir20Pd20Pt20Rh20Ru20')
  })

  it('gives layers compositions of their own, behind a switch', async () => {
    await open('?composition=Pt')
    await page.getByRole('checkbox', { name: 'Layers of their own composition' }).check()
    await page.fill('[name=composition]', 'Ru')
    await untilAddress('layer=1=Ru')
    const { mean } = await ask('distribution', { model: 'irpdptrhru-oh', composition: 'Pt', layer: '1=Ru' })
    await untilFigure('Mean', mean.toFixed(4))
    await page.getByRole('checkbox', { name: 'Layers of their own composition' }).uncheck()
    await untilFigure('Mean', '1.0831')
  })

  it('has a target and a window that are moved in the plot, by keys and by dragging', async () => {
    await open('?target=1.1&window=1,1.2')
    await page.getByRole('slider', { name: 'Target' }).focus()
    await page.keyboard.press('ArrowRight')
    await untilAddress('target=1.11')
    const end = page.getByRole('slider', { name: 'Upper end of the window' })
    const box = await end.boundingBox()
    if (box === null) throw new Error('the end of the window is not in sight')
    await page.mouse.move(box.x + box.width / 2, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 - 120, box.y + 10, { steps: 6 })
    await page.mouse.up()
    const high = Number(await end.getAttribute('aria-valuenow'))
    expect(high).toBeGreaterThan(1)
    expect(high).toBeLessThan(1.1)
    const { window } = await ask('distribution', {
      model: 'irpdptrhru-oh',
      composition: 'Ir20Pd20Pt20Rh20Ru20',
      window: `1,${high}`,
    })
    await page
      .locator('#summary', { hasText: `${(100 * (window?.probability ?? 0)).toFixed(2)} %` })
      .waitFor()
  })

  it('changes the model, with an alloy of its elements, and says what rests on no data', async () => {
    await open()
    await page.selectOption('[name=model]', 'agaucupdpt-no')
    await page.locator('.warning', { hasText: '12.0 % of the sites' }).waitFor()
    expect(await page.inputValue('[name=composition]')).toBe('Ag20Au20Cu20Pd20Pt20')
    await page.goto(`${server.address}/?model=irpdptrhru&composition=Pt`)
    await page
      .locator('.model-choice .fault', { hasText: 'unknown model "irpdptrhru"; did you mean' })
      .waitFor()
  })

  it('is taken away as picture, specification and data, all of the question on screen', async () => {
    await open('?composition=IrPt&target=1.1&binWidth=0.05')
    const question = { model: 'irpdptrhru-oh', composition: 'IrPt', binWidth: 0.05 }
    const answer = await ask('distribution', question)
    const svg = await download('SVG')
    expect(svg.name).toBe('distribution.svg')
    expect(svg.content.toString()).toMatch(/^<svg[\s\S]*target 1.100 eV/)
    expect((await download('PNG')).content.subarray(1, 4).toString()).toBe('PNG')
    const { $schema } = JSON.parse((await download('Vega-Lite')).content.toString())
    expect($schema).toBe('https://vega.github.io/schema/vega-lite/v6.json')
    const csv = await download('CSV')
    expect(csv.name).toBe('distribution.csv')
    expect(csv.content.toString().trim().split('\n')).toHaveLength(1 + answer.bins.probability.length)
    expect(JSON.parse((await download('JSON')).content.toString())).toEqual(
      JSON.parse(JSON.stringify(answer)),
    )
    await page.getByRole('button', { name: 'CLI command' }).click()
    expect(await page.locator('.copied pre').textContent()).toBe(
      'npx sitescape distribution --model irpdptrhru-oh --composition IrPt --bin-width 0.05 --target 1.1 --scale probability --out distribution.svg',
    )
  })

  it('draws the self-contained HTML plot without a network', async () => {
    await open()
    const { content } = await download('HTML')
    const offline = await browser.newContext({ offline: true })
    const plot = await offline.newPage()
    await plot.setContent(content.toString())
    await plot.waitForSelector('svg')
    expect(await plot.locator('svg').innerHTML()).toContain('ΔE(*OH) / eV')
    await offline.close()
  })

  it('answers an address that is none by a page, and by JSON under /api', async () => {
    await page.goto(`${server.address}/nowhere/at/all`)
    expect(await page.locator('h1').textContent()).toBe('There is nothing at this address')
    const response = await fetch(`${server.address}/api/v1/nowhere`)
    expect([response.status, (await response.json()).error]).toEqual([404, 'there is no GET /api/v1/nowhere'])
  })

  it('raises no error of its own, and breaks no content security policy', () => {
    expect(complaints.filter(complaint => !complaint.includes('404'))).toEqual([])
  })
})
