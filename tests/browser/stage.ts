import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { createApp } from '../../dist/server/app.js'
import { listen } from '../../dist/server/listen.js'
import { launchChromium } from './chromium.ts'

/** What the browser says of itself: a refusal that a test provokes, and its software renderer. */
const EXPECTED = /the server responded with a status of (400|404)|ERR_CONNECTION_REFUSED|GPU|GL Driver|WebGL/

/** Long enough for a machine that other work slows down, in milliseconds. */
const PATIENCE = { timeout: 20_000, interval: 30 }

/** A real server and a real browser. */
export interface Stage {
  /** `http://127.0.0.1:PORT` */
  readonly address: () => string
  /** Opens a page of the server in a context of its own, closed after the test. */
  readonly open: (path?: string, options?: BrowserContextOptions) => Promise<Page>
  /** The JSON that the API answers. */
  readonly ask: (question: string) => Promise<never>
}

/**
 * One server and one browser for a file of tests. After each test, no page may have raised an error, written to the
 * console, broken the content security policy, or asked anything of another server.
 *
 * @example const { open } = useStage()
 */
export function useStage(): Stage {
  let browser: Browser
  let server: Awaited<ReturnType<typeof listen>>
  let contexts: BrowserContext[] = []
  let complaints: string[] = []

  beforeAll(async () => {
    server = await listen(createApp(), '127.0.0.1', 0)
    browser = await launchChromium()
  })
  afterEach(async () => {
    const raised = complaints
    complaints = []
    await Promise.all(contexts.map(context => context.close()))
    contexts = []
    expect(raised).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  function watch(page: Page): void {
    page.on('pageerror', error => complaints.push(error.message))
    page.on('console', message => {
      if (!EXPECTED.test(message.text())) complaints.push(message.text())
    })
    page.on('request', request => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== server.address) complaints.push(`asked ${request.url()}`)
    })
  }

  return {
    address: () => server.address,
    open: async (path = '', options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      contexts.push(context)
      context.on('page', watch)
      const page = await context.newPage()
      await page.goto(`${server.address}/${path}`)
      return page
    },
    ask: async question => {
      const response = await fetch(`${server.address}/api/v1/${question}`)
      expect(response.status).toBe(200)
      return response.json() as Promise<never>
    },
  }
}

/**
 * What the page comes to show, however long that takes.
 *
 * @example await eventually(() => page.inputValue('[name=composition]')).toBe('Pt')
 */
export const eventually = <T>(read: () => T) => expect.poll(read, PATIENCE)

/**
 * What two pages come to show alike, each read anew until then.
 *
 * @example await eventuallySame(colleague, page, shown => shown.innerText('body'))
 */
export const eventuallySame = <T>(one: Page, other: Page, read: (page: Page) => Promise<T>): Promise<void> =>
  vi.waitFor(async () => expect(await read(one)).toEqual(await read(other)), PATIENCE)
