import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InputError } from '../input/input-error.ts'

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Writes a file whole or not at all: beside its place, flushed to disk, then renamed over it. A link is followed.
 *
 * @throws InputError when the place cannot be written to
 * @example await writeWholeFile('oh.svg', await toSvg(spec))
 */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const partial = join(dirname(target), `.${randomBytes(6).toString('hex')}.partial`)
  const tidy = (signal: NodeJS.Signals) => {
    rmSync(partial, { force: true })
    process.kill(process.pid, signal)
  }
  for (const signal of STOPPING) process.once(signal, tidy)
  try {
    const there = await stat(target).catch(() => null)
    if (there !== null && !there.isFile())
      throw new InputError(`cannot write ${path}: it is not a regular file`)
    const file = await open(partial, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, target)
  } catch (error) {
    await rm(partial, { force: true })
    if (error instanceof InputError) throw error
    throw new InputError(`cannot write ${path}: ${reason(error as NodeJS.ErrnoException)}`)
  } finally {
    for (const signal of STOPPING) process.removeListener(signal, tidy)
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist'
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'no permission'
  if (code === 'ENAMETOOLONG') return 'its name is too long'
  return message
}
