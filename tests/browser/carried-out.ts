import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const LONGEST_OUTPUT = 1 << 26

/** Files that a command or a script reads, by name. */
export type Files = Readonly<Record<string, string>>

/**
 * The JSON that a command line of the page prints, run as it is by a shell.
 *
 * @param command as copied: `npx sitescape distribution --model irpdptrhru-oh`
 */
export const commandAnswer = (command: string, files: Files = {}): Promise<unknown> =>
  asUser(files, async cwd => {
    const { stdout } = await run('sh', ['-c', `${command} --json`], { cwd, maxBuffer: LONGEST_OUTPUT })
    return JSON.parse(stdout)
  })

/** The JSON that a script of the page prints, run as it is by Node. */
export const scriptAnswer = (script: string, files: Files = {}): Promise<unknown> =>
  asUser({ ...files, 'asked.mjs': script }, async cwd => {
    const { stdout } = await run(process.execPath, ['asked.mjs'], { cwd, maxBuffer: LONGEST_OUTPUT })
    return JSON.parse(stdout)
  })

/** Works in a folder of its own that has this package, as built, among its dependencies. */
async function asUser<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sitescape-'))
  try {
    await mkdir(join(folder, 'node_modules', '.bin'), { recursive: true })
    await symlink(resolve('.'), join(folder, 'node_modules', 'sitescape'))
    await symlink(resolve('dist/src/cli/main.js'), join(folder, 'node_modules', '.bin', 'sitescape'))
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
