import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InputError } from '../input/input-error.ts'
import { whenStopped } from './interruption.ts'

/** A file on its way to its place. */
export interface PartialFile {
  /** Writes at the end; to be awaited before the next. */
  readonly append: (content: string | Uint8Array) => Promise<void>
  /** Flushes to disk and renames over the target, which so is whole at every moment. */
  readonly keep: () => Promise<void>
  /** Removes the file and leaves the target as it was; nothing to do once kept. */
  readonly discard: () => Promise<void>
}

/**
 * Opens a hidden file beside a target, to be kept in its place or discarded. A link is followed. When the process
 * is stopped the hidden file goes, unless by SIGKILL or power loss; the target is never touched before `keep`.
 * Any failure discards.
 *
 * @throws InputError, here or from what is returned, when the place cannot be written to
 * @example
 * const file = await openPartialFile('oh.csv')
 * await file.append('energy\n')
 * await file.keep()
 */
export async function openPartialFile(path: string): Promise<PartialFile> {
  const target = await realpath(path).catch(() => path)
  const there = await stat(target).catch(() => null)
  if (there !== null && !there.isFile())
    throw new InputError(`cannot write ${path}: it is not a regular file`)
  const partial = join(dirname(target), `.${randomBytes(6).toString('hex')}.partial`)
  const tidied = whenStopped(() => rmSync(partial, { force: true }))
  const file = await open(partial, 'wx').catch(async error => {
    await rm(partial, { force: true }).catch(() => {})
    tidied()
    throw unwritable(path, error)
  })

  let isOpen = true
  const discard = async () => {
    if (!isOpen) return
    isOpen = false
    await file.close().catch(() => {})
    await rm(partial, { force: true })
    tidied()
  }
  const orDiscard = async (work: () => Promise<void>) => {
    if (!isOpen) throw new Error(`${path} is closed`)
    try {
      await work()
    } catch (error) {
      await discard()
      throw unwritable(path, error as NodeJS.ErrnoException)
    }
  }
  return {
    append: content => orDiscard(() => file.writeFile(content)),
    keep: () =>
      orDiscard(async () => {
        await file.sync()
        await file.close()
        await rename(partial, target)
        isOpen = false
        tidied()
      }),
    discard,
  }
}

const unwritable = (path: string, error: NodeJS.ErrnoException): InputError =>
  new InputError(`cannot write ${path}: ${reason(error)}`)

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist'
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return 'no permission'
  if (code === 'ENAMETOOLONG') return 'its name is too long'
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no space is left on the disk'
  return message
}
