import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/question/operations.ts'
import { faultBeside, figure, inAddress } from './on-screen.ts'
import { eventually, useStage } from './stage.ts'

const { open, address } = useStage()

const example = OPERATIONS.fit.example as { csv: string; site: string; adsorbate: string }

/** The sentence with which the API refuses a question. */
async function refusal(question: string): Promise<string> {
  const response = await fetch(`${address()}/api/v1/${question}`)
  expect(response.status).toBe(400)
  return ((await response.json()) as { error: string }).error
}

/** Types, and expects the sentence of the API beside the field and the text still in it, also after it was left. */
async function refused(page: Page, name: string, text: string, sentence: string): Promise<void> {
  await page.fill(`[name="${name}"]`, text)
  await eventually(() => faultBeside(page, name)).toBe(sentence)
  await page.locator(`[name="${name}"]`).blur()
  await eventually(() => page.inputValue(`[name="${name}"]`)).toBe(text)
  await eventually(() => faultBeside(page, name)).toBe(sentence)
}

describe('nothing typed', () => {
  it('as a composition is refused with the sentence of the API, in every view and after a reload', async () => {
    const sentence = await refusal('distribution?model=irpdptrhru-oh&composition=')
    const page = await open('?composition=Pt')
    await eventually(() => figure(page, 'Mean')).toBe('1.0831')
    await refused(page, 'composition', '', sentence)
    await eventually(() => inAddress(page, 'composition')).toBe('')
    for (const view of ['Diversity', 'Compare', 'Alloy', 'Model']) {
      await page.getByRole('link', { name: view, exact: true }).click()
      await eventually(() => faultBeside(page, 'composition')).toBe(sentence)
    }
    await page.reload()
    await eventually(() => faultBeside(page, 'composition')).toBe(sentence)
    await eventually(() => page.inputValue('[name=composition]')).toBe('')
    await page.fill('[name=composition]', 'Ru')
    await eventually(() => faultBeside(page, 'composition')).toBe(null)
  })

  it('as the composition of a layer is refused, too', async () => {
    const page = await open('?composition=Pt&layer=1%3DRu')
    await page.getByRole('button', { name: 'Layer 1', exact: true }).click()
    await refused(
      page,
      'composition',
      '',
      await refusal('distribution?model=irpdptrhru-oh&composition=Pt&layer=1%3D'),
    )
  })

  it.each([
    ['optimum', '?view=compare&composition=IrPt&objective=sabatier&optimum=1.1', 'objective=sabatier'],
    [
      'formula',
      '?view=contributions&composition=IrPt&objective=expression&formula=E',
      'objective=expression',
    ],
  ])('as %s where one is needed is refused', async (name, query, asked) => {
    const page = await open(query)
    await page.locator('.plot-picture svg').first().waitFor()
    await refused(page, name, '', await refusal(`activity?model=irpdptrhru-oh&composition=IrPt&${asked}`))
  })

  it('as the strength of a ridge is refused, not fitted without one', async () => {
    const page = await open('?view=fit')
    await page.selectOption('[name=site]', example.site)
    await page.fill('[name=adsorbate]', example.adsorbate)
    await page.setInputFiles('[name=csv]', {
      name: 'mine.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(example.csv),
    })
    await page.selectOption('[name=ridge]', 'given')
    await page.fill('[name=strength]', '')
    await eventually(() => faultBeside(page, 'strength')).toContain('the strength of a ridge is a number')
  })
})

describe('wrong text', () => {
  const QUESTION = 'distribution?model=irpdptrhru-oh&composition=IrPt'

  it.each([
    ['target', 'zz', 'distribution/plot.svg?model=irpdptrhru-oh&composition=IrPt&target=zz'],
    ['binWidth', '0', `${QUESTION}&binWidth=0`],
    ['low', 'zz', `${QUESTION}&window=zz,1.1`],
    ['high', '1,2', `${QUESTION}&window=0.9,1,2`],
    ['broaden', 'zz', `${QUESTION}&broaden=zz`],
  ])('as %s of a distribution stays, with the sentence of the API beside it', async (name, text, asked) => {
    const page = await open('?composition=IrPt&window=0.9,1.1')
    await page.locator('#figures').waitFor()
    await refused(page, name, text, await refusal(asked))
  })

  it('with a comma as one end of a window leaves the other end as it is', async () => {
    const page = await open('?composition=IrPt&window=0.9,1.1')
    await page.locator('#figures').waitFor()
    await page.fill('[name=low]', '')
    await page.locator('[name=low]').pressSequentially('1,05')
    await page.locator('[name=low]').blur()
    const sentence = await refusal(`${QUESTION}&window=1,05,1.1`)
    await eventually(() => faultBeside(page, 'low')).toBe(sentence)
    expect([await page.inputValue('[name=low]'), await page.inputValue('[name=high]')]).toEqual([
      '1,05',
      '1.1',
    ])
    await eventually(() => inAddress(page, 'window')).toBe('1\\,05,1.1')
    await page.reload()
    await eventually(() => page.inputValue('[name=low]')).toBe('1,05')
    await page.fill('[name=low]', '1.05')
    await eventually(() => faultBeside(page, 'low')).toBe(null)
    await eventually(() => inAddress(page, 'window')).toBe('1.05,1.1')
  })

  it('as the composition of one layer is not said of another', async () => {
    const page = await open('?composition=IrPt&layer=1%3DPt&layer=2%3DXx')
    await page.getByRole('button', { name: 'Layer 1', exact: true }).click()
    const sentence = await refusal(
      'distribution?model=irpdptrhru-oh&composition=IrPt&layer=1%3DPt&layer=2%3DXx',
    )
    expect(sentence).toContain('layer 2: unknown element "Xx"')
    await page.locator('.layers').getByText(sentence).waitFor()
    expect(await faultBeside(page, 'composition')).toBe(null)
    await page.getByRole('button', { name: 'Layer 2', exact: true }).click()
    await eventually(() => faultBeside(page, 'composition')).toBe(sentence)
  })

  it('as an exact share stays until it is mended', async () => {
    const page = await open('?composition=IrPt')
    const share = page.getByRole('textbox', { name: 'platinum, exact per cent' })
    await share.fill('half')
    await share.blur()
    await eventually(() => share.inputValue()).toBe('half')
    await eventually(() => page.locator('.share-row .fault').textContent()).toContain('got "half"')
    await page.getByRole('button', { name: 'Pure Pt' }).click()
    await eventually(() => share.inputValue()).toBe('100')
  })

  it('as a bound of a search stays, with the sentence that the field is described by', async () => {
    const page = await open('?view=search&search=scan&step=0.1&objective=sabatier&optimum=1.1')
    await page.fill('[name=min]', 'zz')
    await page.locator('form[aria-label=Search] [type=submit]').click()
    await eventually(() => faultBeside(page, 'min')).toContain('got "zz"')
    await eventually(() => page.inputValue('[name=min]')).toBe('zz')
    await page.fill('[name=min]', '')
    await page.fill('[name=optimum]', '')
    await page.locator('form[aria-label=Search] [type=submit]').click()
    await eventually(() => faultBeside(page, 'optimum')).toContain('needs an optimum')
  })
})
