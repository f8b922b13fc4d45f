import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../src/input/input-error.ts'
import { writeWholeFile } from '../../src/output/whole-file.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sitescape-'))

describe('writing a whole file', () => {
  it('replaces what was there and leaves nothing beside it', async () => {
    const path = join(folder(), 'a.txt')
    await writeWholeFile(path, 'first')
    await writeWholeFile(path, Buffer.from('second'))
    expect(readFileSync(path, 'utf8')).toBe('second')
    expect(readdirSync(join(path, '..'))).toEqual(['a.txt'])
  })

  it('lets concurrent writes of one file all end, and keeps one of them whole', async () => {
    const path = join(folder(), 'a.txt')
    await Promise.all(['one', 'two', 'three'].map(text => writeWholeFile(path, text.repeat(1000))))
    expect(['one', 'two', 'three'].map(text => text.repeat(1000))).toContain(readFileSync(path, 'utf8'))
    expect(readdirSync(join(path, '..'))).toEqual(['a.txt'])
  })

  it('follows a link and writes names as long as they may be', async () => {
    const place = folder()
    const long = join(place, `${'a'.repeat(251)}.csv`)
    await writeWholeFile(long, 'first')
    symlinkSync(long, join(place, 'link'))
    await writeWholeFile(join(place, 'link'), 'second')
    expect(readFileSync(long, 'utf8')).toBe('second')
    expect(readdirSync(place)).toHaveLength(2)
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'leaves no half file when %s comes while it writes',
    async signal => {
      const place = folder()
      const target = join(place, 'big.txt')
      writeFileSync(target, 'before')
      const script = `import { writeWholeFile } from 'sitescape'
      await writeWholeFile(${JSON.stringify(target)}, 'x'.repeat(4e8))`
      const writer = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
      const ended = once(writer, 'exit')
      while (readdirSync(place).length < 2) await new Promise(resolve => setTimeout(resolve, 1))
      writer.kill(signal)
      expect(await ended).toEqual([null, signal])
      expect(readFileSync(target, 'utf8')).toBe('before')
      if (signal === 'SIGTERM') expect(readdirSync(place)).toEqual(['big.txt'])
    },
  )

  it('says why it cannot, and leaves nothing', async () => {
    const place = folder()
    mkdirSync(join(place, 'taken'))
    await expect(writeWholeFile(join(place, 'taken'), 'x')).rejects.toThrow(InputError)
    await expect(writeWholeFile(join(place, 'taken'), 'x')).rejects.toThrow('it is not a regular file')
    await expect(writeWholeFile(join(place, 'no', 'a.txt'), 'x')).rejects.toThrow('its folder does not exist')
    expect(readdirSync(place)).toEqual(['taken'])
  })
})
