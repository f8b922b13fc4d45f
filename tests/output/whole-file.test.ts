import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
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

  it('says why it cannot, and leaves nothing', async () => {
    const place = folder()
    mkdirSync(join(place, 'taken'))
    await expect(writeWholeFile(join(place, 'taken'), 'x')).rejects.toThrow(InputError)
    await expect(writeWholeFile(join(place, 'taken'), 'x')).rejects.toThrow('it is a folder')
    await expect(writeWholeFile(join(place, 'no', 'a.txt'), 'x')).rejects.toThrow('its folder does not exist')
    expect(readdirSync(place)).toEqual(['taken'])
  })
})
