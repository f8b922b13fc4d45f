import type { Page } from 'playwright-core'

/** The value beside a name in the table of figures, without its unit: `figure(page, 'Mean')`. */
export const figure = (page: Page, name: string): Promise<string | null> =>
  page.locator('#figures tr', { hasText: name }).locator('td').first().textContent()

/** Waits for the first plot. */
export const drawn = (page: Page) => page.locator('.plot-picture svg').first().waitFor()

/** Exact percentages of the composition editor by element. */
export async function percentages(page: Page): Promise<Record<string, number>> {
  const rows = await page.locator('.share-row').evaluateAll(items =>
    items.map(item => {
      const number = item.querySelector('.share-number') as HTMLInputElement
      return [item.querySelector('.share-symbol')?.textContent?.trim() ?? '', Number(number.value)] as const
    }),
  )
  return Object.fromEntries(rows)
}

/** Their sum, to the hundredths of a per cent that they are given in. */
export const percentageSum = async (page: Page): Promise<number> =>
  Object.values(await percentages(page)).reduce((sum, share) => sum + Math.round(100 * share), 0) / 100

/** A field of the address. */
export const inAddress = (page: Page, name: string): string | null =>
  new URL(page.url()).searchParams.get(name)

/**
 * The sentence beside a field, which the field is described by; null when there is none. Read at once, as it may go
 * away while it is looked for.
 */
export const faultBeside = (page: Page, name: string): Promise<string | null> =>
  page.locator(`[name="${name}"]`).evaluate(field => {
    if (field.getAttribute('aria-invalid') !== 'true') return null
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
    const fault = ids.map(id => document.getElementById(id)).find(element => element?.matches('.fault'))
    return fault?.textContent ?? null
  })
