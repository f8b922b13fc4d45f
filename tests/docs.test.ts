import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleBlocks, DOCUMENTS, shellWords } from '../tools/console-blocks.ts'
import { countsTable } from '../tools/counts-table.ts'
import { sitescape } from './cli/sitescape.ts'

const readme = readFileSync('README.md', 'utf8')

const blocks = DOCUMENTS.flatMap(file =>
  consoleBlocks(readFileSync(file, 'utf8')).map(({ command, output }) => [file, command, output] as const),
)

describe('the documents', () => {
  it.each(blocks)('%s shows what `sitescape %s` prints', async (_, command, output) => {
    const { code, stdout } = await sitescape(...shellWords(command))
    expect(code).toBe(0)
    expect(stdout).toBe(output)
  })

  it('show nineteen commands with their output', () => {
    expect(blocks).toHaveLength(19)
  })

  it('have the figures of the review, and a table that holds', () => {
    const page = readFileSync('docs/how-many-sites.md', 'utf8')
    for (const figure of ['390,625', '1,953,125', '1,000,000,000', '658,008', '1,221,144,041'])
      expect(page).toContain(figure)
    expect(page).toContain(countsTable())
  })

  it('has a code model that runs as printed', async () => {
    const [, code] = /```js\n(\/\/ step\.mjs.*?)```/s.exec(readme) as unknown as [string, string]
    const file = join(mkdtempSync(join(tmpdir(), 'sitescape-')), 'step.mjs')
    writeFileSync(file, code)
    const { code: exit, stdout } = await sitescape(
      'distribution',
      '--model',
      file,
      '--composition',
      'PdPt',
      '--json',
    )
    expect(exit).toBe(0)
    // Half the sites on each metal; more than 3 of 6 neighbours are Pd in 22 of 64 cases.
    expect(JSON.parse(stdout).mean).toBeCloseTo(1.15 + (0.1 * 22) / 64, 12)
  })

  it('fits, validates, compares forms and draws as printed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    const fillings = [0, 1, 2, 3, 4, 5, 6].flatMap(surface =>
      [0, 1, 2, 3].map(below => [surface, below] as const),
    )
    const rows = fillings.flatMap(([surface, below], index) =>
      ['Pd', 'Pt'].map(
        ensemble =>
          `${ensemble},${surface},${6 - surface},${below},${3 - below},${1 + 0.02 * surface - 0.05 * below + 0.01 * Math.sin(9 * index)}`,
      ),
    )
    writeFileSync(
      join(folder, 'rows.csv'),
      ['ensemble,surface:Pd,surface:Pt,subsurface:Pd,subsurface:Pt,energy', ...rows].join('\n'),
    )
    const lines = [
      ...readme.matchAll(
        /^npx sitescape ((?:fit|validate|forms|distribution) .*(?:rows\.csv|mine\.json).*)$/gm,
      ),
    ].map(([, line]) => line as string)
    expect(lines).toHaveLength(4)
    for (const line of lines) {
      const words = shellWords(line).map(word => (/\.(csv|json|svg)$/.test(word) ? join(folder, word) : word))
      expect(await sitescape(...words)).toMatchObject({ code: 0 })
    }
  })
})
