import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

export interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built command line as a process of its own. */
export const sitescape = (...args: string[]): Promise<Finished> => sitescapeIn(process.cwd(), ...args)

/** The same in a folder, from which paths start. */
export const sitescapeIn = (cwd: string, ...args: string[]): Promise<Finished> =>
  new Promise(resolve => {
    execFile(process.execPath, [main, ...args], { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr })
    })
  })
