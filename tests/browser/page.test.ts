import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../dist/server/app.js'
import { listen } from '../../dist/server/listen.js'
import { launchChromium } from './chromium.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof listen>>
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().includes('400')) complaints.push(message.text())
  })
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const figure = (name: string) =>
  page.locator('#figures tr', { hasText: name }).locator('td').first().textContent()

const open = async (query = '') => {
  await page.goto(`${server.address}/${query}`)
  await page.waitForSelector('#answer:not([hidden])')
}

describe('page in a real browser', () => {
  it('shows the example at once: histogram and figures', async () => {
    await open()
    expect(await figure('Mean')).toBe('0.7456')
    expect(await figure('Fingerprints')).toBe('36,750')
    const image = page.locator('#plot')
    expect(await image.getAttribute('alt')).toContain('mean 0.746 eV')
    await page.waitForFunction(() => {
      const plot = document.querySelector('#plot') as HTMLImageElement
      return plot.complete && plot.naturalWidth > 400
    })
    expect(await page.locator('#source').textContent()).toContain('negative binds stronger')
  })

  it('follows what is typed, and keeps it in the address', async () => {
    await open()
    await page.fill('[name=composition]', 'Pt')
    await page.waitForFunction(() => document.querySelector('#figures td')?.textContent === '1.0831')
    expect(page.url()).toContain('composition=Pt')
    await open(new URL(page.url()).search)
    expect(await page.inputValue('[name=composition]')).toBe('Pt')
    expect(await figure('Mean')).toBe('1.0831')
  })

  it('changes the model, says what rests on no data, and offers every download', async () => {
    await open()
    await page.selectOption('[name=model]', 'agaucupdpt-no')
    await page.waitForSelector('#unseen:not([hidden])')
    expect(await page.locator('#unseen').textContent()).toContain('12.0 % of the sites')
    const links = await page
      .locator('#downloads a')
      .evaluateAll(anchors => anchors.map(a => (a as HTMLAnchorElement).href))
    expect(links).toHaveLength(6)
    for (const link of links) expect((await fetch(link)).status).toBe(200)
  })

  it('says what is wrong in one sentence, and recovers', async () => {
    await open()
    await page.fill('[name=composition]', 'Ir50Xx50')
    await page.waitForSelector('#fault:not([hidden])')
    expect(await page.locator('#fault').textContent()).toBe(
      'unknown element "Xx" in the composition; write symbols like Pt',
    )
    await page.fill('[name=composition]', 'Ru')
    await page.waitForSelector('#answer:not([hidden])')
    expect(await figure('Mean')).toBe('0.2794')
  })

  it('takes layers from the address, and says when the model there is none', async () => {
    await open('?model=irpdptrhru-oh&composition=Pt&layer=1%3DRu')
    expect(await figure('Mean')).not.toBe('1.0831')
    expect(page.url()).toContain('layer=1%3DRu')
    await page.goto(`${server.address}/?model=irpdptrhru&composition=Pt`)
    await page.waitForSelector('#fault:not([hidden])')
    expect(await page.locator('#fault').textContent()).toContain('unknown model "irpdptrhru"; did you mean')
  })

  it('raises no error of its own, and breaks no content security policy', () => {
    expect(complaints).toEqual([])
  })

  it('draws the self-contained HTML plot without a network', async () => {
    await open()
    const link = await page.locator('#downloads a', { hasText: 'HTML' }).getAttribute('href')
    const html = await (await fetch(`${server.address}/${link}`)).text()
    const offline = await browser.newContext({ offline: true })
    const plot = await offline.newPage()
    await plot.setContent(html)
    await plot.waitForSelector('svg')
    expect(await plot.locator('svg').innerHTML()).toContain('ΔE(*OH) / eV')
    await offline.close()
  })
})
