import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'

/** A file that the browser saved. */
export interface Saved {
  readonly name: string
  readonly content: Buffer
}

/**
 * Clicks, and takes the file that is saved then.
 *
 * @example const { content } = await saved(page, page.getByRole('button', { name: 'SVG' }))
 */
export async function saved(page: Page, button: Locator): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) }
}
