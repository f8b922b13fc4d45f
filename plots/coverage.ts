import type { TopLevelSpec } from 'vega-lite'
import type { EnsembleCoverage } from '../src/inference/coverage.ts'
import { CLASS_TITLES, SITE_CLASSES, type SiteClass } from '../src/inference/site-classes.ts'
import type { CoverageAnswer } from '../src/question/coverage.ts'
import { compositionTitle } from './composition-title.ts'
import { energyAxisTitle, energyDomain, energyReference } from './energy-axis.ts'
import { numberText } from './number-text.ts'
import { PLOT_CONFIG, PLOT_WIDTH } from './style.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** From well supported to not at all; told apart with colour-blindness too, and by lightness. */
const COLOURS: Readonly<Record<SiteClass, string>> = {
  covered: '#b9d3e8',
  highLeverage: '#e69f00',
  extrapolated: '#aa3377',
  unseen: '#222222',
}

/** Below this width the legend has two rows, pixels. */
const NARROW = 400

/** No legend stands to the right, so lines are shorter than in other plots. */
const LINE_LENGTH = 84

const ENERGY_HEIGHT = 200
const FEW = 12
const [ROOMY_ROW, CLOSE_ROW] = [22, 15]

/** Room for the numbers of rows beside the bars, as a share of the axis. */
const TEXT_ROOM = 0.12

/**
 * Which sites of an alloy the rows of a model support: by ensemble, with the number of rows beside each, and by energy.
 *
 * @param width of the bars and of the energies, pixels
 * @example coveragePlot(answerCoverage(question, loadModel))
 */
export function coveragePlot(answer: CoverageAnswer, width = PLOT_WIDTH): TopLevelSpec {
  const { adsorbate, site, ensembles } = answer
  const shown = SITE_CLASSES.filter(name => (answer.shares[name] ?? 0) > 0)
  const colour = {
    field: 'class',
    type: 'nominal',
    title: null,
    scale: {
      domain: shown.map(name => CLASS_TITLES[name]),
      range: shown.map(name => COLOURS[name]),
    },
    legend: {
      orient: 'top',
      direction: 'horizontal',
      columns: width < NARROW ? 2 : shown.length,
      symbolSize: 140,
      labelLimit: 240,
    },
  } as const
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `How well the data of ${answer.model} support the sites of ${compositionTitle(answer)}`,
    title: {
      text: wrapped([`Data behind *${adsorbate} on ${site} of ${compositionTitle(answer)}`], TITLE_LENGTH),
      subtitle: wrapped(subtitle(answer), LINE_LENGTH),
    },
    config: PLOT_CONFIG,
    spacing: 24,
    vconcat: [ensemblePanel(ensembles, colour, width), energyPanel(answer, colour, width)],
  } as unknown as TopLevelSpec
}

function subtitle(answer: CoverageAnswer): string[] {
  const { model, rows, freedom, warningLeverage, sample, shares, warnings } = answer
  return [
    `model ${model}, ${rows} rows` +
      (freedom === null || warningLeverage === null
        ? ''
        : `, which determine ${numberText(freedom)} parameters; a leverage is high above ${numberText(warningLeverage)}`) +
      `; random alloy; ${sample === null ? 'exact' : `${sample.sites.toLocaleString('en')} sites from seed ${sample.seed}`}`,
    SITE_CLASSES.map(name => {
      const share = shares[name]
      return `${CLASS_TITLES[name]} ${share === null ? 'unknown' : percent(share)}`
    }).join(', '),
    ...energyReference(answer),
    ...warnings.map(warning => `warning: ${warning}`),
  ]
}

function ensemblePanel(ensembles: readonly EnsembleCoverage[], colour: object, width: number): object {
  const ordered = [...ensembles].sort((a, b) => beyond(b) - beyond(a) || b.probability - a.probability)
  const y = {
    field: 'ensemble',
    type: 'nominal',
    title: null,
    sort: null,
    scale: { domain: ordered.map(({ name }) => name) },
    axis: { grid: false, ticks: false },
  }
  const longest = Math.max(...ordered.map(({ probability }) => probability))
  const x = {
    type: 'quantitative',
    title: 'Share of the sites',
    scale: { domain: [0, longest * (1 + (TEXT_ROOM * PLOT_WIDTH) / width)], nice: false },
    axis: { grid: false, format: longest < 0.05 ? '.1%' : '.0%', tickCount: width < NARROW ? 4 : 8 },
  }
  return {
    width,
    height: { step: ordered.length > FEW ? CLOSE_ROW : ROOMY_ROW },
    layer: [
      {
        data: { values: ordered.flatMap(bars) },
        mark: { type: 'bar', height: { band: 0.78 } },
        encoding: {
          x: { ...x, field: 'from' },
          x2: { field: 'to' },
          y,
          color: colour,
          tooltip: [
            { field: 'ensemble' },
            { field: 'class' },
            { field: 'share', type: 'quantitative', title: 'share of the sites', format: '.3%' },
            { field: 'rows' },
            { field: 'meanLeverage', type: 'quantitative', title: 'mean leverage', format: '.3f' },
          ],
        },
      },
      {
        data: {
          values: ordered.map(({ name, probability, rows }) => ({
            ensemble: name,
            end: probability,
            text: rows === null ? '' : `${rows} row${rows === 1 ? '' : 's'}`,
          })),
        },
        mark: { type: 'text', align: 'left', dx: 5, fontSize: 10 },
        encoding: { x: { ...x, field: 'end' }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  }
}

function bars({ name, rows, shares, leverage }: EnsembleCoverage) {
  let from = 0
  return SITE_CLASSES.flatMap(site => {
    const share = shares[site] ?? 0
    if (share === 0) return []
    const to = from + share
    const bar = {
      ensemble: name,
      class: CLASS_TITLES[site],
      share,
      from,
      to,
      rows,
      meanLeverage: leverage?.mean,
    }
    from = to
    return [bar]
  })
}

function energyPanel(answer: CoverageAnswer, colour: object, width: number): object {
  const { start, width: bin, covered } = answer.bins
  const edge = (index: number) => Number((start + index * bin).toPrecision(12))
  const values = SITE_CLASSES.flatMap((name, order) =>
    answer.bins[name].flatMap((probability, index) =>
      probability > 0
        ? [{ low: edge(index), high: edge(index + 1), class: CLASS_TITLES[name], order, probability }]
        : [],
    ),
  )
  const domain = energyDomain([start, edge(covered.length)], bin)
  return {
    width,
    height: ENERGY_HEIGHT,
    data: { values },
    mark: { type: 'bar', binSpacing: 0 },
    encoding: {
      x: {
        field: 'low',
        bin: 'binned',
        type: 'quantitative',
        title: energyAxisTitle(answer),
        scale: { domain, nice: false, zero: false },
      },
      x2: { field: 'high' },
      y: {
        field: 'probability',
        type: 'quantitative',
        stack: 'zero',
        title: `Probability per ${Number(bin.toPrecision(6))} eV`,
      },
      // The least supported lie on the axis, where their shape shows.
      order: { field: 'order', sort: 'descending' },
      color: colour,
      tooltip: [
        { field: 'low', type: 'quantitative', title: 'from / eV' },
        { field: 'high', type: 'quantitative', title: 'to / eV' },
        { field: 'class' },
        { field: 'probability', type: 'quantitative', format: '.3e' },
      ],
    },
  }
}

const beyond = ({ probability, shares }: EnsembleCoverage): number => probability - shares.covered

/** With a space that no line breaks at. */
const percent = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`
