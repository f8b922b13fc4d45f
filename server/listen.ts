import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Express } from 'express'
import { InputError } from '../src/input/input-error.ts'
import type { Owned } from './app.ts'
import { answerClientError } from './client-error.ts'
import { expressMessages } from './messages.ts'

/** Answers that are being found at a stop have so long, ms; then their connections are cut. */
const GRACE = 5000

/** Connections that have had their answers are closed this often, ms. */
const SWEEP = 50

/** What a client may take to send its request, ms: a table of several megabytes over a slow line. */
const LONGEST_REQUEST = 60_000

/** And to send its headers, ms. */
const LONGEST_HEADERS = 10_000

/**
 * A connection stays open for so long without a request, ms: longer than the minute for which proxies keep theirs, so that
 * none sends a request on one that is being closed here, as with Node's 5 s.
 */
const LONGEST_IDLE = 65_000

/** A listening server. */
export interface Listening {
  readonly address: string
  /** Stops taking connections, and all work when the last has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Serves an application.
 *
 * @param port 0 takes a free one
 * @throws InputError when the port is occupied or may not be used
 */
export async function listen(
  app: Express & { readonly locals: Owned },
  host: string,
  port: number,
): Promise<Listening> {
  const server = createServer(expressMessages(app), app).listen(port, host)
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(fault(error, host, port))
  })
  server.on('clientError', answerClientError)
  server.requestTimeout = LONGEST_REQUEST
  server.headersTimeout = LONGEST_HEADERS
  server.keepAliveTimeout = LONGEST_IDLE
  const taken = server.address()
  const actual = typeof taken === 'object' && taken !== null ? taken.port : port
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    stop: async () => {
      await new Promise<void>(resolve => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE)
        // Node closes the connections that are idle now, not those that are once they have their answer.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP)
        server.close(() => {
          clearTimeout(cut)
          clearInterval(sweep)
          resolve()
        })
      })
      await Promise.all([app.locals.answers.close(), app.locals.jobs.close()])
    },
  }
}

function fault({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is already in use; set PORT to a free one`
  if (code === 'EACCES') return `port ${port} on ${host} may not be used; set PORT to one above 1023`
  return `cannot listen on ${host}: ${message}`
}
