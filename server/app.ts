import { parse } from 'node:querystring'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { ModelFolder } from '../src/energy/model-folder.ts'
import { Answers } from './answers.ts'
import { api } from './api.ts'
import { answerError, noSuchRoute } from './errors.ts'
import { Jobs } from './jobs.ts'
import { pageFiles } from './page-files.ts'

/** The fields of an address, all of them: by default Node leaves out those after the thousandth. */
const readQuery = (text: string) => parse(text, '&', '=', { maxKeys: 0 })

/** What an application has in its `locals`, and is closed with it. */
export interface Owned {
  readonly answers: Answers
  readonly jobs: Jobs
}

/**
 * The web application: the page at `/`, the API under `/api/v1`. It reads nothing but its own files. Its threads start
 * when they are needed, and end when a server that `listen` made stops.
 *
 * @param folder models to offer beside the built-in ones
 */
export function createApp(folder?: ModelFolder): Express & { locals: Owned } {
  const app = express().disable('x-powered-by').set('etag', false).set('query parser', readQuery)
  const answers = new Answers(folder)
  const jobs = new Jobs(folder)
  Object.assign(app.locals, { answers, jobs } satisfies Owned)
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
  app.use('/api/v1', api(answers, jobs))
  app.all(/^\/api\//i, noSuchRoute)
  app.use(pageFiles())
  app.use(noSuchRoute)
  app.use(answerError)
  return app as Express & { locals: Owned }
}
