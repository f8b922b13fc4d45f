import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/question/operations.ts'
import { sitescape } from '../cli/sitescape.ts'
import { drawn, faultBeside, inAddress } from './on-screen.ts'
import { saved } from './saved.ts'
import { eventually, useStage } from './stage.ts'

const { open } = useStage()

const { csv, site, adsorbate } = OPERATIONS.fit.example as { csv: string; site: string; adsorbate: string }

const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
const file = join(folder, 'mine.csv')
writeFileSync(file, csv)

async function upload(page: Page, path: string): Promise<void> {
  await page.selectOption('[name=site]', site)
  await page.fill('[name=adsorbate]', adsorbate)
  await page.setInputFiles('[name=csv]', path)
}

describe('fit of rows of one’s own', () => {
  it('shows errors and parity, and the model is that of the command line', async () => {
    const page = await open('?view=fit')
    await upload(page, file)
    await drawn(page)
    const button = page.getByRole('button', { name: 'Download its JSON' })
    const { name, content } = await saved(page, button)
    const out = join(folder, 'cli.json')
    const { code } = await sitescape('fit', file, '--site', site, '--adsorbate', adsorbate, '--out', out)
    expect(code).toBe(0)
    expect(name).toBe('mine.json')
    expect(JSON.parse(content.toString())).toEqual(JSON.parse(readFileSync(out, 'utf8')))
  })

  it('uses the model at once, in this tab, also after a reload', async () => {
    const page = await open('?view=fit')
    await upload(page, file)
    await page.getByRole('button', { name: 'Use this model' }).click()
    await eventually(() => inAddress(page, 'model')).toBe('mine')
    await page.getByRole('link', { name: 'See what it says of the alloy' }).click()
    await drawn(page)
    await eventually(() => page.locator('main').textContent()).toContain('model mine')
    await page.reload()
    await drawn(page)
    await eventually(() => page.locator('main').textContent()).toContain('model mine')
  })

  it('says beside the file what is wrong with it, and keeps what was typed', async () => {
    const bad = join(folder, 'bad.csv')
    writeFileSync(bad, csv.trimEnd().replace(/,[^,\n]*$/, ',heavy'))
    const page = await open('?view=fit')
    await upload(page, bad)
    await eventually(() => faultBeside(page, 'csv')).toContain('"heavy"')
    await eventually(() => page.inputValue('[name=adsorbate]')).toBe(adsorbate)
    await page.setInputFiles('[name=csv]', file)
    await drawn(page)
    await eventually(() => faultBeside(page, 'csv')).toBeNull()
  })

  it('says that an empty file is empty', async () => {
    const empty = join(folder, 'empty.csv')
    writeFileSync(empty, '')
    const page = await open('?view=fit')
    await upload(page, empty)
    await eventually(() => faultBeside(page, 'csv')).toBe('empty.csv is empty')
    await page.setInputFiles('[name=csv]', file)
    await eventually(() => faultBeside(page, 'csv')).toBeNull()
  })
})
