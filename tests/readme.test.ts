import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleBlocks, shellWords } from '../tools/console-blocks.ts'
import { sitescape } from './cli/sitescape.ts'

const readme = readFileSync('README.md', 'utf8')

describe('README', () => {
  it.each(consoleBlocks(readme).map(({ command, output }) => [command, output] as const))(
    'shows what `sitescape %s` prints',
    async (command, output) => {
      const { code, stdout } = await sitescape(...shellWords(command))
      expect(code).toBe(0)
      expect(stdout).toBe(output)
    },
  )

  it('shows four commands with their output', () => {
    expect(consoleBlocks(readme)).toHaveLength(4)
  })

  it('has a fit and a distribution that run as printed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sitescape-'))
    writeFileSync(
      join(folder, 'rows.csv'),
      'ensemble,surface:Pd,surface:Pt,subsurface:Pd,subsurface:Pt,energy\nPt,6,0,3,0,1.0\nPd,0,6,3,0,1.2\nPd,3,3,1,2,1.1\n',
    )
    const lines = [...readme.matchAll(/^npx sitescape (.+(?:rows\.csv|mine\.json).*)$/gm)].map(
      ([, line]) => line as string,
    )
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      const words = shellWords(line).map(word =>
        /^(rows\.csv|mine\.json)$/.test(word) ? join(folder, word) : word,
      )
      expect(await sitescape(...words)).toMatchObject({ code: 0 })
    }
  })
})
