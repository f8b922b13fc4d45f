// Measured speed, as times and as ratios against a plain baseline in the same run: npm run bench
import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import { energyDistribution, loadModel, parseComposition, unlayered } from 'sitescape'
import { Bench } from 'tinybench'
import { plainEnumeration } from './plain-enumeration.ts'

interface Row {
  readonly task: string
  readonly median: number
  readonly target: string
  readonly baseline: number
}

const milliseconds = (value: number) => `${value < 10 ? value.toPrecision(3) : value.toFixed(0)} ms`

async function median(task: () => unknown, time: number): Promise<number> {
  const bench = new Bench({ time, iterations: 3, warmupTime: time / 4, warmupIterations: 1 })
  bench.add('task', task)
  const [finished] = await bench.run()
  const { result } = finished as NonNullable<typeof finished>
  if (!('latency' in result)) throw new Error('the benchmark did not finish')
  return result.latency.p50
}

function processMedian(command: string, args: readonly string[], runs = 7): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number
}

const equimolar = unlayered(parseComposition('IrPdPtRhRu'))
const [oh, o] = [loadModel('irpdptrhru-oh'), loadModel('irpdptrhru-o')]
const plainOh = await median(() => plainEnumeration(oh, oh.elements, 0.01), 1000)
const plainO = await median(() => plainEnumeration(o, o.elements, 0.01), 1)
const question = ['distribution', '--model', 'irpdptrhru-oh', '--composition', 'IrPdPtRhRu', '--json']
const emptyNode = processMedian('node', ['-e', '0'])
const emptyNpx = processMedian('npx', ['-c', 'true'])

const rows: Row[] = [
  {
    task: '*OH distribution, 36,750 fingerprints, no quantiles',
    median: await median(() => energyDistribution(oh, equimolar, { quantiles: [] }), 2000),
    target: '0.5 ms',
    baseline: plainOh,
  },
  {
    task: '*OH distribution with exact quantiles, in all and per ensemble',
    median: await median(() => energyDistribution(oh, equimolar), 2000),
    target: '2 ms',
    baseline: plainOh,
  },
  {
    task: '*O distribution, 315,131,250 fingerprints, no quantiles',
    median: await median(() => energyDistribution(o, equimolar, { quantiles: [] }), 2000),
    target: '',
    baseline: plainO,
  },
  {
    task: '*O distribution with exact quantiles',
    median: await median(() => energyDistribution(o, equimolar), 2000),
    target: '',
    baseline: plainO,
  },
  {
    task: 'node dist/src/cli/main.js distribution (baseline: node alone)',
    median: processMedian('node', ['dist/src/cli/main.js', ...question]),
    target: '',
    baseline: emptyNode,
  },
  {
    task: 'npx sitescape distribution (baseline: npx of nothing)',
    median: processMedian('npx', ['sitescape', ...question]),
    target: '1000 ms',
    baseline: emptyNpx,
  },
]

console.log(`Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model}`)
console.table(
  rows.map(({ task, median, target, baseline }) => ({
    task,
    median: milliseconds(median),
    target,
    baseline: milliseconds(baseline),
    'baseline / median': Number((baseline / median).toPrecision(3)),
  })),
)
