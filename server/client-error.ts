import { maxHeaderSize } from 'node:http'
import type { Duplex } from 'node:stream'
import { errorAnswer } from './errors.ts'

const FAULTS: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    `the address and the headers may have at most ${maxHeaderSize.toLocaleString('en')} bytes; a POST has its fields in the body`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'the request took too long to come'],
}

const UNREADABLE = ['400 Bad Request', 'the request cannot be read as HTTP'] as const

/**
 * Answers what Node cannot read as a request, and so never reaches the application, as all other mistakes are answered.
 *
 * @example server.on('clientError', answerClientError)
 */
export function answerClientError({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, sentence] = FAULTS[code] ?? UNREADABLE
  const body = JSON.stringify(errorAnswer(sentence))
  const headers = [
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end([`HTTP/1.1 ${status}`, ...headers, '', body].join('\r\n'))
}
