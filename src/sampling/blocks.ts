import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { randomStreams, WORDS } from '../environment/random-streams.ts'
import { drawListed, type ListedPlan } from './listed.ts'
import { drawMerged } from './merged.ts'
import type { MergedPlan } from './merged-plan.ts'
import { type Tally, unitedTally } from './tally.ts'
import { type Drawing, drawnInTurns } from './turns.ts'

/** Tables to draw sites from; plain data, so that it can be sent to a worker. */
export type SamplingPlan = ListedPlan | MergedPlan

/** Some consecutive blocks of sites. */
export interface BlockRange {
  /** Int32Array [block, 4], where the random stream of each block starts. */
  readonly states: Int32Array
  /** Sites per block. */
  readonly sizes: readonly number[]
}

const SMALLEST_BLOCK = 2 ** 20
const MOST_BLOCKS = 2 ** 10

/**
 * Divides sites into blocks, each with a random stream of its own. The division depends on nothing but the number of
 * sites, so the result does not depend on who draws which block.
 *
 * @throws InputError for a seed that is not a whole number from 0 to 2^32 - 1
 */
export function samplingBlocks(sites: number, seed: number): BlockRange {
  const full = Math.max(SMALLEST_BLOCK, 2 ** Math.ceil(Math.log2(sites / MOST_BLOCKS)))
  const sizes = Array.from({ length: Math.ceil(sites / full) }, (_, block) =>
    Math.min(full, sites - block * full),
  )
  return { states: randomStreams(seed, sizes.length), sizes }
}

/** Draws some blocks here and now. */
export const drawBlocks = (
  plan: SamplingPlan,
  { states, sizes }: BlockRange,
  onSites: (sites: number) => void,
): Tally =>
  plan.kind === 'listed' ? drawListed(plan, states, sizes, onSites) : drawMerged(plan, states, sizes, onSites)

/** Draws one block after the other, with the same result to the last bit. */
export function* blockByBlock(plan: SamplingPlan, blocks: BlockRange): Drawing<Tally> {
  let tally: Tally | undefined
  for (const range of dividedBlocks(blocks, blocks.sizes.length)) {
    const own = drawBlocks(plan, range, () => {})
    tally = unitedTally(tally === undefined ? [own] : [tally, own])
    yield range.sizes[0] as number
  }
  return tally as Tally
}

/** Beside the compiled code only; TypeScript sources run without it. */
const WORKER_FILE = new URL('./worker.js', import.meta.url)

/** What a worker sends: sites as they are drawn, then the tally. */
export type WorkerMessage = { readonly sites: number } | { readonly tally: Tally }

/**
 * Draws blocks in worker threads, which leaves this one free, with the same result to the last bit. Where there is no
 * compiled code, as when TypeScript sources run as they are, it draws here, block by block.
 *
 * @param workers how many, from 1
 */
export async function drawBlocksInWorkers(
  plan: SamplingPlan,
  blocks: BlockRange,
  workers: number,
  onSites: (sites: number) => void,
): Promise<Tally> {
  if (!existsSync(WORKER_FILE)) return drawnInTurns(blockByBlock(plan, blocks), onSites)
  const ranges = dividedBlocks(blocks, workers)
  return unitedTally(await Promise.all(ranges.map(range => drawInWorker(plan, range, onSites))))
}

/** Consecutive ranges of blocks of about equal size, none empty. */
export function dividedBlocks({ states, sizes }: BlockRange, parts: number): BlockRange[] {
  const count = Math.min(parts, sizes.length)
  return Array.from({ length: count }, (_, part) => {
    const [from, to] = [part, part + 1].map(end => Math.floor((end * sizes.length) / count))
    return {
      states: states.slice(WORDS * (from as number), WORDS * (to as number)),
      sizes: sizes.slice(from, to),
    }
  })
}

function drawInWorker(
  plan: SamplingPlan,
  range: BlockRange,
  onSites: (sites: number) => void,
): Promise<Tally> {
  const worker = new Worker(WORKER_FILE, { workerData: { plan, range } })
  return new Promise((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if ('tally' in message) resolve(message.tally)
      else onSites(message.sites)
    })
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`a sampling worker ended early, with code ${code}`)))
  })
}
