import { gzipSync } from 'node:zlib'
import type { RequestHandler } from 'express'
import { MEDIA_TYPES } from '../asked.ts'
import { openApiDocument } from './document.ts'

/** Sends the document, which is made when it is first asked for. It says much again and again, so it goes compressed. */
export function documentRoute(): RequestHandler {
  let made: { readonly plain: Buffer; readonly compressed: Buffer } | undefined
  return (request, response) => {
    if (made === undefined) {
      const plain = Buffer.from(JSON.stringify(openApiDocument()))
      made = { plain, compressed: gzipSync(plain) }
    }
    const isCompressed = request.acceptsEncodings('gzip') !== false
    response.vary('Accept-Encoding').type(MEDIA_TYPES.json).setHeader('Cache-Control', 'no-cache')
    if (isCompressed) response.setHeader('Content-Encoding', 'gzip')
    response.send(isCompressed ? made.compressed : made.plain)
  }
}
