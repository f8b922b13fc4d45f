import type { EnergyDistribution } from '../../src/distribution/distribution.ts'
import type { ModelCard } from '../../src/question/models.ts'

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T

const form = element<HTMLFormElement>('question')
const modelChoice = form.elements.namedItem('model') as HTMLSelectElement
const compositionField = form.elements.namedItem('composition') as HTMLInputElement

const TYPING_PAUSE = 250

/** Options of the plot alone, which the figures do not take. */
const PLOT_OPTIONS = ['target', 'scale']

/** What the address asks for beyond the form, such as layers. */
const further = [...new URLSearchParams(location.search)].filter(
  ([name]) => form.elements.namedItem(name) === null,
)

const models = (await (await fetch('api/v1/models')).json()) as ModelCard[]
for (const { id, title } of models) modelChoice.add(new Option(`${id}: ${title}`, id))
restoreFromAddress()
let latest = new AbortController()
let pause: ReturnType<typeof setTimeout> | undefined

modelChoice.addEventListener('change', () => {
  const card = chosenModel()
  if (card !== undefined && !compositionIsOf(card)) compositionField.value = card.elements.join('')
  void show()
})
form.addEventListener('input', event => {
  if (event.target === modelChoice) return
  clearTimeout(pause)
  pause = setTimeout(() => void show(), TYPING_PAUSE)
})
form.addEventListener('submit', event => {
  event.preventDefault()
  clearTimeout(pause)
  void show()
})
await show()

function restoreFromAddress(): void {
  const given = new URLSearchParams(location.search)
  modelChoice.value = 'irpdptrhru-oh'
  for (const field of form.elements)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = given.get(field.name) ?? field.value
  if (modelChoice.selectedIndex < 0)
    modelChoice.add(new Option(given.get('model') ?? '', undefined, true, true))
}

function chosenModel(): ModelCard | undefined {
  return models.find(({ id }) => id === modelChoice.value)
}

function compositionIsOf({ elements }: ModelCard): boolean {
  const symbols = compositionField.value.match(/[A-Z][a-z]?/g) ?? []
  return symbols.every(symbol => elements.includes(symbol))
}

/** Asks for what the form says; an answer that a newer question has overtaken is dropped. */
async function show(): Promise<void> {
  latest.abort()
  latest = new AbortController()
  const { signal } = latest
  const card = chosenModel()
  element('elements').textContent = card === undefined ? '' : `covers ${card.elements.join(', ')}`
  const typed = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][]
  const fields = [...typed, ...further]
  const plotQuery = new URLSearchParams(fields)
  const query = new URLSearchParams(fields.filter(([name]) => !PLOT_OPTIONS.includes(name)))
  try {
    const [answer, plot] = await Promise.all([
      ask(`api/v1/distribution?${query}`, signal).then(response => response.json()),
      ask(`api/v1/distribution/plot.svg?${plotQuery}`, signal).then(response => response.blob()),
    ])
    history.replaceState(null, '', `?${plotQuery}`)
    present(answer as EnergyDistribution, plot as Blob, card as ModelCard, plotQuery, query)
  } catch (error) {
    if (!signal.aborted) presentFault((error as Error).message)
  }
}

async function ask(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal })
  if (!response.ok) throw new Error(((await response.json()) as { error: string }).error)
  return response
}

function presentFault(sentence: string): void {
  element('fault').textContent = sentence
  element('fault').hidden = false
  element('answer').hidden = true
}

function present(
  answer: EnergyDistribution,
  plot: Blob,
  card: ModelCard,
  plotQuery: URLSearchParams,
  query: URLSearchParams,
): void {
  const symbol = `Δ${answer.energy.quantity}(*${answer.adsorbate})`
  const image = element<HTMLImageElement>('plot')
  URL.revokeObjectURL(image.src)
  image.src = URL.createObjectURL(plot)
  image.alt = `Histogram of ${symbol}: mean ${answer.mean.toFixed(3)} eV, standard deviation ${answer.standardDeviation.toFixed(3)} eV`
  presentDownloads(plotQuery, query)
  presentUnseen(answer)
  element('figures').querySelector('caption')?.replaceChildren(`${symbol} / eV`)
  fill('figures', figures(answer))
  fill(
    'ensembles',
    [...answer.ensembles]
      .sort((a, b) => a.mean - b.mean)
      .map(({ name, probability, mean, standardDeviation, unseen }) => [
        unseen ? `${name} (no data)` : name,
        probability.toFixed(4),
        mean.toFixed(4),
        standardDeviation.toFixed(4),
      ]),
  )
  element('source').textContent =
    `${symbol} of ${answer.energy.reaction}; zero: ${answer.energy.zero}; negative binds stronger. ` +
    `Model: ${card.source.citation}${card.source.doi ? `, doi ${card.source.doi}` : ''}; ${qualityText(card)}.`
  element('fault').hidden = true
  element('answer').hidden = false
}

function qualityText({ residual }: ModelCard): string {
  if (residual === null) return 'code, with no error of a fit'
  return `mean absolute error ${residual.mae.toFixed(3)} eV on ${residual.n} rows`
}

function figures(answer: EnergyDistribution): string[][] {
  const counted = (count: string) => BigInt(count).toLocaleString('en')
  return [
    ['Mean', answer.mean.toFixed(4)],
    ['Standard deviation', answer.standardDeviation.toFixed(4)],
    ['Minimum', answer.minimum.toFixed(4)],
    ...Object.entries(answer.quantiles).map(([share, energy]) => [
      `${Number(share) * 100} % quantile`,
      energy.toFixed(4),
    ]),
    ['Maximum', answer.maximum.toFixed(4)],
    ['Fingerprints', counted(answer.fingerprints)],
    ['Arrangements', counted(answer.labelled)],
  ]
}

function presentUnseen({ unseenProbability, ensembles }: EnergyDistribution): void {
  const names = ensembles.filter(({ unseen }) => unseen).map(({ name }) => name)
  element('unseen').hidden = unseenProbability === 0
  element('unseen').textContent =
    `${(100 * unseenProbability).toFixed(1)} % of the sites are on ensembles that the model has no data for ` +
    `(${names.join(', ')}); their energies are predicted from the other ensembles.`
}

function presentDownloads(plotQuery: URLSearchParams, query: URLSearchParams): void {
  const files: [string, string, URLSearchParams][] = [
    ['SVG', 'plot.svg', plotQuery],
    ['PNG', 'plot.png', plotQuery],
    ['HTML', 'plot.html', plotQuery],
    ['Vega-Lite', 'plot.vl.json', plotQuery],
    ['CSV', 'bins.csv', query],
  ]
  const links = files.map(([label, file, fields]) => {
    const link = document.createElement('a')
    link.href = `api/v1/distribution/${file}?${fields}`
    link.download = file === 'bins.csv' ? 'distribution.csv' : file.replace('plot', 'distribution')
    link.textContent = label
    return link
  })
  const json = document.createElement('a')
  json.href = `api/v1/distribution?${query}`
  json.textContent = 'JSON'
  element('downloads').replaceChildren('Download ', ...links, json)
}

function fill(table: string, rows: readonly (readonly string[])[]): void {
  const body = element<HTMLTableElement>(table).tBodies[0] as HTMLTableSectionElement
  body.replaceChildren(
    ...rows.map(([name, ...values]) => {
      const row = document.createElement('tr')
      const heading = document.createElement('th')
      heading.scope = 'row'
      heading.textContent = name as string
      row.append(
        heading,
        ...values.map(value => Object.assign(document.createElement('td'), { textContent: value })),
      )
      return row
    }),
  )
}
