import { open, rename, rm } from 'node:fs/promises'
import { InputError } from '../input/input-error.ts'

/**
 * Writes a file whole or not at all: beside its place, flushed to disk, then renamed over it.
 *
 * @throws InputError when the place cannot be written to
 */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${process.pid}.partial`
  try {
    const file = await open(partial, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw new InputError(`cannot write ${path}: ${reason(error as NodeJS.ErrnoException)}`)
  }
}

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'no permission'
  return message
}
