import { seenGroups } from '../src/distribution/seen-groups.ts'
import { builtInModel, builtInModelIds } from '../src/energy/built-in-models.ts'
import { multisets } from '../src/environment/binomial.ts'
import { readDecimal } from '../src/input/decimal.ts'
import { energyExtremes } from '../src/polynomial/energy-extremes.ts'
import type { Asked } from './asked.ts'

type Fields = Asked['fields']

/** Points of the sorted lists that are walked along in some 5 ms. */
const MOST_STEPS = 4e5

/** Quantiles walk along the lists as often as so many bins. */
const QUANTILES_AS_BINS = 150

/** More elements than this make the counts of some sites long. */
const MOST_COUNTED = 20

/** What else a distribution is asked for, draws or a broadened curve, may take long. */
const QUICK_FIELDS = ['model', 'composition', 'layer', 'binWidth', 'window', 'method']

const QUICK: Readonly<Record<string, (fields: Fields) => boolean>> = {
  sites: () => true,
  models: () => true,
  alloy: () => true,
  count: ({ elements = '', subsets }) =>
    subsets === undefined && (readDecimal(String(elements)) ?? symbolsIn(elements)) <= MOST_COUNTED,
  distribution: isQuickDistribution,
}

/**
 * Whether an answer surely takes less than some 5 ms, so that a thread would be no help. Told from the texts of the
 * question, before it is read; one that cannot be read is refused as quickly.
 *
 * @example isQuick({ operation: 'sites', format: 'json', fields: {}, ownModels: [] }) // true
 */
export const isQuick = ({ operation, format, fields, ownModels }: Asked): boolean =>
  format === 'json' && ownModels.length === 0 && (QUICK[operation]?.(fields) ?? false)

function isQuickDistribution(fields: Fields): boolean {
  const { model, composition, layer = '', binWidth = '0.01', method = 'auto' } = fields
  if (!Object.keys(fields).every(field => QUICK_FIELDS.includes(field))) return false
  if (method !== 'auto' && method !== 'enumerate') return false
  const cost = costOf(String(model))
  if (cost === undefined) return false
  return cost(symbolsIn(composition, layer), readDecimal(String(binWidth)) ?? 0) < MOST_STEPS
}

/** How many different texts look like element symbols. */
const symbolsIn = (...texts: readonly (Fields[string] | undefined)[]): number =>
  new Set(
    texts
      .flat()
      .join(' ')
      .match(/[A-Z][a-z]?/g),
  ).size

/** Steps of a distribution of so many elements with bins of a width in eV. */
type Cost = (elements: number, binWidth: number) => number

const costs = new Map<string, Cost>()

/** The cost under a built-in model; undefined for any other, whose energies may be those of somebody's code. */
function costOf(id: string): Cost | undefined {
  const known = costs.get(id)
  if (known !== undefined || !builtInModelIds().includes(id)) return known
  const model = builtInModel(id)
  const [ensemble, ...zones] = seenGroups(model)
  const { minimum, maximum } = energyExtremes(model, model.elements)
  const cost: Cost = (elements, binWidth) => {
    const sizes = zones.map(({ atoms }) => Number(multisets(elements, atoms)))
    const longest = Math.max(Math.sqrt(sizes.reduce((product, size) => product * size, 1)), ...sizes)
    const bins = (maximum - minimum) / binWidth + QUANTILES_AS_BINS
    return longest * Number(multisets(elements, ensemble.atoms)) * bins
  }
  costs.set(id, cost)
  return cost
}
