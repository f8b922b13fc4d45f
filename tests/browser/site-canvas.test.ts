import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { SiteAtomsAnswer } from '../../src/question/site-atoms.ts'
import { PHONE } from './screens.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

const SITE = '?view=site&site=fcc111-fcc&composition=IrPt&model=irpdptrhru-o'

/** Pixels from the middle of the picture, seen from above: over the ensemble, over a neighbour of it, over nothing. */
const ENSEMBLE = [-50, 28] as const
const FAR = [-112, 35] as const
const NOTHING = [-195, -220] as const

type Place = readonly [right: number, down: number]

const canvas = (page: Page) => page.locator('main canvas')

const told = (page: Page) => page.locator('.atom-text').innerText()

/** The viewer with the site seen from above, all of it in the window. */
async function fromAbove(options = {}): Promise<Page> {
  const page = await open(SITE, { viewport: { width: 1280, height: 1100 }, ...options })
  await canvas(page).waitFor()
  await page.locator('table.zones').waitFor()
  await page.getByRole('button', { name: 'From above' }).click()
  await canvas(page).scrollIntoViewIfNeeded()
  let last = ''
  await eventually(async () => {
    const before = last
    last = await picture(page)
    return last === before
  }).toBe(true)
  return page
}

/** A place of the canvas as one of the page. */
async function onPage(page: Page, [right, down]: Place): Promise<[number, number]> {
  const { x, y, width, height } = (await canvas(page).boundingBox()) as DOMRect
  return [x + width / 2 + right, y + height / 2 + down]
}

/** Moves there, and then by one pixel, as a pointer that stands still tells the viewer nothing new. */
async function pointAt(page: Page, [right, down]: Place): Promise<void> {
  await page.mouse.move(...(await onPage(page, [right + 1, down])))
  await page.mouse.move(...(await onPage(page, [right, down])))
}

/** The picture as a PNG. */
const picture = async (page: Page): Promise<string> => (await canvas(page).screenshot()).toString('base64')

/** How many pixels of the picture are no background. */
const filled = async (page: Page): Promise<number> =>
  page.evaluate(
    async address => {
      const image = new Image()
      image.src = address
      await image.decode()
      const { width, height } = image
      const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
      context.drawImage(image, 0, 0)
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
      return pixels.reduce((count, pixel) => count + (pixel === pixels[0] ? 0 : 1), 0)
    },
    `data:image/png;base64,${await picture(page)}`,
  )

/** The text of an atom of a zone, as the API places it. */
async function textOf(zone: string): Promise<RegExp> {
  const { atoms, latticeConstant } = (await ask(
    'site-atoms?site=fcc111-fcc&composition=IrPt&seed=1',
  )) as SiteAtomsAnswer
  const { layer, distance } = atoms.find(atom => atom.zone === zone) as SiteAtomsAnswer['atoms'][number]
  const length = (distance * latticeConstant).toFixed(2)
  return new RegExp(`^(Ir|Pt) · ${zone} · layer ${layer} · ${distance.toFixed(3)} a = ${length} Å`)
}

describe('the picture of a site in three dimensions', () => {
  it('names zone and distance of the atom under the pointer, and marks it in the table', async () => {
    const page = await fromAbove()
    for (const [place, zone] of [
      [ENSEMBLE, 'ensemble'],
      [FAR, 'surface-far'],
    ] as const) {
      await pointAt(page, place)
      await eventually(() => told(page)).toMatch(await textOf(zone))
      await eventually(() => page.locator('.atom.marked').getAttribute('aria-label')).toMatch(
        new RegExp(`^${zone}, atom`),
      )
    }
    await pointAt(page, NOTHING)
    await eventually(() => told(page)).toContain('Point at an atom')
    await eventually(() => page.locator('.atom.marked').count()).toBe(0)
  })

  it('puts a halo around the atom whose button has the focus', async () => {
    const page = await fromAbove()
    const before = await picture(page)
    await page.getByRole('button', { name: /^ensemble, atom 1/ }).focus()
    await eventually(() => picture(page)).not.toBe(before)
    await page.getByRole('button', { name: /^ensemble, atom 1/ }).blur()
    await eventually(() => picture(page)).toBe(before)
  })

  it('is turned by dragging, so that other atoms come under the pointer', async () => {
    const page = await fromAbove()
    const before = await picture(page)
    await page.mouse.move(...(await onPage(page, NOTHING)))
    await page.mouse.down()
    await page.mouse.move(...(await onPage(page, [NOTHING[0] + 150, NOTHING[1]])), { steps: 5 })
    await page.mouse.up()
    await eventually(() => picture(page)).not.toBe(before)
    await pointAt(page, FAR)
    await expect.poll(() => told(page), { timeout: 1000 }).not.toMatch(await textOf('surface-far'))
    await page.getByRole('button', { name: 'From above' }).click()
    await eventually(() => picture(page)).toBe(before)
  })

  it('is enlarged and made smaller by the wheel', async () => {
    const page = await fromAbove()
    const before = await filled(page)
    await page.mouse.move(...(await onPage(page, NOTHING)))
    await page.mouse.wheel(0, 300)
    await eventually(() => filled(page)).toBeGreaterThan(1.1 * before)
    const larger = await filled(page)
    await page.mouse.wheel(0, -300)
    await eventually(() => filled(page)).toBeLessThan(0.95 * larger)
  })

  it('names the atom under a finger', async () => {
    const page = await fromAbove(PHONE)
    const { width } = (await canvas(page).boundingBox()) as DOMRect
    await page.touchscreen.tap(
      ...(await onPage(page, [(ENSEMBLE[0] * width) / 426, (ENSEMBLE[1] * width) / 426])),
    )
    await eventually(() => told(page)).toMatch(/^(Ir|Pt) · /)
  })
})
