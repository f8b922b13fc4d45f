import type { TopLevelSpec } from 'vega-lite'
import { sizeMismatch } from '../src/alloy/mismatch.ts'
import { mixingEnthalpy } from '../src/alloy/mixing.ts'
import { SINGLE_PHASE_RULES, type SinglePhaseRule } from '../src/alloy/single-phase-rules.ts'
import type { AlloyAnswer } from '../src/question/alloy-descriptors.ts'
import { compositionTitle } from './composition-title.ts'
import { numberText } from './number-text.ts'
import { POINT_LABEL_SIZE, pointLabels } from './point-labels.ts'
import { PLOT_CONFIG, PLOT_HEIGHT, PLOT_WIDTH, type PlotLayer } from './style.ts'
import { TITLE_LENGTH, wrapped } from './wrapped.ts'

/** Axes reach at least this far, so that the limits of the rules are always in sight. */
const LEAST_MISMATCH = 8
const LEAST_ENTHALPIES = [-20, 10] as const

/** Room beyond the outermost point, as a share of the axis. */
const ROOM = 0.06

/** The same for points at zero mismatch, whose names stand above them on a phone too. */
const LEFT_ROOM = 0.08

const ALLOY_COLOUR = '#d55e00'
const PAIR_COLOUR = '#555'

/** The fields within the rules, as the legend names them. */
const FIELDS = {
  'as cast': { label: 'within the rules for alloys as cast', colour: '#d9edf9' },
  annealed: { label: 'within those for annealed alloys', colour: '#a9ddcd' },
} as const

interface MapPoint {
  readonly name: string
  readonly mismatch: number
  readonly enthalpy: number
}

/**
 * Map of mixing enthalpy against size mismatch: the alloy, each pair of its elements at equal parts, and the fields
 * within the single-phase rules.
 *
 * @example alloyMap(answerAlloy({ composition: 'CoCrFeMnNi' }))
 */
export function alloyMap(answer: AlloyAnswer): TopLevelSpec {
  const name = compositionTitle({ composition: answer.composition, layers: {} })
  const alloy = {
    name: 'this alloy',
    mismatch: answer.sizeMismatch.value as number,
    enthalpy: answer.mixingEnthalpy.value as number,
  }
  const points = [alloy, ...pairPoints(Object.keys(answer.composition))]
  const [left, right, bottom, top] = reach(points)
  const x = {
    type: 'quantitative',
    title: 'Size mismatch δ / %',
    scale: { domain: [left, right], nice: false, zero: false },
    axis: { tickCount: 8 },
  }
  const y = {
    type: 'quantitative',
    title: 'Mixing enthalpy / kJ mol⁻¹',
    scale: { domain: [bottom, top], nice: false },
  }
  const places = pointLabels(
    points.map(point => ({
      name: point.name,
      across: (point.mismatch - left) / (right - left),
      up: (point.enthalpy - bottom) / (top - bottom),
    })),
  )
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: `${name}: mixing enthalpy and size mismatch against the single-phase rules`,
    title: { text: wrapped([name], TITLE_LENGTH), subtitle: wrapped(subtitle(answer)) },
    width: PLOT_WIDTH,
    height: PLOT_HEIGHT,
    config: PLOT_CONFIG,
    layer: [
      {
        data: { values: [field('as cast', bottom, top), field('annealed', bottom, top)] },
        mark: { type: 'rect', opacity: 1 },
        encoding: {
          x: { ...x, field: 'none' },
          x2: { field: 'mismatch' },
          y: { ...y, field: 'low' },
          y2: { field: 'high' },
          color: {
            field: 'label',
            type: 'nominal',
            title: null,
            scale: {
              domain: Object.values(FIELDS).map(({ label }) => label),
              range: Object.values(FIELDS).map(({ colour }) => colour),
            },
            legend: { orient: 'bottom', symbolStrokeColor: '#777', symbolStrokeWidth: 1, symbolOpacity: 1 },
          },
        },
      },
      pointLayer(points.slice(1), { x, y }, { size: 36, color: PAIR_COLOUR }),
      pointLayer([alloy], { x, y }, { size: 130, color: ALLOY_COLOUR }),
      ...points.flatMap((point, index) => {
        const place = places[index]
        if (place === undefined) return []
        return [
          {
            data: { values: [{ ...point }] },
            mark: {
              type: 'text',
              fontSize: POINT_LABEL_SIZE,
              fontWeight: index === 0 ? 'bold' : 'normal',
              color: index === 0 ? ALLOY_COLOUR : PAIR_COLOUR,
              ...place,
            },
            encoding: {
              x: { ...x, field: 'mismatch' },
              y: { ...y, field: 'enthalpy' },
              text: { field: 'name' },
            },
          },
        ]
      }),
    ],
  } as TopLevelSpec
}

/** Every pair of elements at equal parts. */
const pairPoints = (elements: readonly string[]): MapPoint[] =>
  elements.flatMap((a, index) =>
    elements.slice(index + 1).map(b => {
      const pair = new Map([
        [a, 0.5],
        [b, 0.5],
      ])
      return { name: `${a}–${b}`, mismatch: sizeMismatch(pair), enthalpy: mixingEnthalpy(pair) }
    }),
  )

/** The ends of the axes; the left one leaves room for points at zero mismatch. */
function reach(points: readonly MapPoint[]): [number, number, number, number] {
  const right = Math.max(LEAST_MISMATCH, ...points.map(({ mismatch }) => mismatch * (1 + ROOM)))
  const enthalpies = points.map(({ enthalpy }) => enthalpy)
  const [bottom, top] = [
    Math.min(LEAST_ENTHALPIES[0], ...enthalpies),
    Math.max(LEAST_ENTHALPIES[1], ...enthalpies),
  ]
  const room = ROOM * (top - bottom)
  return [-LEFT_ROOM * right, right, bottom - room, top + room]
}

/** The mismatches and enthalpies that keep the rules of one state. */
function field(state: SinglePhaseRule['state'], bottom: number, top: number) {
  const limit = (descriptor: SinglePhaseRule['descriptor']) =>
    SINGLE_PHASE_RULES.find(rule => rule.state === state && rule.descriptor === descriptor)
  return {
    label: FIELDS[state].label,
    none: 0,
    mismatch: limit('sizeMismatch')?.atMost as number,
    low: limit('mixingEnthalpy')?.atLeast ?? bottom,
    high: limit('mixingEnthalpy')?.atMost ?? top,
  }
}

function subtitle({ rules, verdict, composition }: AlloyAnswer): string[] {
  if (Object.keys(composition).length === 1) return [...verdict.reasons]
  const figure = (descriptor: SinglePhaseRule['descriptor'], symbol: string) => {
    const value = rules.find(outcome => outcome.descriptor === descriptor)?.value ?? null
    const limit = SINGLE_PHASE_RULES.find(rule => rule.descriptor === descriptor)?.atLeast
    return `${symbol} ${value === null ? '∞' : numberText(value)} (rule ≥ ${limit})`
  }
  return [
    `A random fcc solid solution is ${verdict.plausible ? '' : 'not '}plausible by the rules for alloys as cast`,
    `${figure('omega', 'Ω')}, ${figure('valenceElectronConcentration', 'VEC')}; grey: its pairs at equal parts`,
  ]
}

const pointLayer = (
  points: readonly MapPoint[],
  { x, y }: { x: object; y: object },
  mark: object,
): PlotLayer =>
  ({
    data: { values: points.map(point => ({ ...point })) },
    mark: { type: 'point', filled: true, opacity: 1, ...mark },
    encoding: {
      x: { ...x, field: 'mismatch' },
      y: { ...y, field: 'enthalpy' },
      tooltip: [
        { field: 'name', type: 'nominal', title: 'alloy' },
        { field: 'mismatch', type: 'quantitative', title: 'size mismatch / %', format: '.3~f' },
        { field: 'enthalpy', type: 'quantitative', title: 'mixing enthalpy / kJ/mol', format: '.3~f' },
      ],
    },
  }) as PlotLayer
