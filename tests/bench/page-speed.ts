import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../browser/chromium.ts'
import { startServer } from './server-process.ts'

/** Times in ms, sizes in kB of 1000 bytes. */
export interface PageSpeed {
  /** From the input event of a slider to the frame in which the redrawn *OH distribution stands, median. */
  readonly sliderStep: number
  /** The same plot from the same server, compiled and drawn anew each time, median. */
  readonly plainStep: number
  /** From the start of the navigation to the frame in which the first histogram stands, median. */
  readonly firstLoad: number
  /** What goes over the wire until nothing more is fetched, headers included. */
  readonly transferred: number
}

/** Percentages of iridium; each is another composition, so that no answer comes from a cache. */
const PERCENTAGES = Array.from({ length: 71 }, (_, index) => 15 + index)

const LOADS = 9

const BARS = '.plot-picture svg .mark-rect path'

/** How fast the page is, with a real server and a real browser. */
export async function pageSpeed(): Promise<PageSpeed> {
  const server = await startServer()
  const browser = await launchChromium()
  try {
    const loads: Load[] = []
    for (let run = 0; run < LOADS; run++) loads.push(await load(browser, server.address))
    return {
      firstLoad: median(loads.map(({ time }) => time)),
      transferred: median(loads.map(({ bytes }) => bytes)) / 1000,
      sliderStep: median(await sliderTimes(browser, server.address)),
      plainStep: median(await plainTimes(browser, server.address)),
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}

interface Load {
  readonly time: number
  readonly bytes: number
}

/** Opens the page with nothing in the cache. */
async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await devtools.send('Network.enable')
  await page.addInitScript(bars => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector(bars) === null) return
      watcher.disconnect()
      requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')))
    })
    watcher.observe(document, { childList: true, subtree: true })
  }, BARS)
  await page.goto(`${address}/`)
  const time = await page.waitForFunction(() => performance.getEntriesByName('drawn')[0]?.startTime)
  await page.waitForLoadState('networkidle')
  const load = { time: (await time.jsonValue()) as number, bytes }
  await context.close()
  return load
}

async function sliderTimes(browser: Browser, address: string): Promise<number[]> {
  const page = await openWith(browser, `${address}/?composition=Ir14.5Pd25.5Pt20Rh20Ru20`, 'slider-steps')
  await page.waitForSelector(BARS)
  await page.waitForLoadState('networkidle')
  const times = await page.evaluate(
    percentages =>
      (window as never as { bench: typeof import('./in-page/slider-steps.ts') }).bench.sliderSteps(
        'Ir',
        percentages,
      ),
    PERCENTAGES,
  )
  await page.context().close()
  return times
}

async function plainTimes(browser: Browser, address: string): Promise<number[]> {
  const page = await openWith(browser, `${address}/none`, 'plain-steps')
  const plots = PERCENTAGES.map(percentage => {
    const rest = ['Pd', 'Pt', 'Rh', 'Ru'].map(element => `${element}${(100 - percentage) / 4}`)
    const query = new URLSearchParams({
      model: 'irpdptrhru-oh',
      composition: `Ir${percentage}${rest.join('')}`,
    })
    return `${address}/api/v1/distribution/plot.vl.json?${query}`
  })
  const times = await page.evaluate(
    plots =>
      (window as never as { bench: typeof import('./in-page/plain-steps.ts') }).bench.plainSteps(plots),
    plots,
  )
  await page.context().close()
  return times
}

/** A page of the server with a module of the benchmark in it. */
async function openWith(browser: Browser, address: string, name: string): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [`tests/bench/in-page/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'bench',
    write: false,
  })
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.goto(address)
  await page.addScriptTag({ content: outputFiles[0]?.text as string })
  return page
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
