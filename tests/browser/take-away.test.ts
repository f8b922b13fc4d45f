import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandAnswer, scriptAnswer } from './carried-out.ts'
import { drawn } from './on-screen.ts'
import { saved } from './saved.ts'
import { eventually, eventuallySame, useStage } from './stage.ts'

const { open } = useStage()

/** Views whose picture, table and answer can be taken along, each with a question of its own. */
const VIEWS: readonly [operation: string, energyColumn: string, query: string][] = [
  ['distribution', 'low_eV', '?composition=Ir30Pt70&binWidth=0.02&window=0.9,1.1&target=1.05&layer=1%3DPt'],
  [
    'joint',
    'low_B_eV',
    '?view=joint&model=agaucupdpt-co&model2=agaucupdpt-h&composition=AgPd&pairWindow=CO%3C0,H%3E0',
  ],
  ['map', 'mean_eV', '?view=map&corners=Ir,Pt,Ru&mapStep=0.1'],
]

const part = (page: Page) => page.getByRole('region', { name: /^Take it away/ }).first()
const button = (page: Page, name: string) => part(page).getByRole('button', { name, exact: true })

/** What a button of the copying row copies. */
async function copied(page: Page, name: string): Promise<string> {
  await button(page, name).click()
  await part(page)
    .locator('.copied p', { hasText: `${name} copied` })
    .waitFor()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  await eventually(() => part(page).locator('pre').textContent()).toBe(text)
  return text
}

const openDrawn = async (query: string): Promise<Page> => {
  const page = await open(query, { permissions: ['clipboard-read', 'clipboard-write'] })
  await drawn(page)
  return page
}

describe.each(VIEWS)('what %s shows, taken along', (operation, energyColumn, query) => {
  it('as files in every format', async () => {
    const page = await openDrawn(query)
    const file = async (format: string) => {
      const { name, content } = await saved(page, button(page, format))
      expect(name).toMatch(new RegExp(`^${operation}\\.`))
      return content
    }
    const svg = (await file('SVG')).toString()
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).toContain('</text>')
    const png = await file('PNG')
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    expect(png.readUInt32BE(16)).toBeGreaterThan(400)
    expect(png.readUInt32BE(20)).toBeGreaterThan(300)
    const spec = JSON.parse((await file('Vega-Lite')).toString())
    expect(spec.$schema).toMatch(/^https:\/\/vega\.github\.io\/schema\/vega-lite\/v6/)
    expect((await file('HTML')).toString()).toMatch(/^<!doctype html>/i)
    const answer = JSON.parse((await file('JSON')).toString())
    const [header, ...rows]: string[][] = parse(await file('CSV'))
    expect(header).toContain(energyColumn)
    expect(rows).toHaveLength(tableLength(answer))
  })

  it('as a command line and as a script that give the same JSON as the page', async () => {
    const page = await openDrawn(query)
    const answer = JSON.parse((await saved(page, button(page, 'JSON'))).content.toString())
    expect(await commandAnswer(await copied(page, 'CLI command'))).toEqual(answer)
    expect(await scriptAnswer(await copied(page, 'Script'))).toEqual(answer)
  })

  it('as a link that brings others to the same picture', async () => {
    const page = await openDrawn(query)
    const link = await copied(page, 'Link')
    const other = await openDrawn(new URL(link).search)
    await eventuallySame(other, page, shown => shown.textContent('.plot figcaption'))
    await eventuallySame(other, page, pathsOf)
  })
})

describe('a link', () => {
  it('that is copied while one types is of what was typed', async () => {
    const page = await openDrawn('?composition=IrPt')
    await page.fill('[name=composition]', 'Ir30Pt70')
    const link = await copied(page, 'Link')
    expect(new URL(link).searchParams.get('composition')).toBe('Ir30Pt70')
  })
})

describe('a distribution with its target, taken along', () => {
  const QUERY = '?composition=IrPt&binWidth=0.05&target=1.1'

  it('has the target in its picture and its command', async () => {
    const page = await openDrawn(QUERY)
    const svg = await saved(page, button(page, 'SVG'))
    expect(svg.content.toString()).toContain('target 1.100 eV')
    expect(await copied(page, 'CLI command')).toBe(
      'npx sitescape distribution --model irpdptrhru-oh --composition IrPt --bin-width 0.05 --target 1.1 --scale probability --out distribution.svg',
    )
  })

  it('is drawn by its HTML without a network', async () => {
    const page = await openDrawn(QUERY)
    const { content } = await saved(page, button(page, 'HTML'))
    await page.context().setOffline(true)
    const plot = await page.context().newPage()
    await plot.setContent(content.toString())
    await eventually(() => plot.locator('svg').innerHTML()).toContain('ΔE(*OH) / eV')
  })
})

/** Every line and area of the first plot. */
const pathsOf = (page: Page): Promise<string[]> =>
  page
    .locator('.plot-picture svg')
    .first()
    .locator('path')
    .evaluateAll(paths => paths.map(path => path.getAttribute('d') ?? ''))

/** How many rows the table of an answer has. */
const tableLength = ({ points, bins }: Tabulated): number => (points ?? bins?.probability.flat() ?? []).length

interface Tabulated {
  readonly points?: readonly unknown[]
  readonly bins?: { readonly probability: readonly unknown[] }
}
