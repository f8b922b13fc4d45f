import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import sirv from 'sirv'

/** Whether this runs from its sources, as tests and development do, beside a page that may be bundled anew. */
const IS_SOURCE = import.meta.url.endsWith('.ts')

/** Where the bundled page is: only `dist` has it. */
const FOLDER = fileURLToPath(new URL(IS_SOURCE ? '../dist/server/page/' : 'page/', import.meta.url))

/** `main-4F7QK2LM.js`: the name changes with the content, so it may be kept for good. */
const HASHED = /-[A-Z0-9]{8}\.(js|css)$/

/** Serves the files of the page, compressed as they were by the build; 404 as a page for any other address. */
export function pageFiles(): Router {
  const files = sirv(FOLDER, {
    dev: IS_SOURCE,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) =>
      response.setHeader(
        'Cache-Control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  const router = Router()
  router.use(files)
  router.use(async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    // Not `sendFile`, which would answer conditions and ranges that are asked of a page that there is not.
    const page = await readFile(`${FOLDER}404.html`)
    response.status(404).type('html').send(page)
  })
  return router
}
