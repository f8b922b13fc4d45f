import { fileURLToPath } from 'node:url'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { api } from './api.ts'
import { answerError, noSuchRoute } from './errors.ts'

/**
 * The web application: the page at `/`, the API under `/api/v1`. It reads nothing but its own files.
 *
 * @param folder models to offer beside the built-in ones
 */
export function createApp(folder?: ModelFolder): Express {
  const app = express()
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { imgSrc: ["'self'", 'blob:'], upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  )
  app.use('/api/v1', api(folder))
  app.use(express.static(fileURLToPath(new URL('page/', import.meta.url))))
  app.use(noSuchRoute)
  app.use(answerError)
  return app
}
