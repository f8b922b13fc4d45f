import { openPartialFile } from './partial-file.ts'

/**
 * Writes a file whole or not at all: beside its place, flushed to disk, then renamed over it. A link is followed.
 *
 * @throws InputError when the place cannot be written to
 * @example await writeWholeFile('oh.svg', await toSvg(spec))
 */
export async function writeWholeFile(path: string, content: string | Uint8Array): Promise<void> {
  const file = await openPartialFile(path)
  await file.append(content)
  await file.keep()
}
