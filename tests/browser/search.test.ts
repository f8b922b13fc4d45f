import { describe, expect, it } from 'vitest'
import { commandAnswer } from './carried-out.ts'
import { faultBeside, inAddress } from './on-screen.ts'
import { saved } from './saved.ts'
import { eventually, useStage } from './stage.ts'

const { open } = useStage()

const OBJECTIVE = 'objective=sabatier&optimum=1.1'

describe('searches', () => {
  it('scan to the end, and are found again after a reload', async () => {
    const page = await open(`?view=search&search=scan&step=0.1&${OBJECTIVE}`)
    await page.getByRole('button', { name: 'Start' }).click()
    const result = page.getByRole('region', { name: 'Result of the scan' })
    await result.getByText('The best 20 of 1,001 compositions').waitFor()
    const found = await result.locator('table.found').innerText()
    expect(inAddress(page, 'job')).not.toBe(null)
    await page.reload()
    await eventually(() => result.locator('table.found').innerText()).toBe(found)
    const { content } = await saved(page, result.getByRole('button', { name: 'JSON', exact: true }))
    const command = 'npx sitescape scan --model irpdptrhru-oh --step 0.1 --objective sabatier --optimum 1.1'
    expect(JSON.parse(content.toString())).toEqual(await commandAnswer(command))
  })

  it('average what is usual for the adsorbate, and change nothing by being looked at', async () => {
    const page = await open('?composition=IrPt&model=agaucupdpt-co')
    await page.goto(new URL('?composition=AgPd&model=agaucupdpt-co', page.url()).href)
    await page.getByRole('link', { name: 'Search', exact: true }).click()
    await eventually(() => page.inputValue('[name=objective]')).toBe('sabatier')
    await eventually(() => page.inputValue('[name=optimum]')).toBe('0')
    expect(inAddress(page, 'objective')).toBe(null)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('region', { name: 'Result of the optimisation' }).waitFor()
    await page.goBack()
    await page.goBack()
    await eventually(() => new URL(page.url()).search).toBe('?composition=AgPd&model=agaucupdpt-co')
  })

  it('tell how far they are, and stop when they are cancelled', async () => {
    const page = await open(`?view=search&search=scan&step=0.005&yes=true&${OBJECTIVE}`)
    await page.getByRole('button', { name: 'Start' }).click()
    const progress = page.getByRole('progressbar', { name: 'Progress of the search' })
    await eventually(() => progress.getAttribute('value').then(Number)).toBeGreaterThan(0)
    await page.getByText(/^Compositions: [\d,]+ of 70,058,751$/).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('This search was cancelled.').waitFor()
    await page.reload()
    await page.getByText('This search was cancelled.').waitFor()
  })

  it('climb to the best composition, which is loaded into the editor and pinned', async () => {
    const page = await open(`?view=search&${OBJECTIVE}`)
    await page.getByRole('button', { name: 'Start' }).click()
    const result = page.getByRole('region', { name: 'Result of the optimisation' })
    const best = result.locator('table.found tbody tr').first()
    const formula = (await best.locator('th').textContent()) as string
    await best.getByRole('button', { name: /^Load/ }).click()
    await eventually(() => page.inputValue('[name=composition]')).toBe(formula)
    await best.getByRole('button', { name: /^Pin/ }).click()
    await eventually(() => inAddress(page, 'pin')).toBe(formula)
  })

  it('say beside the field what the server refuses, and keep what was typed', async () => {
    const page = await open(`?view=search&search=scan&${OBJECTIVE}`)
    await page.fill('[name=step]', '0.3')
    await page.getByRole('button', { name: 'Start' }).click()
    await eventually(() => faultBeside(page, 'step')).toContain('0.3')
    await eventually(() => page.inputValue('[name=step]')).toBe('0.3')
  })

  it('say so when the server does not keep them any more', async () => {
    const page = await open(`?view=search&search=scan&${OBJECTIVE}&job=none`)
    await page.getByText('The server does not keep this search any more').waitFor()
  })
})
