// Measured speed, as times and as ratios against a plain baseline in the same run: npm run bench
import { spawnSync } from 'node:child_process'
import { availableParallelism, cpus } from 'node:os'
import {
  alloyEnergies,
  arrangementDiversity,
  atomGroups,
  BOLTZMANN,
  type ComparerSettings,
  candidatesOnSlabs,
  comparer,
  compositionFromAmounts,
  countAllPresent,
  countAtMost,
  countEnvironments,
  countWithAtoms,
  criteriaFor,
  designRows,
  distributionBand,
  type EnergyModel,
  energyDistribution,
  evaluator,
  expectedFingerprints,
  type FilledGroup,
  findSite,
  fingerprintCursor,
  fingerprintDiversity,
  fitInForm,
  gradientEvaluator,
  leftOutErrors,
  loadModel,
  logSpectrum,
  objectivePolynomial,
  parseComposition,
  posterior,
  SHARED,
  sampledDistribution,
  scan,
  scanLines,
  seededRandom,
  simplexGrid,
  singleRows,
  siteGroups,
  sitesNeeded,
  unlayered,
} from 'sitescape'
import { Bench } from 'tinybench'
import { madeUpModel } from '../distribution/made-up-model.ts'
import { madeUpRows } from '../energy/made-up-rows.ts'
import { extraMemory } from './memory.ts'
import { pageSpeed } from './page-speed.ts'
import { plainActivity } from './plain-activity.ts'
import { plainDesign } from './plain-design.ts'
import { plainDraws } from './plain-draws.ts'
import { plainEnumeration } from './plain-enumeration.ts'
import { plainLeftOut } from './plain-left-out.ts'
import { plainExpected, plainProbabilities } from './plain-rarefaction.ts'
import { plainSampling } from './plain-sampling.ts'
import { serverLoad } from './server-load.ts'

interface Row {
  readonly task: string
  readonly median: number
  readonly target: string
  readonly baseline: number | null
}

const milliseconds = (value: number) =>
  value < 0.1
    ? `${(1000 * value).toPrecision(3)} us`
    : `${value < 10 ? value.toPrecision(3) : value.toFixed(0)} ms`

async function median(task: () => unknown, time: number): Promise<number> {
  const bench = new Bench({ time, iterations: 3, warmupTime: time / 4, warmupIterations: 1 })
  bench.add('task', task)
  const [finished] = await bench.run()
  const { result } = finished as NonNullable<typeof finished>
  if (!('latency' in result)) throw new Error('the benchmark did not finish')
  return result.latency.p50
}

/** For work of seconds: one run, after none. */
async function once(task: () => unknown): Promise<number> {
  const start = performance.now()
  await task()
  return performance.now() - start
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
const dft = madeUpRows({ count: 1000, seed: 1, elements: o.elements, zones: o.zones })
const ohEnergies = alloyEnergies(oh, equimolar)
const ohPosterior = posterior(oh)
const targets = [{ alloy: equimolar, weight: 1 }]
const million = candidatesOnSlabs(oh, targets, { size: [3, 3, 4], count: 1e6, seed: 1 })
const plainOh = await median(() => plainEnumeration(oh, oh.elements, 0.01), 1000)
const plainO = await once(() => plainEnumeration(o, o.elements, 0.01))
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

const activity = { name: 'sabatier', optimum: 1.1, temperature: 300 } as const
const thermal = BOLTZMANN * activity.temperature
const fifths = new Float64Array(5).fill(0.2)
const plainOhActivity = await median(() => plainActivity(oh, fifths, activity.optimum, thermal), 500)
const plainOActivity = await once(() => plainActivity(o, fifths, activity.optimum, thermal))
const compiledOh = objectivePolynomial(oh, activity, oh.elements)
const activityOf = evaluator(compiledOh)
const gradientOf = gradientEvaluator(compiledOh)
const slopes = new Float64Array(5)
const piecewise = madeUpModel('irpdptrhru-o', 1, { isPiecewise: true })
const plainPiecewise = await once(() => plainEnumeration(piecewise, piecewise.elements, 0.01))
const TEN = ['Ag', 'Au', 'Co', 'Cu', 'Ir', 'Ni', 'Pd', 'Pt', 'Rh', 'Ru']
const madeUpTen = madeUpModel('irpdptrhru-o', 1, { elements: TEN })
const equimolarTen = unlayered(parseComposition(TEN.join('')))
const onePercent = simplexGrid(0.01, new Float64Array(5), new Float64Array(5).fill(1))

/** Compiles anew: an optimum that differs in the last digits is another objective. */
let turn = 0
const compileAnew = (model: EnergyModel) =>
  objectivePolynomial(model, { ...activity, optimum: 1.1 + ++turn * 1e-9 }, model.elements)

/** The plain walk over the 1 % grid: the polynomial at each composition, one by one. */
function plainScan(): number {
  const x = new Float64Array(5)
  let best = 0
  for (const { leading, left, first, length } of scanLines(compiledOh, onePercent)) {
    for (let element = 0; element < 3; element++) x[element] = leading[element] / 100
    for (let index = 0; index < length; index++) {
      x[3] = (first + index) / 100
      x[4] = (left - first - index) / 100
      best = Math.max(best, activityOf(x))
    }
  }
  return best
}

/** Compositions of a table, drawn from a seed; every element is there. */
const random = seededRandom(1)
const drawnCompositions = (count: number) =>
  Array.from({ length: count }, () =>
    compositionFromAmounts(oh.elements.map(element => [element, 0.05 + random()])),
  )

/** Compares compositions, as the command does for each row of a table. */
function compareAll(count: number, settings: ComparerSettings): void {
  const { row } = comparer({ ...settings, elements: oh.elements, rows: count })
  for (const composition of drawnCompositions(count)) row({ name: 'drawn', composition })
}

const TEN_DESCRIPTORS = [
  ...['mean', 'standardDeviation', 'windowProbability', 'objective', 'unseenProbability'],
  ...['mixingEntropy', 'mixingEnthalpy', 'sizeMismatch', 'valenceElectronConcentration', 'supplyRisk'],
]

const SITES = 1e7
const perMillion = (sites: number, time: number) => time / (sites / 1e6)
const plainSites = perMillion(1e5, await median(() => plainSampling(oh, 1e5, 1), 500))
const plainHollowSites = perMillion(1e5, await median(() => plainSampling(o, 1e5, 1), 500))

const page = await pageSpeed()
const load = await serverLoad()

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
    target: '0.3 ms',
    baseline: plainOh,
  },
  {
    task: '*OH distribution with exact quantiles, in all and per ensemble',
    median: await median(() => energyDistribution(oh, equimolar), 2000),
    target: '1.2 ms',
    baseline: plainOh,
  },
  {
    task: '*O distribution, 315,131,250 fingerprints, convolved at 0.1 meV, per ensemble too',
    median: await median(() => energyDistribution(o, equimolar, { quantiles: [] }), 2000),
    target: '8 ms',
    baseline: plainO,
  },
  {
    task: 'the same with quantiles, in all and per ensemble',
    median: await median(() => energyDistribution(o, equimolar), 2000),
    target: '',
    baseline: plainO,
  },
  {
    task: 'the same with coefficients of its own for each of 35 ensembles (made-up model), no quantiles',
    median: await median(() => energyDistribution(piecewise, equimolar, { quantiles: [] }), 2000),
    target: '60 ms',
    baseline: plainPiecewise,
  },
  {
    task: '*O distribution, all 315,131,250 fingerprints enumerated, no quantiles',
    median: await median(
      () => energyDistribution(o, equimolar, { quantiles: [], method: 'enumerate' }),
      2000,
    ),
    target: '1000 ms',
    baseline: plainO,
  },
  {
    task: '*O form, ten elements (made-up model), 1.2e13 fingerprints, convolved, no quantiles',
    median: await median(() => energyDistribution(madeUpTen, equimolarTen, { quantiles: [] }), 2000),
    target: '40 ms',
    baseline: null,
  },
  {
    task: '*OH activity compiled into 1,001 coefficients (baseline: one loop over all fingerprints)',
    median: await median(() => compileAnew(oh), 1000),
    target: '15 ms',
    baseline: plainOhActivity,
  },
  {
    task: '*OH activity at a composition, once compiled (baseline: the loop)',
    median: await median(() => activityOf(fifths), 500),
    target: '2 us',
    baseline: plainOhActivity,
  },
  {
    task: 'its gradient (baseline: the loop, five times)',
    median: await median(() => gradientOf(fifths, slopes), 500),
    target: '',
    baseline: 5 * plainOhActivity,
  },
  {
    task: '*O activity compiled into 7,315 coefficients (baseline: one loop over all fingerprints)',
    median: await once(() => compileAnew(o)),
    target: '5000 ms',
    baseline: plainOActivity,
  },
  {
    task: 'whole 1 % grid of five elements, 4,598,126 compositions, top 20 (baseline: one by one)',
    median: await median(() => scan(compiledOh, onePercent, 20), 2000),
    target: '600 ms',
    baseline: await once(plainScan),
  },
  {
    task: 'a million random *OH sites (baseline: atom by atom)',
    median: perMillion(
      SITES,
      await median(() => sampledDistribution(oh, equimolar, { sites: SITES, seed: 1 }), 2000),
    ),
    target: '25 ms',
    baseline: plainSites,
  },
  {
    task: 'a million random *O sites, zone by zone (baseline: atom by atom)',
    median: perMillion(
      SITES,
      await median(() => sampledDistribution(o, equimolar, { sites: SITES, seed: 1 }), 2000),
    ),
    target: '50 ms',
    baseline: plainHollowSites,
  },
  {
    task: 'compare 100,000 compositions by ten polynomial and alloy descriptors, *OH',
    median: await once(() =>
      compareAll(100_000, {
        models: [oh],
        descriptors: TEN_DESCRIPTORS,
        window: { low: 1, high: 1.2 },
        objective: activity,
      }),
    ),
    target: '60000 ms',
    baseline: null,
  },
  {
    task: 'compare 1,000 compositions by full *O distributions with quantiles (baseline: 1,000 times the *O loop)',
    median: await once(() =>
      compareAll(1000, { models: [o], descriptors: ['mean', 'quantiles', 'histogram'] }),
    ),
    target: '15000 ms',
    baseline: 1000 * plainO,
  },
  {
    task: 'leave-one-out of 1,000 rows by 55 columns, fit included (baseline: SVD of the whole matrix)',
    median: await median(() => {
      const { fit } = fitInForm(dft, dft.rows, SHARED)
      return leftOutErrors(fit.residuals, fit.hat, singleRows(dft.rows))
    }, 1000),
    target: '50 ms',
    baseline: await median(() => plainLeftOut(dft), 1000),
  },
  {
    task: '1,000 posterior draws of the *OH distribution, bins and quantiles (baseline: draw and enumerate each)',
    median: await median(
      () => distributionBand(ohEnergies, ohPosterior, { draws: 1000, seed: 1, level: 0.9 }),
      2000,
    ),
    target: '500 ms',
    baseline: await once(() => plainDraws(oh, equimolar, 1000)),
  },
  {
    task: 'design of 20 *OH environments from a million candidates (baseline: every variance anew for each)',
    median: await once(() =>
      designRows(ohPosterior, million, criteriaFor(ohPosterior, targets, 'd-optimal'), {
        add: 20,
        costs: { slab: 0, site: 1 },
        repeats: true,
      }),
    ),
    target: '10000 ms',
    baseline: await once(() => plainDesign(ohPosterior, million, 20)),
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
  {
    task: 'slider step of the page to the redrawn *OH distribution (baseline: compiled and drawn anew each time)',
    median: page.sliderStep,
    target: '50 ms',
    baseline: page.plainStep,
  },
  {
    task: 'first load of the page, empty cache, until the first histogram is drawn',
    median: page.firstLoad,
    target: '1000 ms',
    baseline: null,
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

const ALLOY = "sitescape.unlayered(sitescape.parseComposition('IrPdPtRhRu'))"
const MODEL = (id: string) => `sitescape.loadModel('${id}')`
const memory: Readonly<Record<string, string>> = {
  '*O distribution, convolved': `sitescape.energyDistribution(${MODEL('irpdptrhru-o')}, ${ALLOY})`,
  '*O distribution, enumerated': `sitescape.energyDistribution(${MODEL('irpdptrhru-o')}, ${ALLOY}, { method: 'enumerate' })`,
  '*O activity, compiled': `sitescape.objectivePolynomial(${MODEL('irpdptrhru-o')}, ${JSON.stringify(activity)}, ['Ir', 'Pd', 'Pt', 'Rh', 'Ru'])`,
  'whole 1 % grid': `await sitescape.scan(sitescape.objectivePolynomial(${MODEL('irpdptrhru-oh')}, ${JSON.stringify(activity)}, ['Ir', 'Pd', 'Pt', 'Rh', 'Ru']),
    sitescape.simplexGrid(0.01, new Float64Array(5), new Float64Array(5).fill(1)), 20)`,
  'ten million *O sites': `sitescape.sampledDistribution(${MODEL('irpdptrhru-o')}, ${ALLOY}, { sites: 1e7, seed: 1 })`,
  '*CO top beside *H hollow': `sitescape.jointDistribution([${MODEL('agaucupdpt-co')}, ${MODEL('agaucupdpt-h')}],
    sitescape.unlayered(sitescape.parseComposition('AgAuCuPdPt')), { neighbour: 1 })`,
}
console.table(
  Object.entries(memory).map(([task, work]) => ({
    task,
    'memory beyond the loaded library': `${extraMemory(work).toFixed(0)} MB`,
    target: '300 MB',
  })),
)
console.table([
  {
    task: 'first load of the page',
    'over the wire': `${page.transferred.toFixed(0)} kB`,
    target: '600 kB',
  },
])
console.table(
  load.map(({ task, rate, targetRate, p99 }) => ({
    'answers to 32 connections, scans running': task,
    'a second': Math.round(rate),
    target: targetRate ?? '',
    'p99 / ms': p99,
    'target / ms': targetRate === null ? '' : 60,
  })),
)
