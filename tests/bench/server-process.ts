import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own, as users start it. */
export interface ServerProcess {
  readonly address: string
  readonly stop: () => Promise<void>
}

/**
 * Starts `sitescape serve` of the compiled code on a free port.
 *
 * @throws Error with what it printed when it ends before it listens
 */
export async function startServer(): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['dist/src/cli/main.js', 'serve', '--port', '0'])
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.on('exit', () => reject(new Error(printed)))
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk
    })
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
      const found = /sitescape is at (http:\S+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    })
  })
  return {
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
