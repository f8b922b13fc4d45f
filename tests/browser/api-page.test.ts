import { describe, expect, it } from 'vitest'
import { OPERATIONS } from '../../src/question/operations.ts'
import { eventually, useStage } from './stage.ts'

const { open, ask } = useStage()

describe('page of the API', () => {
  it('shows every operation of the OpenAPI document', async () => {
    const page = await open('api')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const list = page.getByRole('navigation', { name: 'Questions' })
    await eventually(() => list.getByRole('link').allTextContents()).toEqual(
      expect.arrayContaining(Object.keys(OPERATIONS)),
    )
    const { openapi } = (await ask('openapi.json')) as { openapi: string }
    expect(openapi).toMatch(/^3\.1/)
  })

  it('narrows to what is searched', async () => {
    const page = await open('api')
    await page.fill('#api-search', 'binWidth')
    const list = page.getByRole('navigation', { name: 'Questions' })
    await eventually(async () =>
      (await list.getByRole('link').allTextContents()).includes('distribution'),
    ).toBe(true)
    await eventually(() => list.getByRole('link').count()).toBeLessThan(Object.keys(OPERATIONS).length)
  })

  it('sends a question and shows the answer, or the error with its status', async () => {
    const page = await open('api#count')
    const count = page.locator('section#count')
    await count.getByLabel('Query to try').fill('site=fcc111-top&elements=5')
    await count.getByRole('button', { name: 'Try it' }).click()
    const answer = count.locator('pre.answer')
    const answered = async () => JSON.parse((await answer.textContent()) as string)
    await eventually(answered).toEqual(await ask('count?site=fcc111-top&elements=5'))
    await count.getByLabel('Query to try').fill('site=nowhere&elements=5')
    await count.getByRole('button', { name: 'Try it' }).click()
    await eventually(() => count.locator('p.fault').textContent()).toContain('400')
    await eventually(answered).toMatchObject({ field: 'site', value: 'nowhere' })
  })

  it('leads to the app and back', async () => {
    const page = await open()
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'API' }).click()
    await page.getByRole('navigation', { name: 'Questions' }).waitFor()
    await page.getByRole('link', { name: 'sitescape' }).first().click()
    await page.locator('.plot-picture svg').waitFor()
  })
})
