import { spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon, { type Request } from 'autocannon'
import { type Random, seededRandom } from '../../src/environment/random.ts'
import { startServer } from './server-process.ts'

/** What the server did under load. */
export interface LoadRow {
  readonly task: string
  /** Answers a second, mean. */
  readonly rate: number
  readonly targetRate: number | null
  /** ms that 99 % of the answers took at most. */
  readonly p99: number
}

const CONNECTIONS = 32
const SECONDS = 8
const WARM_UP_SECONDS = 3

const ELEMENTS = ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']
const ROUTE = '/api/v1/distribution?model=irpdptrhru-oh&composition='

/** *O, 70 million compositions, after seconds of compiling. */
const SCAN = {
  operation: 'scan',
  question: { model: 'irpdptrhru-o', objective: 'sabatier', optimum: 1.4, step: 0.005, yes: true },
}

/** One after the other they take longer than the load lasts, however fast the machine. */
const SCANS = 20

/**
 * Answers a second and their delays, with a real server in a process of its own, while scans run as jobs, and the load
 * generator on the same cores; a plain Express server that answers as many bytes stands beside it.
 *
 * @throws Error when an answer is not 200, or the scans end before the load
 */
export async function serverLoad(): Promise<LoadRow[]> {
  const server = await startServer()
  const sameComposition = `${server.address}${ROUTE}IrPdPtRhRu`
  const bytes = (await (await fetch(sameComposition)).arrayBuffer()).byteLength
  const plain = await startPlain(bytes)
  try {
    const isScanning = await startScans(server.address)
    const random = seededRandom(1)
    const rows = [
      await loaded('plain Express route, fixed JSON of as many bytes', plain.address, null),
      await loaded('*OH distribution, one composition again and again', sameComposition, 4000),
      await loaded('*OH distribution, every composition another', server.address, 1500, request => ({
        ...request,
        path: ROUTE + drawnFormula(random),
      })),
    ]
    if (!(await isScanning())) throw new Error('the scans ended before the load')
    return rows
  } finally {
    plain.stop()
    await server.stop()
  }
}

async function loaded(
  task: string,
  url: string,
  targetRate: number | null,
  setupRequest?: (request: Request) => Request,
): Promise<LoadRow> {
  const options = {
    url,
    connections: CONNECTIONS,
    ...(setupRequest && { requests: [{ setupRequest }] }),
  }
  await autocannon({ ...options, duration: WARM_UP_SECONDS })
  const { requests, latency, non2xx, errors } = await autocannon({ ...options, duration: SECONDS })
  if (non2xx + errors > 0) throw new Error(`${task}: ${non2xx + errors} answers were not 200`)
  return { task, rate: requests.average, targetRate, p99: latency.p99 }
}

/** Starts scans, and tells whether they still go on. */
async function startScans(address: string): Promise<() => Promise<boolean>> {
  const jobs: string[] = []
  for (let scan = 0; scan < SCANS; scan++) {
    const accepted = await fetch(`${address}/api/v1/jobs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(SCAN),
    })
    jobs.push(`${address}${accepted.headers.get('location')}`)
  }
  return async () => {
    const { state } = (await (await fetch(jobs.at(-1) as string)).json()) as { state: string }
    return state === 'queued' || state === 'running'
  }
}

/** Five amounts with one decimal, none of them 0. */
const drawnFormula = (random: Random): string =>
  ELEMENTS.map(element => element + (1 + 99 * random()).toFixed(1)).join('')

async function startPlain(bytes: number): Promise<{ address: string; stop: () => void }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/plain-express.ts', String(bytes)])
  const [printed] = (await once(child.stdout, 'data')) as [Buffer]
  return { address: printed.toString().trim(), stop: () => void child.kill() }
}
