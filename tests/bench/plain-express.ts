// A plain Express server: each answer is one JSON text of as many bytes as the first argument says.
import type { AddressInfo } from 'node:net'
import express from 'express'

const body = { filler: 'x'.repeat(Number(process.argv[2]) - '{"filler":""}'.length) }
const server = express()
  .get('/', (_, response) => {
    response.json(body)
  })
  .listen(0, '127.0.0.1', () => {
    process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
  })
