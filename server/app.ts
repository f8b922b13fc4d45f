import express, { type Express } from 'express'
import helmet from 'helmet'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { api } from './api.ts'
import { answerError, noSuchRoute } from './errors.ts'
import { pageFiles } from './page-files.ts'

/**
 * The web application: the page at `/`, the API under `/api/v1`. It reads nothing but its own files.
 *
 * @param folder models to offer beside the built-in ones
 */
export function createApp(folder?: ModelFolder): Express {
  const app = express()
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          imgSrc: ["'self'", 'blob:', 'data:'],
          styleSrc: ["'self'"],
          fontSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
    }),
  )
  app.use('/api/v1', api(folder))
  app.all(/^\/api\/./, noSuchRoute)
  app.use(pageFiles())
  app.use(noSuchRoute)
  app.use(answerError)
  return app
}
