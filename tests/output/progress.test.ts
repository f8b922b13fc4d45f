import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { progressBar, progressText } from '../../src/output/progress.ts'

/** A terminal that remembers what was drawn. */
function terminal(columns: number) {
  const drawn: string[] = []
  const stream = {
    isTTY: true,
    columns,
    write: (text: string | Uint8Array) => {
      drawn.push(String(text))
      return true
    },
  }
  return { drawn, stream }
}

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

describe('the text of a progress bar', () => {
  it('has the share, the rate and the time that remains', () => {
    expect(progressText('scan', 0, 1000, 0)).toBe(`scan ${'░'.repeat(24)}   0 %`)
    expect(progressText('scan', 500, 1000, 2)).toBe(
      `scan ${'█'.repeat(12)}${'░'.repeat(12)}  50 %  250/s  2 s left`,
    )
    expect(progressText('scan', 2e6, 4e6, 2)).toMatch(/ 50 % {2}1M\/s {2}2 s left$/)
  })

  it('never says 100 % before the end, nor more', () => {
    expect(progressText('scan', 999_999, 1_000_000, 1)).toContain(' 99 %')
    expect(progressText('scan', 1_000_000, 1_000_000, 1)).toMatch(/█{24} 100 % {2}1M\/s {2}0 s left$/)
    expect(progressText('scan', 2_000_000, 1_000_000, 1)).toContain('100 %')
    expect(progressText('scan', 0, 0, 1)).toContain('100 %')
  })

  it('counts long times in minutes and hours, rounded up and never 60', () => {
    const remaining = (seconds: number) => progressText('scan', 1, 1 + seconds, 1).replace(/.*\/s {2}/, '')
    expect(remaining(59)).toBe('59 s left')
    expect(remaining(59.5)).toBe('1 min left')
    expect(remaining(61)).toBe('2 min left')
    expect(remaining(3599)).toBe('1 h 0 min left')
    expect(remaining(3600 + 119)).toBe('1 h 2 min left')
  })
})

describe('a progress bar', () => {
  it('redraws at most 10 times a second, within the width, and leaves an empty line', async () => {
    const { drawn, stream } = terminal(30)
    const bar = progressBar('scan', 1e6, stream)
    const start = performance.now()
    let updates = 0
    while (performance.now() - start < 250) bar.update(updates++)
    await wait(0)
    expect(drawn).toHaveLength(3)
    expect(updates).toBeGreaterThan(100)
    for (const text of drawn) expect(text).toMatch(/^\r[^\r\n]{1,29}$/)
    bar.clear()
    expect(drawn.at(-1)).toBe(`\r${' '.repeat(29)}\r`)
    bar.clear()
    expect(drawn).toHaveLength(4)
    expect(process.listenerCount('SIGINT')).toBe(0)
  })

  it('is silent where nobody looks', () => {
    const { drawn, stream } = terminal(80)
    const bar = progressBar('scan', 10, { ...stream, isTTY: false })
    bar.update(5)
    bar.clear()
    expect(drawn).toEqual([])
  })

  const script = (then: string) => `
    import { progressBar } from ${JSON.stringify(join(process.cwd(), 'src/output/progress.ts'))}
    const bar = progressBar('scan', 10)
    bar.update(5)
    ${then}`
  const options = (then: string) => ['--import', 'tsx', '--input-type=module', '-e', script(then)]

  it('writes nothing to an error stream that is a file or a pipe', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, options('bar.clear()'), {
      encoding: 'utf8',
    })
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '' })
  })
})
