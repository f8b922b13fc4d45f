import type { Server } from 'node:http'
import type { Express } from 'express'
import { InputError } from '../src/input/input-error.ts'

/** Open connections are cut this long after a stop, ms. */
const GRACE = 2000

/** A listening server. */
export interface Listening {
  readonly address: string
  /** Stops taking connections and resolves when the last has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Serves an application.
 *
 * @param port 0 takes a free one
 * @throws InputError when the port is occupied or may not be used
 */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server = await new Promise<Server>((resolve, reject) => {
    const starting: Server = app.listen(port, host, (error?: Error) =>
      error ? reject(error) : resolve(starting),
    )
  }).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(fault(error, host, port))
  })
  const taken = server.address()
  const actual = typeof taken === 'object' && taken !== null ? taken.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: () =>
      new Promise(resolve => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function fault({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is already in use; set PORT to a free one`
  if (code === 'EACCES') return `port ${port} on ${host} may not be used; set PORT to one above 1023`
  return `cannot listen on ${host}: ${message}`
}
