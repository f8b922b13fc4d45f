import { parentPort, workerData } from 'node:worker_threads'
import { type BlockRange, drawBlocks, type SamplingPlan, type WorkerMessage } from './blocks.ts'

const { plan, range } = workerData as { readonly plan: SamplingPlan; readonly range: BlockRange }
const send = (message: WorkerMessage) => parentPort?.postMessage(message)

send({ tally: drawBlocks(plan, range, sites => send({ sites })) })
