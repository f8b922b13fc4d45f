import { Command } from 'commander'
import { parseComposition } from '../composition/formula.ts'
import { unlayered } from '../composition/layered.ts'
import { energyDistribution } from '../distribution/distribution.ts'
import { builtInModel } from '../energy/built-in-models.ts'
import { modelFolderInUse } from '../energy/registry.ts'
import { InputError } from '../input/input-error.ts'
import { distributionText } from './distribution-text.ts'
import { tellFaults } from './folder-faults.ts'

const EXAMPLE = { model: 'irpdptrhru-oh', composition: 'Ir20Pd20Pt20Rh20Ru20' }
const MAXIMUM_PORT = 65535

export const serveCommand = () =>
  new Command('serve')
    .description('print an example and serve the web page and the API')
    .option('--host <address>', 'address to listen on (default: $HOST or 127.0.0.1)')
    .option('--port <number>', 'port to listen on, 0 for a free one (default: $PORT or 3000)')
    .action(async (options: { host?: string; port?: string }) => {
      const host = options.host ?? (process.env.HOST || '127.0.0.1')
      const port = readPort(options.port ?? (process.env.PORT || '3000'))
      const [{ createApp }, { listen }] = await Promise.all([
        import('../../server/app.ts'),
        import('../../server/listen.ts'),
      ])
      const folder = modelFolderInUse()
      tellFaults(folder)
      const app = createApp(folder)
      const { address, stop } = await listen(app, host, port)
      const example = energyDistribution(
        builtInModel(EXAMPLE.model),
        unlayered(parseComposition(EXAMPLE.composition)),
      )
      process.stdout.write(`${distributionText(example)}\n\nsitescape is at ${address} (Ctrl-C stops it)\n`)
      app.locals.answers.threads.open()
      await new Promise<void>(resolve => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      await stop()
    })

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > MAXIMUM_PORT)
    throw new InputError(`a port is a whole number from 0 to ${MAXIMUM_PORT}, got "${text}"`)
  return port
}
