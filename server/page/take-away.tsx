import { useContext, useState } from 'preact/hooks'
import type { OperationName } from '../../src/question/operations.ts'
import type { Format } from '../asked.ts'
import { address } from './address.ts'
import { StaleContext } from './answer-box.tsx'
import { askFile, type Question } from './ask.ts'
import { cliCommand } from './cli-command.ts'
import { download } from './download.ts'
import { Fault } from './fault.ts'
import { ownModelsIn } from './own-models.ts'
import { scriptText } from './script-text.ts'

/** What each format is called, in the order of the buttons. */
const FORMAT_NAMES: Readonly<Partial<Record<Format, string>>> = {
  'plot.svg': 'SVG',
  'plot.png': 'PNG',
  'plot.vl.json': 'Vega-Lite',
  'plot.html': 'HTML',
  'data.csv': 'CSV',
  'data.parquet': 'Parquet',
  'slab.xyz': 'XYZ',
  'slab.vasp': 'POSCAR',
  json: 'JSON',
}

/** Formats of most operations: with a picture and a table. */
const USUAL: readonly Format[] = ['plot.svg', 'plot.png', 'plot.vl.json', 'plot.html', 'data.csv', 'json']

interface Copied {
  readonly what: string
  readonly text: string
  /** False where the browser gives no access to the clipboard, as it does over plain HTTP to another machine. */
  readonly isCopied: boolean
}

const writeToClipboard = async (text: string): Promise<boolean> => {
  if (navigator.clipboard === undefined) return false
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}

interface TakeAwayProps {
  readonly operation: OperationName
  /** The question on screen. */
  readonly question: Question
  /** Options of the picture alone. */
  readonly plotOptions?: Question
  readonly formats?: readonly Format[]
  /** The answer, where it would take long to be asked for again. */
  readonly answer?: unknown
}

/**
 * What is on screen, to take along: as files, as a command line, as a script, as a link. Nothing of an older question is.
 *
 * @example <TakeAway operation="joint" question={question} />
 */
export function TakeAway(props: TakeAwayProps) {
  const { operation, question, plotOptions = {}, formats = USUAL, answer } = props
  const [copied, setCopied] = useState<Copied | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const isStale = useContext(StaleContext)
  const ids = ownModelsIn(question).map(({ id }) => id)
  const isPicture = formats.some(format => format.startsWith('plot.'))

  async function save(format: Format): Promise<void> {
    if (isStale) return
    setFault(null)
    try {
      const asked = format.startsWith('plot.') ? { ...question, ...plotOptions } : question
      const isThere = format === 'json' && answer !== undefined
      const file = isThere ? jsonFile(answer) : await askFile(operation, format, asked)
      download(file, fileName(operation, format))
    } catch (error) {
      setFault(error instanceof Fault ? error.message : String(error))
    }
  }
  async function copy(what: string, text: string): Promise<void> {
    if (isStale) return
    const isCopied = await writeToClipboard(text)
    setCopied({ what, text, isCopied })
  }
  const written = formats.find(format => /^(plot|slab)\./.test(format))
  const command = () =>
    cliCommand(operation, isPicture ? { ...question, ...plotOptions } : question, {
      ownModels: ids,
      ...(written && { out: fileName(operation, written) }),
    })

  return (
    <section class="take-away" aria-label={`Take it away: ${operation}`}>
      <div class="buttons">
        <span class="buttons-label">Download</span>
        {formats.map(format => (
          <button
            key={format}
            type="button"
            class="small"
            aria-disabled={isStale}
            onClick={() => void save(format)}
          >
            {FORMAT_NAMES[format] ?? format}
          </button>
        ))}
      </div>
      <div class="buttons">
        <span class="buttons-label">Copy</span>
        <button
          type="button"
          class="small"
          aria-disabled={isStale}
          onClick={() => void copy('CLI command', command())}
        >
          CLI command
        </button>
        <button
          type="button"
          class="small"
          aria-disabled={isStale}
          onClick={() => void copy('Script', scriptText(operation, question, ids))}
        >
          Script
        </button>
        <button
          type="button"
          class="small"
          aria-disabled={isStale}
          onClick={() => void copy('Link', new URL(address.link({}), location.href).href)}
        >
          Link
        </button>
      </div>
      <div class="copied" aria-live="polite">
        {copied !== null && (
          <>
            <p>
              {copied.what} {copied.isCopied ? 'copied' : 'to copy from here'}
              {ids.length > 0 && ids.map(id => ` · download ${id}.json from the model card first`)}
            </p>
            <pre>{copied.text}</pre>
          </>
        )}
        {fault !== null && <p class="fault">{fault}</p>}
      </div>
    </section>
  )
}

const jsonFile = (answer: unknown): Blob => new Blob([JSON.stringify(answer)], { type: 'application/json' })

const fileName = (operation: OperationName, format: Format): string =>
  `${operation}${format === 'json' ? '.json' : format.slice(format.indexOf('.'))}`
