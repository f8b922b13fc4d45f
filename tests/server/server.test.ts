import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get as httpGet, type IncomingMessage } from 'node:http'
import { connect, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import type { ErrorAnswer } from '../../server/errors.ts'
import { type Listening, listen } from '../../server/listen.ts'
import { sitescape } from '../cli/sitescape.ts'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

let server: Listening
beforeAll(async () => {
  server = await listen(createApp(), '127.0.0.1', 0)
})
afterAll(() => server.stop())

const get = (path: string) => fetch(`${server.address}${path}`)

describe('API', () => {
  it('gives the plot in every format and the table as CSV', async () => {
    const query = 'model=irpdptrhru-oh&composition=IrPt'
    const kind = async (file: string, fields = query) =>
      (await get(`/api/v1/distribution/${file}?${fields}`)).headers.get('content-type')
    expect(await kind('plot.svg', `${query}&target=1.1&scale=density`)).toContain('image/svg+xml')
    expect(await kind('plot.png')).toBe('image/png')
    expect(await kind('plot.html')).toContain('text/html')
    expect(await kind('plot.vl.json')).toContain('application/json')
    expect(await kind('data.csv')).toContain('text/csv')
  })

  it('serves the page under a content security policy without inline script', async () => {
    const response = await get('/')
    expect(await response.text()).toContain('<title>sitescape')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})

describe('an address', () => {
  it('has all its fields read, also those after the thousandth', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => `a${index}`).join('&')
    const response = await get(`/api/v1/models?${many}`)
    expect(response.status).toBe(400)
    const twice = await get(`/api/v1/sites?${'site=bulk&'.repeat(1000)}site=nope`)
    expect([twice.status, await twice.text()]).toEqual([400, expect.stringContaining('unknown site')])
  })

  it.each([
    ['GET', '/jobs', 'POST'],
    ['PUT', '/jobs/x', 'GET, HEAD, DELETE'],
    ['DELETE', '/jobs/x/json', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['PUT', '/sites', 'GET, HEAD, POST'],
    ['GET', '/fit', 'POST'],
  ])('does not answer %s %s, and says what it answers', async (method, path, allowed) => {
    const response = await fetch(`${server.address}/api/v1${path}`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, allowed])
    expect(((await response.json()) as ErrorAnswer).error).toContain(`answers ${allowed}, not ${method}`)
  })

  it.each(['/api/', '/API/nope', '/api/v2/sites', '/api/v1/'])(
    'of the API, %s, is 404 in JSON',
    async path => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ error: expect.stringContaining('there is no GET') })
    },
  )

  it('whose answer the client holds is not sent again', async () => {
    const etag = (await get('/api/v1/sites')).headers.get('etag') as string
    for (const held of [etag, `"x", ${etag}`, '*', ' * ']) {
      const response = await fetch(`${server.address}/api/v1/sites`, { headers: { 'If-None-Match': held } })
      expect(response.status).toBe(304)
    }
  })
})

describe('what is no request', () => {
  const said = async (request: string) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1')
    socket.write(request)
    const [head = '', body = ''] = Buffer.concat(await socket.toArray())
      .toString()
      .split('\r\n\r\n')
    return { status: head.split(' ')[1], fault: JSON.parse(body) as ErrorAnswer }
  }

  it.each([
    [
      'an address that is too long',
      `GET /api/v1/sites?x=${'a'.repeat(20_000)} HTTP/1.1`,
      '431',
      '16,384 bytes',
    ],
    ['a method that there is not', 'BREW /api/v1/sites HTTP/1.1', '400', 'cannot be read as HTTP'],
    ['no HTTP at all', '\x16\x03\x01\x02', '400', 'cannot be read as HTTP'],
  ])('%s, is answered in JSON', async (_, line, status, sentence) => {
    const answer = await said(`${line}\r\nHost: x\r\n\r\n`)
    expect(answer).toEqual({
      status,
      fault: { error: expect.stringContaining(sentence), field: null, value: null, allowed: null },
    })
  })
})

describe('a page that there is not', () => {
  it.each([
    ['Range', 'bytes=9999999-'],
    ['If-Match', '"x"'],
    ['If-Unmodified-Since', 'Mon, 01 Jan 1990 00:00:00 GMT'],
  ])('is a page that says so, also where %s asks for a part or a version of it', async (name, value) => {
    const response = await fetch(`${server.address}/nowhere`, { headers: { [name]: value } })
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await response.text()).toContain('There is nothing at this address')
  })
})

describe('a connection', () => {
  it('is kept for over a minute, and yet the server stops at once', async () => {
    const own = await listen(createApp(), '127.0.0.1', 0)
    const agent = new Agent({ keepAlive: true })
    const ask = async () => {
      const request = httpGet(`${own.address}/api/v1/models`, { agent })
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      await response.resume().toArray()
      return { kept: response.headers['keep-alive'], isReused: request.reusedSocket }
    }
    expect(await ask()).toEqual({ kept: 'timeout=65', isReused: false })
    expect(await ask()).toEqual({ kept: 'timeout=65', isReused: true })
    const stopped = performance.now()
    await own.stop()
    // Open connections are cut after 5 s.
    expect(performance.now() - stopped).toBeLessThan(1500)
    agent.destroy()
  })
})

describe('a stop', () => {
  it('lets an answer be found that is being looked for, and then ends at once', async () => {
    const app = createApp()
    const own = await listen(app, '127.0.0.1', 0)
    const sample = 'model=irpdptrhru-oh&composition=IrPdPtRhRu&sites=3e6&seed=5'
    const answer = fetch(`${own.address}/api/v1/sample?${sample}`)
    await expect.poll(() => app.locals.answers.threads.line.running).toBe(1)
    const stopped = own.stop()
    expect((await answer).status).toBe(200)
    // Its connection is kept, and would be cut after 5 s.
    const answered = performance.now()
    await stopped
    expect(performance.now() - answered).toBeLessThan(4000)
  })
})

describe('serve', () => {
  const started: ChildProcess[] = []
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL')
  })

  const start = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, [main, 'serve'], { env: { ...process.env, ...env } })
    started.push(child)
    let output = ''
    const address = await new Promise<string>(resolve => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk
        const found = /sitescape is at (http:\S+)/.exec(output)
        if (found) resolve(found[1] as string)
      })
    })
    return { child, address, output: () => output }
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints the example and the address, answers, and stops on %s',
    async signal => {
      const { child, address, output } = await start({ PORT: '0' })
      expect(output()).toMatch(/mean +0\.7456/)
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect((await fetch(`${address}/api/v1/models`)).status).toBe(200)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual([0, null])
    },
  )

  it('names an occupied port in one sentence', async () => {
    const occupant = createServer().listen(0, '127.0.0.1')
    await once(occupant, 'listening')
    const { port } = occupant.address() as { port: number }
    const { code, stdout, stderr } = await sitescape('serve', '--port', String(port))
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(`sitescape: port ${port} on 127.0.0.1 is already in use; set PORT to a free one\n`)
    occupant.close()
  })
})
