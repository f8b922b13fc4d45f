import type { Response } from 'express'
import type { Reply } from './asked.ts'

/** Sends a file or a document; what browsers show, but for web pages, they are not asked to save. */
export function send(response: Response, { body, type, file }: Reply): void {
  if (file !== null && !/^(image|application\/json)/.test(type)) response.attachment(file)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  response.setHeader('Content-Type', type)
  response.setHeader('Content-Length', bytes.length)
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}
