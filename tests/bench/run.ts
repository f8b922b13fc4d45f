// Measured speed, as times and as ratios against a plain baseline in the same run: npm run bench
import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import {
  arrangementDiversity,
  atomGroups,
  countAllPresent,
  countAtMost,
  countEnvironments,
  countWithAtoms,
  energyDistribution,
  expectedFingerprints,
  type FilledGroup,
  findSite,
  fingerprintCursor,
  fingerprintDiversity,
  loadModel,
  logSpectrum,
  parseComposition,
  siteGroups,
  sitesNeeded,
  unlayered,
} from 'sitescape'
import { Bench } from 'tinybench'
import { plainEnumeration } from './plain-enumeration.ts'
import { plainExpected, plainProbabilities } from './plain-rarefaction.ts'

interface Row {
  readonly task: string
  readonly median: number
  readonly target: string
  readonly baseline: number | null
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

const ten = unlayered(parseComposition('Ir1Pd2Pt3Rh4Ru5Ag6Au7Cu8Ni9Co10'))
const [topGroups, hollowGroups] = ['fcc111-top', 'fcc111-fcc'].map(id => siteGroups(findSite(id), ten)) as [
  FilledGroup[],
  FilledGroup[],
]
const hollow = atomGroups(findSite('fcc100-hollow'))
const spectrum = logSpectrum(topGroups)
const listed = plainProbabilities(topGroups)
const plainRarefaction = await median(() => plainExpected(listed, 1e6), 1)
const plainList = await median(() => plainProbabilities(topGroups), 1)

function walk(count: number): number {
  const cursor = fingerprintCursor(topGroups)
  let total = 0
  for (let i = 0; i < count; i++) {
    total += cursor.probability
    cursor.next()
  }
  return total
}

const rows: Row[] = [
  {
    task: 'all counts of fcc100-hollow for 118 elements (21 different ones among the fixed atoms)',
    median: await median(() => {
      countEnvironments(hollow, 118)
      countAllPresent(hollow, 118)
      countAtMost(hollow, 118, 10)
      countWithAtoms(hollow, new Array<number>(21).fill(1))
    }, 1000),
    target: '10 ms',
    baseline: null,
  },
  {
    task: 'diversity of ten elements at fcc111-fcc, 1.2e13 fingerprints, with rarefaction and sites needed',
    median: await median(() => {
      arrangementDiversity(hollowGroups)
      fingerprintDiversity(hollowGroups)
      const own = logSpectrum(hollowGroups)
      expectedFingerprints(own, 1e6)
      for (const share of [0.5, 0.9, 0.99]) sitesNeeded(own, share)
    }, 1000),
    target: '50 ms',
    baseline: null,
  },
  {
    task: 'rarefaction of ten elements at fcc111-top, its spectrum (baseline: list 11,011,000 probabilities)',
    median: await median(() => logSpectrum(topGroups), 1000),
    target: '10 ms',
    baseline: plainList,
  },
  {
    task: 'and each S of it, here 1e6 (baseline: the sum over the list)',
    median: await median(() => expectedFingerprints(spectrum, 1e6), 500),
    target: '10 ms',
    baseline: plainRarefaction,
  },
  {
    task: 'walk over ten million fingerprints with their probabilities (baseline: list 11,011,000 of them)',
    median: await median(() => walk(10_000_000), 1),
    target: '1000 ms',
    baseline: plainList,
  },
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
    baseline: baseline === null ? '' : milliseconds(baseline),
    'baseline / median': baseline === null ? '' : Number((baseline / median).toPrecision(3)),
  })),
)
